// SPDX-License-Identifier: Apache-2.0
// A proof that can be handed on: that an entry stands in a log whose head others have signed.
// Follows C2SP tlog-proof (github.com/C2SP/C2SP at 0065ea5b7161).
import { fromBase64, fromDecimal, toBase64, toText } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { requireHash, requireSize } from './hash.ts';
import { formatNote, parseNote } from './note.ts';
import { type CheckpointPolicy, type OpenedCheckpoint, openCheckpoint } from './open-checkpoint.ts';
import { verifyInclusion } from './verify.ts';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const MAX_HASHES = 63;

/** `proof` runs from the leaf's sibling upwards; `checkpoint` is the signed note verbatim; `extra` is not signed. */
export interface TlogProof {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
}

/** Writes the text form; `bad_proof`, `out_of_range`, `bad_hash` or a note's codes when a part cannot be written. */
export function formatTlogProof(proof: TlogProof): string {
  requireSize(proof.index, 'a leaf index');
  for (const hash of proof.proof) requireHash(hash);
  requireNote(proof.checkpoint);
  if (proof.extra?.length === 0)
    throw new LedgerError('bad_proof', 'extra bytes are left out when there are none');
  if (proof.proof.length > MAX_HASHES)
    throw new LedgerError('bad_proof', 'more hashes than any tree has levels');
  const extra = proof.extra ? [`extra ${toBase64(proof.extra)}`] : [];
  const lines = [FIRST_LINE, ...extra, `index ${proof.index}`, ...proof.proof.map(toBase64), ''];
  return `${lines.join('\n')}\n${proof.checkpoint}`;
}

/** Reads exactly what `formatTlogProof` writes; else `bad_proof`, `bad_encoding`, `bad_hash` or a note's codes. */
export function parseTlogProof(input: Uint8Array | string): TlogProof {
  const text = toText(input);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new LedgerError('bad_proof', 'no blank line before the checkpoint');
  const lines = text.slice(0, split).split('\n');
  if (lines.shift() !== FIRST_LINE) throw new LedgerError('bad_proof', `the first line is not ${FIRST_LINE}`);
  const extra = lines[0]?.startsWith('extra ')
    ? fromBase64(lines.shift()?.slice('extra '.length) ?? '')
    : undefined;
  const indexLine = lines.shift();
  if (!indexLine?.startsWith('index ')) throw new LedgerError('bad_proof', 'no line with the index');
  const proof = lines.map(fromBase64);
  const parsed: TlogProof = {
    index: fromDecimal(indexLine.slice('index '.length)),
    proof,
    checkpoint: text.slice(split + 2),
    ...(extra && { extra }),
  };
  if (formatTlogProof(parsed) !== text) throw new LedgerError('bad_proof', 'not the one text of this proof');
  return parsed;
}

/**
 * The checkpoint under which the leaf (its 32-byte hash) stands at the proof's index, believed under `policy`.
 * `not_included` when the path does not lead to the root; otherwise the codes of `openCheckpoint`.
 * `extra` is not checked by anything.
 */
export function verifyTlogProof(
  proof: TlogProof,
  leafHash: Uint8Array,
  policy: CheckpointPolicy,
): OpenedCheckpoint {
  const opened = openCheckpoint(proof.checkpoint, policy);
  const { size, root } = opened.checkpoint;
  if (!verifyInclusion(leafHash, proof.index, size, proof.proof, root)) {
    throw new LedgerError('not_included', 'the leaf does not stand at this index of the checkpointed log');
  }
  return opened;
}

// Written again and compared, so that a note with a second spelling cannot ride in a proof.
function requireNote(text: string): void {
  if (formatNote(parseNote(text)) !== text)
    throw new LedgerError('bad_proof', 'not the one text of this note');
}
