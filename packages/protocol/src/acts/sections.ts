// SPDX-License-Identifier: Apache-2.0
// Sections against the digests that a header commits to (§3): limits, digest, canonical form, shape.
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { z } from 'zod';
import { parseCanonicalObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { type Hash, isRandomId, type RandomId } from '../ids.ts';
import { signingInputHash } from '../keys/jws.ts';
import type { Section } from './act.ts';
import type { refsSchema } from './bodies/shared.ts';
import { type ActType, actTypes, bodySchema } from './catalogue.ts';

/** Bytes that one section's body, and all bodies of an act together, may have (§14). */
export const MAX_SECTION_BYTES = 262_144;
export const MAX_ACT_BYTES = 1_048_576;

const SALT_BYTES = 16;

/** SHA-256(salt ‖ UTF-8 of the text). */
export function sectionDigest(salt: RandomId, text: string): Hash {
  return digestOf(salt, text, Buffer.byteLength(text));
}

/**
 * Checks the sections that came along. A section that did not come is no error: it is withheld or erased.
 * @throws ProtocolError `schema`, `limit`, `section-digest`, `non-canonical`, `refs`.
 */
export function readSections(
  type: ActType,
  digests: Readonly<Record<string, Hash>>,
  wire: unknown,
): Record<string, Section> {
  const sections: Record<string, Section> = {};
  let total = 0;
  for (const [name, pair] of entriesOf(wire)) {
    const digest = Object.hasOwn(digests, name) ? digests[name] : undefined;
    if (digest === undefined)
      throw new ProtocolError('schema', 'a section that the header does not commit to');
    const [salt, text] = pairOf(name, pair);
    const bytes = Buffer.byteLength(text);
    total += bytes;
    if (bytes > MAX_SECTION_BYTES) throw new ProtocolError('limit', `section ${name} is over 256 KiB`);
    if (total > MAX_ACT_BYTES) throw new ProtocolError('limit', 'the sections are over 1 MiB');
    sections[name] = readSection(type, name, salt, text, bytes, digest);
  }
  requireRels(type, sections);
  return sections;
}

/**
 * Which sections an act of this type has is fixed by its type.
 * @throws ProtocolError `schema` for one that it cannot have, `section-missing` for one that it lacks.
 */
export function requireSectionNames(type: ActType, names: readonly string[]): void {
  for (const name of names) {
    if (!bodySchema(type, name)) throw new ProtocolError('schema', `${type} has no section ${name}`);
  }
  for (const name of actTypes[type].required) {
    if (!names.includes(name))
      throw new ProtocolError('section-missing', `${type} without its section ${name}`);
  }
}

/**
 * Checks a body against its schema and answers it.
 * @throws ProtocolError `schema`.
 */
export function shapedBody(type: ActType, name: string, body: unknown): unknown {
  const schema = bodySchema(type, name);
  if (!schema) throw new ProtocolError('schema', `${type} has no section ${name}`);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = [name, ...(issue?.path ?? [])].join('.');
  throw new ProtocolError('schema', `${where}: ${issue?.message ?? 'not as it must be'}`);
}

/** @throws ProtocolError `refs` when no reference says what an act of this type must say. */
export function requireRels(type: ActType, sections: Readonly<Record<string, Section>>): void {
  const { rels } = actTypes[type];
  const body = sections.refs?.body;
  if (rels.length === 0 || body === undefined) return;
  const { refs } = body as unknown as z.infer<typeof refsSchema>;
  if (!refs.some(({ rel }) => rels.includes(rel))) {
    throw new ProtocolError('refs', `${type} needs a reference ${rels.join(' or ')}`);
  }
  const embedded = sections.original?.body.act;
  if (typeof embedded !== 'string') return;
  const id = signingInputHash(embedded) as string;
  if (!refs.some(({ rel, act }) => rel === 'embeds' && act === id)) {
    throw new ProtocolError('refs', 'the embedded act is not the one that is referred to');
  }
}

function readSection(
  type: ActType,
  name: string,
  salt: RandomId,
  text: string,
  bytes: number,
  digest: Hash,
): Section {
  if (digestOf(salt, text, bytes) !== digest) {
    throw new ProtocolError('section-digest', `section ${name} is not the one that was signed`);
  }
  const body = parseCanonicalObject(text);
  shapedBody(type, name, body);
  return { salt, text, digest, body };
}

function entriesOf(wire: unknown): [string, unknown][] {
  if (typeof wire !== 'object' || wire === null || Array.isArray(wire)) {
    throw new ProtocolError('schema', 'sections are an object');
  }
  // In the order of names, so that of two faults every reader names the same (§3.3).
  return Object.entries(wire).sort(([a], [b]) => (a < b ? -1 : 1));
}

function pairOf(name: string, pair: unknown): [RandomId, string] {
  if (Array.isArray(pair) && pair.length === 2) {
    const [salt, text]: unknown[] = pair;
    if (isRandomId(salt) && typeof text === 'string') return [salt, text];
  }
  throw new ProtocolError('schema', `section ${name} is not a salt and a text`);
}

function digestOf(salt: RandomId, text: string, bytes: number): Hash {
  const input = Buffer.allocUnsafe(SALT_BYTES + bytes);
  input.write(salt, 0, 'base64url');
  input.write(text, SALT_BYTES, 'utf8');
  return hash('sha256', input, 'base64url') as Hash;
}
