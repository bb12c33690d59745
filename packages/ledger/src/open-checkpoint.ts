// SPDX-License-Identifier: Apache-2.0
// From a signed note to a checkpoint that may be believed: all who must have signed did, and no known line is false.
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosign, verifyCosignature } from './cosignature.ts';
import { LedgerError } from './errors.ts';
import { requireSize } from './hash.ts';
import { formatNote, isBy, type NoteSignature, parseNote, signNote, verifyNoteSignature } from './note.ts';
import type { KeyUse, Signer, Verifier } from './signers.ts';

/** Whom to believe about a log. */
export interface CheckpointPolicy {
  /** The origin that the checkpoint must carry. */
  readonly origin: string;
  /** Keys that must all have signed: at least one. */
  readonly required: readonly Verifier[];
  /** Keys of which lines are checked where present, and counted for `threshold`. */
  readonly cosigners?: readonly Verifier[];
  /** How many different names among `cosigners` must have signed; 0 when absent. */
  readonly threshold?: number;
}

/** A signature line that holds. `time` (seconds since 1970) is there for cosignatures only. */
export interface VerifiedSignature {
  readonly name: string;
  readonly keyId: number;
  readonly use: KeyUse;
  readonly time?: number;
}

/** A checkpoint with the lines, in the note's order, that known keys vouch for it with. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly signatures: readonly VerifiedSignature[];
}

/** Signs a checkpoint with any use of key; `time` (seconds since 1970) goes into cosignatures. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer, time: number): NoteSignature {
  return signer.use === 'note'
    ? signNote(formatCheckpoint(checkpoint), signer)
    : cosign(checkpoint, signer, time);
}

/** The note of a checkpoint and its signature lines, in the order given. */
export function formatSignedCheckpoint(checkpoint: Checkpoint, signatures: readonly NoteSignature[]): string {
  return formatNote({ text: formatCheckpoint(checkpoint), signatures });
}

/**
 * Reads a signed checkpoint and believes it only under `policy`. Lines of unknown keys are ignored.
 * `bad_signature` when a line of a known key is false or stands twice; `not_signed` when a required key or the
 * threshold is missing, or when extension lines stand that no signature covers; `wrong_origin`; and the codes of
 * `parseNote` and `parseCheckpoint`.
 */
export function openCheckpoint(input: Uint8Array | string, policy: CheckpointPolicy): OpenedCheckpoint {
  const { origin, required, cosigners = [], threshold = 0 } = policy;
  if (required.length === 0) throw new LedgerError('not_signed', 'a policy requires at least one key');
  requireSize(threshold, 'a threshold');
  const note = parseNote(input);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== origin) throw new LedgerError('wrong_origin', 'a checkpoint of another log');
  const known = [...required, ...cosigners];
  const signatures: VerifiedSignature[] = [];
  for (const line of note.signatures) {
    const verifier = known.find((key) => isBy(line, key));
    if (!verifier) continue;
    if (signatures.some((earlier) => isBy(line, earlier))) {
      throw new LedgerError('bad_signature', 'two lines by the same key');
    }
    signatures.push(verified(note.text, checkpoint, line, verifier));
  }
  const signed = (key: Verifier): boolean => signatures.some((line) => isBy(line, key));
  if (!required.every(signed)) throw new LedgerError('not_signed', 'a key that must sign did not');
  if (new Set(cosigners.filter(signed).map((key) => key.name)).size < threshold) {
    throw new LedgerError('not_signed', 'too few cosigners signed');
  }
  // ML-DSA-44 cosignatures leave extension lines out, so on their own they would let anyone write some in.
  const covered = signatures.some((line) => line.use !== 'cosignature-ml-dsa-44');
  if (checkpoint.extensions && !covered)
    throw new LedgerError('not_signed', 'no signature covers the extension lines');
  return { checkpoint, signatures };
}

function verified(
  text: string,
  checkpoint: Checkpoint,
  line: NoteSignature,
  verifier: Verifier,
): VerifiedSignature {
  const { name, keyId, use } = verifier;
  if (use !== 'note') return { name, keyId, use, time: verifyCosignature(checkpoint, line, verifier) };
  if (!verifyNoteSignature(text, line, verifier)) {
    throw new LedgerError('bad_signature', 'the signature does not hold for this checkpoint');
  }
  return { name, keyId, use };
}
