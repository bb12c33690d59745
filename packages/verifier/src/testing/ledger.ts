// SPDX-License-Identifier: Apache-2.0
// Logs for tests: naive Merkle trees straight from the definition, signed notes, cosignatures, proofs.
import { createHash, sign } from 'node:crypto';
import type { Party, SigningKey } from './keys.ts';

const hash = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
export const leaf = (data: string): Buffer => hash(Buffer.from([0]), Buffer.from(data));

/** RFC 6962 §2.1, as it is written there. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return leaves[0] as Buffer;
  const k = split(leaves.length);
  return hash(Buffer.from([1]), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** RFC 6962 §2.1.1. */
export function pathOf(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

function line(name: string, type: number, key: string, signature: Buffer): string {
  const id = hash(Buffer.from(`${name}\n`), Buffer.from([type]), Buffer.from(key, 'base64url')).subarray(
    0,
    4,
  );
  return `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

export function checkpointBody(origin: string, leaves: readonly Buffer[]): string {
  return `${origin}\n${leaves.length}\n${rootOf(leaves).toString('base64')}\n`;
}

export function logLine(origin: string, key: SigningKey, body: string): string {
  return line(origin, 1, key.x, sign(null, Buffer.from(body), key.secret));
}

/** C2SP tlog-cosignature, Ed25519. */
export function cosignLine(name: string, key: SigningKey, body: string, at: number): string {
  const message = Buffer.from(`cosignature/v1\ntime ${at}\n${body}`);
  return line(name, 4, key.x, Buffer.concat([u64(at), sign(null, message, key.secret)]));
}

/** C2SP tlog-cosignature, ML-DSA-44 over the whole checkpoint. */
export function hybridLine(by: Party, origin: string, leaves: readonly Buffer[], at: number): string {
  const key = by.cosign.mldsa44;
  const message = Buffer.concat([
    Buffer.from('subtree/v1\n\0'),
    Buffer.from([by.id.length]),
    Buffer.from(by.id),
    u64(at),
    Buffer.from([origin.length]),
    Buffer.from(origin),
    u64(0),
    u64(leaves.length),
    rootOf(leaves),
  ]);
  return line(by.id, 6, key.x, Buffer.concat([u64(at), sign(null, message, key.secret)]));
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
