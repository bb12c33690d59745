// SPDX-License-Identifier: Apache-2.0
// A node's journal as an export carries it (protocol §12): digests only, under a checkpoint that a witness cosigned.
import { canonicalText } from './canonical.ts';
import type { CardBook } from './card-book.ts';
import { Flaw } from './flaw.ts';
import { Leaves, leafHash } from './merkle.ts';
import { cosignedAt, isSignedByLog, readCheckpoint } from './note.ts';
import { readJournalOrigin } from './origin.ts';

export type Journal = {
  readonly origin: string;
  readonly size: number;
  /** How many witnesses named on the party's cards cosigned the checkpoint. */
  readonly witnesses: number;
  /** Greatest cosignature timestamp, Unix seconds; 0 without any. */
  readonly latest: number;
};

/**
 * Verifies a journal line. Flaws: `journal` (root, size, party, not this party's), `root` (checkpoint and cosignatures).
 */
export function readJournal(
  origin: string,
  note: string,
  rows: readonly [string, string][],
  by: string,
  book: CardBook,
): Journal {
  if (readJournalOrigin(origin) !== by) throw new Flaw('journal', `${origin} is not a journal of ${by}`);
  const checkpoint = readCheckpoint(note);
  if (checkpoint.origin !== origin) throw new Flaw('journal', 'the checkpoint is of another log');
  if (checkpoint.size !== rows.length) {
    throw new Flaw('journal', `${rows.length} leaves under a checkpoint of ${checkpoint.size}`);
  }
  const leaves = new Leaves();
  rows.forEach(([at, digest], index) => {
    leaves.push(leafHash(canonicalText({ at, digest, index })));
  });
  if (leaves.rootAt(rows.length)?.equals(checkpoint.root) !== true) {
    throw new Flaw('journal', 'the leaves do not give the root of the checkpoint');
  }
  if (!isSignedByLog(checkpoint, origin, book.logKeys(by))) {
    throw new Flaw('root', `no signature by the log key of ${by}`);
  }
  const stamps = book.witnesses(by).map(({ name, key }) => cosignedAt(checkpoint, name, 'ed25519', [key]));
  return {
    origin,
    size: rows.length,
    witnesses: stamps.filter((times) => times.length > 0).length,
    latest: Math.max(0, ...stamps.flat()),
  };
}
