// SPDX-License-Identifier: Apache-2.0
// A receipt (protocol §5): the cosigned checkpoint and the receiver's signed statement about it.
import type { KeySource } from './card-book.ts';
import { b64u, hashText } from './encoding.ts';
import { Flaw } from './flaw.ts';
import { parseJws, signedBy } from './jws.ts';
import { type Checkpoint, cosignedAt, isSignedByLog, keyIdOf, readCheckpoint } from './note.ts';
import { readOrigin } from './origin.ts';
import * as s from './shape.ts';

export const receiptShape = s.object({ v: s.oneOf(1), checkpoint: s.string, statement: s.string });
export type RawReceipt = s.Of<typeof receiptShape>;

const STATEMENT_BYTES = 16_384;

const statementShape = s.object({
  v: s.oneOf(1),
  by: s.party,
  origin: s.string,
  size: s.integer(),
  root: s.hash,
  own: s.integer(),
  time: s.time,
});

/** A receipt that verifies: `by` holds the first `size` entries of `origin`, whose tree has `root`, since `at`. */
export type Receipt = {
  readonly id: string;
  readonly origin: string;
  readonly from: string;
  readonly by: string;
  readonly size: number;
  readonly root: string;
  readonly own: number;
  readonly kid: string;
  /** Least Ed25519 cosignature timestamp, Unix seconds. */
  readonly at: number;
  /** Greatest cosignature timestamp in it, Unix seconds. */
  readonly latest: number;
};

/**
 * Verifies a receipt against the keys of the cards. Flaws: `schema`, `non-canonical`, `root` (checkpoint, its three lines
 * in their order, what the statement says of it), `key-unknown`, `signature`.
 */
export function readReceipt(raw: RawReceipt, keys: KeySource): Receipt {
  const jws = parseJws(raw.statement, 'tansiq-receipt+jws', STATEMENT_BYTES);
  const said = statementShape(jws.payload, 'statement');
  const { from, to } = readOrigin(said.origin);
  if (said.by !== to) throw new Flaw('root', `${said.by} is not the receiver of ${said.origin}`);
  const checkpoint = readCheckpoint(raw.checkpoint);
  if (
    checkpoint.origin !== said.origin ||
    checkpoint.size !== said.size ||
    b64u(checkpoint.root) !== said.root
  ) {
    throw new Flaw('root', 'statement and checkpoint do not say the same');
  }
  const key = keys.signKey(to, jws.kid);
  if (key === undefined) throw new Flaw('key-unknown', `no card of ${to} lists the key of this receipt`);
  if (!signedBy(jws, key)) throw new Flaw('signature', `statement of ${to} does not verify`);
  checkLines(checkpoint, from, to, keys);
  const { classical, hybrid } = cosignatureTimes(checkpoint, to, keys);
  return {
    id: hashText(raw.statement),
    origin: said.origin,
    from,
    by: to,
    size: said.size,
    root: said.root,
    own: said.own,
    kid: jws.kid,
    at: Math.min(...classical),
    latest: Math.max(...classical, ...hybrid),
  };
}

/** Exactly three lines: the sender's, then the receiver's Ed25519 and ML-DSA-44 cosignatures (protocol §5). */
function checkLines(checkpoint: Checkpoint, from: string, to: string, keys: KeySource): void {
  const expected = [
    { name: checkpoint.origin, ids: keys.logKeys(from).map((key) => keyIdOf(checkpoint.origin, 'log', key)) },
    { name: to, ids: keys.cosignKeys(to).ed25519.map((key) => keyIdOf(to, 'ed25519', key)) },
    { name: to, ids: keys.cosignKeys(to).mldsa44.map((key) => keyIdOf(to, 'mldsa44', key)) },
  ];
  const fits = expected.every(({ name, ids }, k) => {
    const line = checkpoint.lines[k];
    return line?.name === name && ids.includes(line.keyId);
  });
  if (!fits || checkpoint.lines.length !== expected.length) {
    throw new Flaw(
      'root',
      'not the line of the sender and the two cosignatures of the receiver, in this order',
    );
  }
  if (!isSignedByLog(checkpoint, checkpoint.origin, keys.logKeys(from))) {
    throw new Flaw('root', `no signature by the log key of ${from}`);
  }
}

/** Verified cosignature times of a party on a checkpoint: Ed25519 and ML-DSA-44. */
export function cosignatureTimes(
  checkpoint: Checkpoint,
  by: string,
  keys: KeySource,
): { classical: number[]; hybrid: number[] } {
  const { ed25519, mldsa44 } = keys.cosignKeys(by);
  return {
    classical: cosignedAt(checkpoint, by, 'ed25519', ed25519),
    hybrid: cosignedAt(checkpoint, by, 'mldsa44', mldsa44),
  };
}
