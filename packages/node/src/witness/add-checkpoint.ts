// SPDX-License-Identifier: Apache-2.0
// The request of C2SP tlog-witness: an old size, a consistency proof from it, and a signed checkpoint.
import { Buffer } from 'node:buffer';

/** Most lines a proof may have: no tree is higher. */
const MOST_HASHES = 63;

export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last; 0 when there was none. */
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  /** Signed note. */
  readonly note: string;
}

/** The request's body. */
export function formatAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  const lines = [`old ${old}`, ...proof.map((hash) => Buffer.from(hash).toString('base64'))];
  return `${lines.join('\n')}\n\n${note}`;
}

/** Reads a request's body; undefined for anything that `formatAddCheckpoint` would not have written. */
export function parseAddCheckpoint(body: string): AddCheckpoint | undefined {
  const split = body.indexOf('\n\n');
  if (split < 0) return undefined;
  const [first = '', ...rest] = body.slice(0, split).split('\n');
  const digits = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  const old = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(old) || rest.length > MOST_HASHES) return undefined;
  const proof = rest.map((line) => Buffer.from(line, 'base64'));
  const canonical = proof.every((hash, at) => hash.length === 32 && hash.toString('base64') === rest[at]);
  return canonical ? { old, proof, note: body.slice(split + 2) } : undefined;
}
