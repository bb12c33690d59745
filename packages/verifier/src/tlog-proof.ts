// SPDX-License-Identifier: Apache-2.0
// C2SP tlog-proof: one entry is in a channel, and its receiver cosigned a checkpoint over it.
import { canonicalText, parseCanonical, strictUtf8 } from './canonical.ts';
import type { KeySource } from './card-book.ts';
import { b64u, fromBase64 } from './encoding.ts';
import { Flaw } from './flaw.ts';
import { leafHash, rootFromInclusion } from './merkle.ts';
import { isSignedByLog, readCheckpoint } from './note.ts';
import { readOrigin } from './origin.ts';
import { cosignatureTimes } from './receipt.ts';
import * as s from './shape.ts';

export const entryShape = s.object({ act: s.hash, index: s.integer(), seen: s.integer() });
export type Entry = s.Of<typeof entryShape>;

/** A proof as it travels. */
export type RawProof = { readonly act: string; readonly origin: string; readonly proof: string };

/** What a proof shows once it verifies. */
export type ProvenEntry = {
  readonly entry: Entry;
  readonly origin: string;
  readonly from: string;
  readonly by: string;
  readonly size: number;
  readonly root: string;
  /** Least Ed25519 cosignature timestamp, Unix seconds. */
  readonly at: number;
  readonly latest: number;
};

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const MOST_HASHES = 64;

/** Leaf data of an entry (protocol §4). */
export function entryText(entry: Entry): string {
  return canonicalText({ act: entry.act, index: entry.index, seen: entry.seen });
}

/**
 * Verifies a tlog-proof for an act in a channel. The leaf data stands in the `extra` line; `known`, when given, is the
 * same entry from elsewhere and serves where there is no such line. Flaws: `proof`, and those of checkpoints.
 */
export function readProof(
  text: string,
  act: string,
  origin: string,
  keys: KeySource,
  known?: Entry,
): ProvenEntry {
  const { index, extra, path, note } = split(text);
  const entry = extra === undefined ? known : entryShape(parseCanonical(strictUtf8(extra)), 'extra');
  if (entry === undefined) throw new Flaw('proof', 'the entry is not in the proof and not known');
  if (entry.act !== act || entry.index !== index)
    throw new Flaw('proof', 'the entry is of another act or index');
  const { from, to } = readOrigin(origin);
  const checkpoint = readCheckpoint(note);
  if (checkpoint.origin !== origin) throw new Flaw('proof', 'the checkpoint is of another log');
  const root = rootFromInclusion(leafHash(entryText(entry)), index, checkpoint.size, path);
  if (root === undefined || !root.equals(checkpoint.root))
    throw new Flaw('proof', 'the path does not lead to the root');
  if (!isSignedByLog(checkpoint, origin, keys.logKeys(from))) {
    throw new Flaw('root', `no signature by the log key of ${from}`);
  }
  const { classical, hybrid } = cosignatureTimes(checkpoint, to, keys);
  if (classical.length === 0) throw new Flaw('root', `no Ed25519 cosignature of ${to}`);
  return {
    entry,
    origin,
    from,
    by: to,
    size: checkpoint.size,
    root: b64u(checkpoint.root),
    at: Math.min(...classical),
    latest: Math.max(...classical, ...hybrid),
  };
}

function split(text: string): { index: number; extra: Buffer | undefined; path: Buffer[]; note: string } {
  const gap = text.indexOf('\n\n');
  const lines = gap < 0 ? [] : text.slice(0, gap).split('\n');
  if (lines.shift() !== FIRST_LINE) throw new Flaw('proof', 'not a tlog-proof');
  const extra =
    lines[0]?.startsWith('extra ') === true ? fromBase64((lines.shift() ?? '').slice(6)) : undefined;
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw new Flaw('proof', 'no index');
  if (lines.length > MOST_HASHES) throw new Flaw('proof', 'the path is too long');
  const path = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash.length !== 32) throw new Flaw('proof', 'a hash has 32 bytes');
    return hash;
  });
  return { index: Number(index), extra, path, note: text.slice(gap + 2) };
}
