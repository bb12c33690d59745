// SPDX-License-Identifier: Apache-2.0
// The few kinds of DER (X.690) that a certificate of one fixed shape is written with.
import { Buffer } from 'node:buffer';

/** One value: tag, length in the fewest bytes, content. */
export function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const bytes = body.length < 0x100 ? [body.length] : [body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.of(tag, 0x80 | bytes.length, ...bytes), body]);
}

export const sequence = (...items: Uint8Array[]): Buffer => der(0x30, ...items);
export const set = (...items: Uint8Array[]): Buffer => der(0x31, ...items);
export const octets = (...content: Uint8Array[]): Buffer => der(0x04, ...content);
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'));
export const bool = (value: boolean): Buffer => der(0x01, Buffer.of(value ? 0xff : 0));
/** An explicitly tagged value, `[number]`. */
export const tagged = (number: number, content: Uint8Array): Buffer => der(0xa0 | number, content);
/** Bits, the last `unused` of which do not count. */
export const bits = (content: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.of(unused), content);

/** A number of these bytes, which must not start with zero; a leading zero keeps it positive. */
export function positive(bytes: Uint8Array): Buffer {
  return der(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

/** An object identifier whose arcs are below 16,384. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = rest.flatMap((arc) => (arc < 0x80 ? [arc] : [0x80 | (arc >> 7), arc & 0x7f]));
  return der(0x06, Buffer.of(first * 40 + second, ...arcs));
}

/** A moment, whole seconds in UTC: UTCTime up to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
export function moment(ms: number): Buffer {
  const digits = new Date(ms).toISOString().slice(0, 19).replace(/[-:T]/g, '');
  const early = Number(digits.slice(0, 4)) < 2050;
  return der(early ? 0x17 : 0x18, Buffer.from(`${early ? digits.slice(2) : digits}Z`, 'latin1'));
}
