// SPDX-License-Identifier: Apache-2.0
// Checkpoints: which log, how many leaves, which root. One checkpoint has one text.
// Follows C2SP tlog-checkpoint (github.com/C2SP/C2SP at 2793893976c8).
import { fromBase64, fromDecimal, holdsControl, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { requireHash, requireSize } from './hash.ts';

/** A log's head: `size` leaves (at most 2^53-1) under `root` (32 bytes). `extensions` are lines without newline. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions?: readonly string[];
}

/** The text that is signed, ending with a newline; `bad_checkpoint`, `bad_hash` or `out_of_range` if there is none. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  requireSize(size, 'a tree size');
  requireHash(root);
  requireLine(origin);
  for (const line of extensions) requireLine(line);
  return `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`;
}

/** Reads the text of a checkpoint: only what `formatCheckpoint` writes, else `bad_checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new LedgerError('bad_checkpoint', 'a checkpoint ends with a newline');
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  if (origin === undefined || size === undefined || root === undefined) {
    throw new LedgerError('bad_checkpoint', 'a checkpoint has at least three lines');
  }
  for (const line of [origin, ...extensions]) requireLine(line);
  const head = { origin, size: fromDecimal(size), root: fromBase64(root) };
  requireHash(head.root);
  return extensions.length === 0 ? head : { ...head, extensions };
}

function requireLine(line: string): void {
  if (line === '' || !line.isWellFormed() || holdsControl(line)) {
    throw new LedgerError('bad_checkpoint', 'a line is not empty and holds no control character');
  }
}
