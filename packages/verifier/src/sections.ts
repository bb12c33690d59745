// SPDX-License-Identifier: Apache-2.0
// The sections of an act against the digests in its header (protocol §3, order of §3.3).
import { createHash } from 'node:crypto';
import { type Act, isKept } from './act.ts';
import { type JsonObject, parseCanonical } from './canonical.ts';
import { fromB64u } from './encoding.ts';
import { attempt, Flaw } from './flaw.ts';
import { idOf } from './jws.ts';
import type { Rel } from './section-shapes.ts';
import * as s from './shape.ts';

const SECTION_BYTES = 262_144;
const ACT_BYTES = 1_048_576;

export type Bodies = { readonly [section: string]: JsonObject };
/** Sections as they came: what should be salt and body text for each name, not yet checked. */
export type Carried = Readonly<Record<string, unknown>>;

const carriedShape = s.record(s.string, s.anything);
const pairShape = s.list(s.string, 2, 2);

/**
 * Reads the sections that came with an act, in ascending order of their names. Flaws: `schema` (not committed to, not
 * salt and text, not the type's shape), `limit`, `section-digest`, `non-canonical`.
 */
export function readSections(act: Act, came: unknown): Bodies {
  const carried = carriedShape(came, 'sections');
  const bodies: Record<string, JsonObject> = {};
  let total = 0;
  for (const name of Object.keys(carried).sort()) {
    if (!Object.hasOwn(act.header.sections, name))
      throw new Flaw('schema', `the header does not commit to "${name}"`);
    const [salt = '', text = ''] = pairShape(carried[name], name);
    s.randomId(salt, name);
    const bytes = Buffer.byteLength(text);
    total += bytes;
    if (bytes > SECTION_BYTES || total > ACT_BYTES)
      throw new Flaw('limit', `section "${name}" of ${bytes} bytes`);
    if (sectionDigest(salt, text) !== act.header.sections[name]) {
      throw new Flaw('section-digest', `section "${name}" is not what the header commits to`);
    }
    bodies[name] = readBody(act, name, text);
  }
  return bodies;
}

/** What came as sections, or none when it is not even an object. */
export function carriedOf(came: unknown): Carried {
  return attempt(() => carriedShape(came, 'sections')).value ?? {};
}

/** The kept sections that are not here. Nobody has a reason to leave them out (protocol §3). */
export function missingKept(act: Act, carried: Carried): string[] {
  return Object.keys(act.header.sections).filter(
    (name) => isKept(name, act.known) && !Object.hasOwn(carried, name),
  );
}

/**
 * Flaw `refs` when a present `refs` has none of the links that the type asks for, or when an onward transfer does not
 * name, by `embeds`, the act that it carries.
 */
export function checkLinks(act: Act, bodies: Bodies): void {
  if (!Object.hasOwn(bodies, 'refs')) return;
  const refs = refsOf(bodies);
  const wanted = act.known?.links ?? [];
  if (wanted.length > 0 && !refs.some((ref) => wanted.includes(ref.rel))) {
    throw new Flaw('refs', `${act.header.type} refers by none of: ${wanted.join(', ')}`);
  }
  if (!Object.hasOwn(bodies, 'original')) return;
  const embedded = idOf(String(bodies.original?.act));
  if (!refs.some((ref) => ref.rel === 'embeds' && ref.act === embedded)) {
    throw new Flaw('refs', 'the transfer does not refer to the act that it embeds');
  }
}

/** The links of an act; empty when it has none. */
export function refsOf(bodies: Bodies): { rel: Rel; act: string }[] {
  if (!Object.hasOwn(bodies, 'refs')) return [];
  return (bodies.refs as unknown as { refs: { rel: Rel; act: string }[] }).refs;
}

/** SHA-256(salt ‖ body), the salt being 16 bytes. */
function sectionDigest(salt: string, body: string): string {
  return createHash('sha256').update(fromB64u(salt)).update(body, 'utf8').digest('base64url');
}

function readBody(act: Act, name: string, text: string): JsonObject {
  const body = parseCanonical(text);
  if (typeof body !== 'object' || Array.isArray(body))
    throw new Flaw('schema', `section "${name}" is not an object`);
  shapeOf(act, name)?.(body, name);
  return body;
}

function shapeOf({ known }: Act, name: string): s.Shape<unknown> | undefined {
  if (known === undefined) return undefined;
  if (Object.hasOwn(known.required, name)) return known.required[name];
  return Object.hasOwn(known.optional, name) ? known.optional[name] : undefined;
}
