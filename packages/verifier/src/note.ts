// SPDX-License-Identifier: Apache-2.0
// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint) and their signature lines (tlog-cosignature).
import { fromBase64, sha256 } from './encoding.ts';
import { Flaw } from './flaw.ts';
import { verifyEd25519, verifyMlDsa44 } from './keys.ts';

export type SignatureLine = { readonly name: string; readonly keyId: string; readonly signature: Buffer };

/** A checkpoint whose form is right; nothing in it has been verified. `body` is what log and Ed25519 cosigners sign. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly body: string;
  readonly lines: readonly SignatureLine[];
};

export type CosignatureKind = 'ed25519' | 'mldsa44';

const KIND_BYTE = { log: 0x01, ed25519: 0x04, mldsa44: 0x06 } as const;
const LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const NOTE_CHARACTERS = 131_072;
const MOST_LINES = 16;

/** Reads a checkpoint note of exactly three lines and its signature lines. Flaw: `root`. */
export function readCheckpoint(note: string): Checkpoint {
  if (note.length > NOTE_CHARACTERS) throw new Flaw('root', 'note is too long');
  if (hasControls(note)) throw new Flaw('root', 'control character in a note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new Flaw('root', 'not a signed note');
  const body = note.slice(0, split + 1);
  const [origin, size, root, ...rest] = body.split('\n');
  if (
    origin === undefined ||
    size === undefined ||
    root === undefined ||
    rest.length !== 1 ||
    rest[0] !== ''
  ) {
    throw new Flaw('root', 'a checkpoint has exactly three lines');
  }
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new Flaw('root', 'origin or size is not well formed');
  }
  const hash = fromBase64(root);
  if (hash.length !== 32) throw new Flaw('root', 'a root has 32 bytes');
  const lines = note
    .slice(split + 2, -1)
    .split('\n')
    .map(readLine);
  if (lines.length > MOST_LINES) throw new Flaw('root', `${lines.length} signature lines`);
  return { origin, size: Number(size), root: hash, body, lines };
}

/** Key id of a signature line: the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key), in hexadecimal. */
export function keyIdOf(name: string, kind: keyof typeof KIND_BYTE, key: string): string {
  const input = Buffer.concat([
    Buffer.from(`${name}\n`),
    Buffer.from([KIND_BYTE[kind]]),
    Buffer.from(key, 'base64url'),
  ]);
  return sha256(input).subarray(0, 4).toString('hex');
}

/**
 * Finds the log's own signature (type 0x01, key name = `name`) under any of the keys and verifies it. False when there is
 * none by a known key; a line of a known key that does not verify is a Flaw `root`.
 */
export function isSignedByLog(checkpoint: Checkpoint, name: string, keys: readonly string[]): boolean {
  let found = false;
  for (const key of keys) {
    for (const line of linesOf(checkpoint, name, keyIdOf(name, 'log', key))) {
      if (!verifyEd25519(key, Buffer.from(checkpoint.body), line.signature)) {
        throw new Flaw('root', `signature of ${name} does not verify`);
      }
      found = true;
    }
  }
  return found;
}

/**
 * Timestamps (Unix seconds) of the cosignatures of one kind by `name` under any of the keys, each verified. A line of a
 * known key that does not verify is a Flaw `root`.
 */
export function cosignedAt(
  checkpoint: Checkpoint,
  name: string,
  kind: CosignatureKind,
  keys: readonly string[],
): number[] {
  const times: number[] = [];
  for (const key of keys) {
    for (const line of linesOf(checkpoint, name, keyIdOf(name, kind, key))) {
      times.push(verifiedTime(checkpoint, name, kind, key, line.signature));
    }
  }
  return times;
}

function verifiedTime(
  checkpoint: Checkpoint,
  name: string,
  kind: CosignatureKind,
  key: string,
  timestamped: Buffer,
): number {
  const stamp = timestamped.length > 8 ? timestamped.readBigUInt64BE(0) : -1n;
  const signature = timestamped.subarray(8);
  const verifies =
    stamp >= 0n &&
    stamp <= BigInt(Number.MAX_SAFE_INTEGER) &&
    (kind === 'ed25519'
      ? verifyEd25519(key, Buffer.from(`cosignature/v1\ntime ${stamp}\n${checkpoint.body}`), signature)
      : verifyMlDsa44(key, cosignedMessage(checkpoint, name, stamp), signature));
  if (!verifies) throw new Flaw('root', `${kind} cosignature of ${name} does not verify`);
  return Number(stamp);
}

/** `cosigned_message` of tlog-cosignature for a whole checkpoint (start is 0). */
function cosignedMessage(checkpoint: Checkpoint, name: string, stamp: bigint): Buffer {
  const number = (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(value);
    return bytes;
  };
  const vector = (text: string) => {
    const bytes = Buffer.from(text);
    if (bytes.length < 1 || bytes.length > 255) throw new Flaw('root', 'a name is too long to be cosigned');
    return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  };
  return Buffer.concat([
    Buffer.from('subtree/v1\n\0'),
    vector(name),
    number(stamp),
    vector(checkpoint.origin),
    number(0n),
    number(BigInt(checkpoint.size)),
    checkpoint.root,
  ]);
}

function readLine(line: string): SignatureLine {
  const match = LINE.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) throw new Flaw('root', 'not a signature line');
  const bytes = fromBase64(match[2]);
  if (bytes.length < 5) throw new Flaw('root', 'a signature line is too short');
  return { name: match[1], keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

function linesOf(checkpoint: Checkpoint, name: string, keyId: string): SignatureLine[] {
  return checkpoint.lines.filter((line) => line.name === name && line.keyId === keyId);
}

function hasControls(note: string): boolean {
  for (let k = 0; k < note.length; k++) {
    const unit = note.charCodeAt(k);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
