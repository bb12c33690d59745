// SPDX-License-Identifier: Apache-2.0
// Cosignatures: what a party says of a checkpoint after checking that its log only grew.
// Follows C2SP tlog-cosignature (github.com/C2SP/C2SP at 01194db11950).
import { Buffer } from 'node:buffer';
import { type Checkpoint, formatCheckpoint } from './checkpoint.ts';
import { LedgerError } from './errors.ts';
import { requireSize } from './hash.ts';
import { isBy, type NoteSignature } from './note.ts';
import type { Signer, Verifier } from './signers.ts';

const TIME_BYTES = 8;
const MAX_NAME_BYTES = 255;
const SUBTREE_LABEL = Buffer.from('subtree/v1\n\0', 'latin1');

/**
 * Cosigns a checkpoint at `time` (seconds since 1970, an integer). The caller has checked consistency and that the
 * times of its cosignatures for this log do not go back. ML-DSA-44 does not cover extension lines and, with
 * time 0, says nothing about this being the largest tree seen. `bad_key` for a key that does not cosign.
 */
export function cosign(checkpoint: Checkpoint, signer: Signer, time: number): NoteSignature {
  requireSize(time, 'a time');
  const signature = signer.sign(cosignedMessage(checkpoint, signer, time));
  return { name: signer.name, keyId: signer.keyId, signature: Buffer.concat([uint64(time), signature]) };
}

/**
 * The time (seconds since 1970) at which this key cosigned this checkpoint. `bad_signature` when the line is not by
 * this key or does not hold; whether a time in the future is acceptable is the caller's to judge.
 */
export function verifyCosignature(checkpoint: Checkpoint, line: NoteSignature, verifier: Verifier): number {
  const blob = Buffer.from(line.signature);
  if (!isBy(line, verifier)) throw new LedgerError('bad_signature', 'the line is by another key');
  const time = blob.length > TIME_BYTES ? Number(blob.readBigUInt64BE(0)) : Number.NaN;
  if (!Number.isSafeInteger(time))
    throw new LedgerError('bad_signature', 'no time below 2^53 in the cosignature');
  if (!verifier.verify(cosignedMessage(checkpoint, verifier, time), blob.subarray(TIME_BYTES))) {
    throw new LedgerError('bad_signature', 'the cosignature does not hold for this checkpoint');
  }
  return time;
}

/** The exact bytes that a cosigner of this name and use signs; `bad_key` for a use that does not cosign. */
export function cosignedMessage(
  checkpoint: Checkpoint,
  cosigner: Pick<Signer, 'name' | 'use'>,
  time: number,
): Uint8Array {
  requireSize(time, 'a time');
  const text = formatCheckpoint(checkpoint);
  if (cosigner.use === 'cosignature-ed25519')
    return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`, 'utf8');
  if (cosigner.use !== 'cosignature-ml-dsa-44') throw new LedgerError('bad_key', 'not a key that cosigns');
  return Buffer.concat([
    SUBTREE_LABEL,
    shortOpaque(cosigner.name),
    uint64(time),
    shortOpaque(checkpoint.origin),
    uint64(0),
    uint64(checkpoint.size),
    checkpoint.root,
  ]);
}

function shortOpaque(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length === 0 || bytes.length > MAX_NAME_BYTES) {
    throw new LedgerError('out_of_range', 'ML-DSA-44 cosignatures take names and origins of 1 to 255 bytes');
  }
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
