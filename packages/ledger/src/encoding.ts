// SPDX-License-Identifier: Apache-2.0
// Texts and numbers in their one canonical form: a second spelling of the same thing is refused.
import { Buffer } from 'node:buffer';
import { LedgerError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

/** Decodes exactly what `toBase64` writes: other alphabets, padding, spaces or stray last bits are `bad_encoding`. */
export function fromBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new LedgerError('bad_encoding', 'not canonical base64');
  return bytes;
}

/** Decodes an ASCII decimal from 0 to 2^53-1 without sign, spaces or leading zero; else `bad_encoding`. */
export function fromDecimal(text: string): number {
  const value = /^(?:0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new LedgerError('bad_encoding', 'not a plain decimal below 2^53');
  return value;
}

/** Decodes UTF-8 without replacing or dropping anything; a string must be well formed. Else `bad_encoding`. */
export function toText(input: Uint8Array | string): string {
  if (typeof input === 'string') {
    if (!input.isWellFormed()) throw new LedgerError('bad_encoding', 'the text holds half a character');
    return input;
  }
  try {
    return utf8.decode(input);
  } catch {
    throw new LedgerError('bad_encoding', 'not valid UTF-8');
  }
}

/** Does the text hold an ASCII control character (below U+0020)? */
export function holdsControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}
