// SPDX-License-Identifier: Apache-2.0
// Canonical JSON of §1: JCS (RFC 8785) with integers only, no null, no lone surrogate and bounded depth.
import { Buffer, isUtf8 } from 'node:buffer';
import { asBuffer } from './encoding.ts';
import { ProtocolError } from './errors.ts';

/** What canonical JSON can say: no null, no fraction. */
export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

export interface CanonicalLimits {
  /** UTF-8 bytes of the text. */
  readonly bytes?: number;
  /** Nesting of objects and arrays; the outermost is 1. */
  readonly depth?: number;
}

/** Deepest nesting of any JSON of the protocol (§14). */
export const MAX_DEPTH = 12;

/**
 * The one canonical text of a value (RFC 8785, narrowed by §1).
 * @throws ProtocolError `non-canonical` for what canonical JSON cannot say (null, undefined, fractions, -0, numbers
 *   beyond 2^53-1, lone surrogates, objects of a class), `limit` when nested more than 12 deep.
 */
export function canonicalize(value: JsonValue): string {
  // The platform's serialiser is several times faster than any written here and differs from RFC 8785 in the
  // order of members alone, so it does the work whenever the members already stand in order.
  return inspect(value, MAX_DEPTH) ? JSON.stringify(value) : write(value);
}

/**
 * Reads canonical JSON: parses, serialises again and compares.
 * @param text the text, or its UTF-8 bytes.
 * @throws ProtocolError `limit` when too large or nested too deep (checked before parsing), else `non-canonical`.
 */
export function parseCanonical(text: string | Uint8Array, limits: CanonicalLimits = {}): JsonValue {
  const string = typeof text === 'string' ? withinBytes(text, limits.bytes) : decode(text, limits.bytes);
  const depth = limits.depth ?? MAX_DEPTH;
  requireDepth(string, depth);
  let value: JsonValue;
  try {
    value = JSON.parse(string);
  } catch {
    throw new ProtocolError('non-canonical', 'not JSON');
  }
  const again = inspect(value, depth) ? JSON.stringify(value) : write(value);
  if (again !== string) throw new ProtocolError('non-canonical', 'not in canonical form');
  return value;
}

/** As `parseCanonical`, for what must be an object. @throws ProtocolError also `schema` when it is not. */
export function parseCanonicalObject(text: string | Uint8Array, limits?: CanonicalLimits): JsonObject {
  const value = parseCanonical(text, limits);
  if (typeof value !== 'object' || Array.isArray(value)) throw new ProtocolError('schema', 'not an object');
  return value as JsonObject;
}

function withinBytes(text: string, most: number | undefined): string {
  if (
    most !== undefined &&
    (text.length > most || (text.length * 3 > most && Buffer.byteLength(text) > most))
  ) {
    throw new ProtocolError('limit', `more than ${most} bytes`);
  }
  return text;
}

function decode(bytes: Uint8Array, most: number | undefined): string {
  if (most !== undefined && bytes.length > most) throw new ProtocolError('limit', `more than ${most} bytes`);
  if (!isUtf8(bytes)) throw new ProtocolError('non-canonical', 'not UTF-8');
  return asBuffer(bytes).toString('utf8');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Refuses deep nesting by looking at brackets outside strings only, so that nothing ever recurses over it. */
function requireDepth(text: string, most: number): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) {
      at = closingQuote(text, at + 1);
      if (at < 0) return; // an unclosed string: the parser refuses it
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > most) throw new ProtocolError('limit', `nested more than ${most} deep`);
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > 0) {
    let slashes = at;
    while (slashes > from && text.charCodeAt(slashes - 1) === BACKSLASH) slashes--;
    if ((at - slashes) % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

/** Refuses what canonical JSON cannot say; answers whether all members already stand in order. */
function inspect(value: unknown, depthLeft: number): boolean {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new ProtocolError('non-canonical', 'a lone surrogate');
      return true;
    case 'boolean':
      return true;
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw new ProtocolError('non-canonical', 'a number that is not an integer in ±(2^53-1)');
      }
      return true;
    case 'object':
      break;
    default:
      throw new ProtocolError('non-canonical', `a value of type ${typeof value}`);
  }
  if (value === null) throw new ProtocolError('non-canonical', 'null');
  if (depthLeft === 0) throw new ProtocolError('limit', `nested more than ${MAX_DEPTH} deep`);
  return Array.isArray(value) ? inspectList(value, depthLeft - 1) : inspectObject(value, depthLeft - 1);
}

function inspectList(list: readonly unknown[], depthLeft: number): boolean {
  let ordered = true;
  for (let at = 0; at < list.length; at++) ordered = inspect(list[at], depthLeft) && ordered;
  return ordered;
}

function inspectObject(object: object, depthLeft: number): boolean {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new ProtocolError('non-canonical', 'an object of a class');
  }
  let ordered = true;
  let before: string | undefined;
  for (const name of Object.keys(object)) {
    if (before !== undefined && name < before) ordered = false;
    before = name;
    if (!name.isWellFormed()) throw new ProtocolError('non-canonical', 'a lone surrogate');
    ordered = inspect((object as Record<string, unknown>)[name], depthLeft) && ordered;
  }
  return ordered;
}

/** RFC 8785 §3.2.3 for an inspected value: members by UTF-16 code units. */
function write(value: JsonValue): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const object = value as JsonObject;
  let text = '';
  for (const name of Object.keys(object).sort()) {
    const member = object[name] as JsonValue;
    // What stands in order inside is left to the platform.
    text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${isFlat(member) ? JSON.stringify(member) : write(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Has it no object in it whose members would need an order? */
function isFlat(value: JsonValue): boolean {
  if (typeof value !== 'object') return true;
  return Array.isArray(value) && value.every((one) => typeof one !== 'object');
}
