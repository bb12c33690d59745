// SPDX-License-Identifier: Apache-2.0
// Canonical JSON (RFC 8785 as narrowed by protocol §1): parse, write again, compare.
import { Flaw } from './flaw.ts';

export type Json = string | number | boolean | Json[] | JsonObject;
export type JsonObject = { [member: string]: Json };

/** Greatest nesting of values; the outermost value is depth 1 (protocol §1, §14). */
export const MAX_DEPTH = 12;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * The one canonical text of a value. Refuses (`non-canonical`) null, numbers that are not safe integers and lone
 * surrogates, and (`limit`) values nested deeper than {@link MAX_DEPTH}. Members are in order of UTF-16 code units.
 */
export function canonicalText(value: unknown, depth = 1): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new Flaw('non-canonical', `number ${value} is not a safe integer`);
    return String(value);
  }
  if (typeof value !== 'object' || value === null)
    throw new Flaw('non-canonical', `${String(value)} is refused`);
  if (depth > MAX_DEPTH) throw new Flaw('limit', `nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value as Record<string, unknown>);
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, item]) => `${quote(name)}:${canonicalText(item, depth + 1)}`).join(',')}}`;
}

/**
 * Reads canonical JSON text. Any text that is not exactly what {@link canonicalText} writes for its value is refused as
 * `non-canonical`: white space, member order, doubled members, escapes, `-0`, `1.0`, exponents. Nesting deeper than
 * {@link MAX_DEPTH} is refused as `limit` before anything is parsed.
 */
export function parseCanonical(text: string): Json {
  checkDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Flaw('non-canonical', 'not JSON');
  }
  if (canonicalText(value) !== text) throw new Flaw('non-canonical', 'not in canonical form');
  return value as Json;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads bytes as UTF-8; a byte order mark or an invalid sequence is not repaired but refused (`non-canonical`). */
export function strictUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Flaw('non-canonical', 'not UTF-8');
  }
}

function checkDepth(text: string): void {
  let depth = 0;
  let isInString = false;
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    if (isInString) {
      if (unit === BACKSLASH) k++;
      else if (unit === QUOTE) isInString = false;
    } else if (unit === QUOTE) isInString = true;
    else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      if (++depth > MAX_DEPTH) throw new Flaw('limit', `nested deeper than ${MAX_DEPTH}`);
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth--;
  }
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new Flaw('non-canonical', 'lone surrogate');
  return JSON.stringify(text);
}
