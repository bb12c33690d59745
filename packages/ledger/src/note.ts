// SPDX-License-Identifier: Apache-2.0
// Signed notes: a text and the signature lines under it, read strictly and written in one way only.
// Follows C2SP signed-note (github.com/C2SP/C2SP at 055287621bf3).
import { Buffer } from 'node:buffer';
import { fromBase64, holdsControl, toBase64, toText } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { requireKeyName, type Signer, type Verifier } from './signers.ts';

const MAX_NOTE_BYTES = 1 << 20;
const MAX_SIGNATURES = 128;
const KEY_ID_BYTES = 4;

/** One signature line: `keyId` is an unsigned 32-bit number, `signature` what follows it, at least one byte. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A note: `text` ends with a newline and is what the lines sign. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * Reads a signed note of at most 1 MiB and 128 signatures. Signatures are not checked here.
 * `bad_note` or `bad_encoding` for anything that `formatNote` would not have written.
 */
export function parseNote(input: Uint8Array | string): SignedNote {
  if (input.length > MAX_NOTE_BYTES) throw new LedgerError('bad_note', 'the note is too long');
  const whole = toText(input);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n'))
    throw new LedgerError('bad_note', 'no signature lines after a blank line');
  const text = whole.slice(0, split + 1);
  requireText(text);
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new LedgerError('bad_note', 'too many signatures');
  return { text, signatures: lines.map(parseLine) };
}

/** Writes a note; `bad_note` when the text does not end with a newline or a part is not allowed in a note. */
export function formatNote(note: SignedNote): string {
  requireText(note.text);
  const { length } = note.signatures;
  if (length === 0 || length > MAX_SIGNATURES)
    throw new LedgerError('bad_note', 'a note has 1 to 128 signatures');
  const written = `${note.text}\n${note.signatures.map(formatLine).join('')}`;
  if (Buffer.byteLength(written) > MAX_NOTE_BYTES) throw new LedgerError('bad_note', 'the note is too long');
  return written;
}

/** Signs a text with a key of use `note`; `bad_key` for a key of another use. */
export function signNote(text: string, signer: Signer): NoteSignature {
  requireText(text);
  if (signer.use !== 'note') throw new LedgerError('bad_key', 'not a key that signs notes');
  return { name: signer.name, keyId: signer.keyId, signature: signer.sign(Buffer.from(text, 'utf8')) };
}

/** Is this the signature of this text by this key? Name, key id and use must be the key's own. */
export function verifyNoteSignature(text: string, signature: NoteSignature, verifier: Verifier): boolean {
  return (
    verifier.use === 'note' &&
    isBy(signature, verifier) &&
    verifier.verify(Buffer.from(text, 'utf8'), signature.signature)
  );
}

/** A key as a signature line names it. */
export type KeyClaim = Pick<NoteSignature, 'name' | 'keyId'>;

/** Does the line claim this very key (name and key id)? */
export function isBy(line: KeyClaim, key: KeyClaim): boolean {
  return line.name === key.name && line.keyId === key.keyId;
}

function parseLine(line: string): NoteSignature {
  const parts = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line);
  const [, name, blob] = parts ?? [];
  if (name === undefined || blob === undefined) throw new LedgerError('bad_note', 'not a signature line');
  requireKeyName(name);
  const bytes = Buffer.from(fromBase64(blob));
  if (bytes.length <= KEY_ID_BYTES) throw new LedgerError('bad_note', 'a signature without bytes');
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(KEY_ID_BYTES) };
}

function formatLine({ name, keyId, signature }: NoteSignature): string {
  requireKeyName(name);
  if (signature.length === 0) throw new LedgerError('bad_note', 'a signature without bytes');
  if (!Number.isInteger(keyId) || keyId < 0 || keyId > 0xffffffff) {
    throw new LedgerError('bad_note', 'a key id is 32 bits');
  }
  const id = Buffer.alloc(KEY_ID_BYTES);
  id.writeUInt32BE(keyId);
  return `\u2014 ${name} ${toBase64(Buffer.concat([id, signature]))}\n`;
}

function requireText(text: string): void {
  if (!text.endsWith('\n')) throw new LedgerError('bad_note', 'the text of a note ends with a newline');
  if (!text.isWellFormed() || holdsControl(text.replaceAll('\n', ''))) {
    throw new LedgerError('bad_note', 'a note holds well-formed text without control characters');
  }
}
