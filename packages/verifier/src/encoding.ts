// SPDX-License-Identifier: Apache-2.0
// Bytes as text and back: canonical base64url and base64, hashes, times (protocol §1).
import { hash } from 'node:crypto';
import { Flaw } from './flaw.ts';

/** True for canonical unpadded base64url. */
export function isB64u(text: string): boolean {
  return Buffer.from(text, 'base64url').toString('base64url') === text;
}

/** Decodes unpadded base64url; refuses (`non-canonical`) padding, foreign characters and non-zero unused bits. */
export function fromB64u(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Flaw('non-canonical', 'not canonical base64url');
  return bytes;
}

/** Decodes padded standard base64 (RFC 4648 §4), canonical only, as signed notes use it. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Flaw('non-canonical', 'not canonical base64');
  return bytes;
}

export function b64u(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** SHA-256 of bytes or of the UTF-8 of a text: 32 bytes. */
export function sha256(input: Uint8Array | string): Buffer {
  return hash('sha256', input, 'buffer');
}

/** SHA-256 as the 43 characters of base64url that the protocol calls a hash. */
export function hashText(input: Uint8Array | string): string {
  return hash('sha256', input, 'base64url');
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Unix seconds of a protocol time, or undefined when it is not a real moment in exactly that form. */
export function secondsOf(time: string): number | undefined {
  if (!TIME.test(time)) return undefined;
  const milliseconds = Date.parse(time);
  // Date.parse accepts 24:00:00 and, in some engines, rolls days over; only what prints the same is a real moment.
  if (Number.isNaN(milliseconds) || timeOf(milliseconds / 1000) !== time) return undefined;
  return milliseconds / 1000;
}

/** The protocol's time text for Unix seconds. */
export function timeOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? 'beyond the calendar' : `${date.toISOString().slice(0, 19)}Z`;
}
