// SPDX-License-Identifier: Apache-2.0
// The header of an act (protocol §3) and what its type asks, in the order of §3.3 so that every reader names one rule.
import { ACT_TYPES, type ActType } from './act-types.ts';
import { Flaw } from './flaw.ts';
import { type Jws, parseJws } from './jws.ts';
import * as s from './shape.ts';

const HEADER_BYTES = 16_384;

const name = s.matching(/^[a-z][a-z0-9-]{0,31}$/, 'a name');
const version = s.integer(1);

const header = s.object(
  {
    v: s.oneOf(1),
    type: s.matching(/^[a-z][a-z0-9-]{0,31}\.[a-z][a-z0-9-]{0,31}$/, 'a type'),
    author: s.party,
    audience: s.list(s.party),
    time: s.time,
    nonce: s.randomId,
    crit: s.ascending(name, 0, 16),
    sections: s.record(name, s.hash, 1, 16),
  },
  { dossier: s.randomId, agreement: s.object({ lineage: s.randomId, terms: s.hash }) },
);

export type ActHeader = s.Of<typeof header>;

/** An act whose header has the right form. Signature, type and sections are still to be checked. */
export type Act = {
  readonly id: string;
  readonly jws: Jws;
  readonly header: ActHeader;
  /** Absent when the type is not known. */
  readonly known?: ActType;
};

/**
 * Reads the JWS of an act up to the audience. Flaws: `limit` (header over 16 KiB), `schema`, `non-canonical`,
 * `signature` (its length), `unknown-version`, `audience`.
 */
export function readAct(text: string): Act {
  const jws = parseJws(text, 'tansiq-act+jws', HEADER_BYTES);
  if (version(jws.payload.v, 'act.v') !== 1)
    throw new Flaw('unknown-version', `version ${String(jws.payload.v)}`);
  const found = header(jws.payload, 'act');
  const { audience, author } = found;
  if (audience.length < 2 || audience.length > 32) throw new Flaw('audience', `${audience.length} parties`);
  if (audience.some((party, k) => k > 0 && (audience[k - 1] ?? '') >= party)) {
    throw new Flaw('audience', 'not strictly ascending');
  }
  if (!audience.includes(author)) throw new Flaw('audience', 'the author is not in it');
  const known = Object.hasOwn(ACT_TYPES, found.type) ? ACT_TYPES[found.type] : undefined;
  return { id: jws.id, jws, header: found, ...(known === undefined ? {} : { known }) };
}

const KEPT: ReadonlySet<string> = new Set([
  'refs',
  'handling',
  'consent',
  'request',
  'frame',
  'readiness',
  'certificate',
]);

/** Kept sections are never erased (protocol §3): what folds stand on, and all of a control act. */
export function isKept(section: string, type: ActType | undefined): boolean {
  return type?.control === true || KEPT.has(section);
}

/**
 * What the type asks of a header. Gives the type; flaws: `unknown-type` and `unknown-crit` (quarantine), `schema`
 * (dossier, agreement, sections that the type does not have), `section-missing`.
 */
export function checkType({ header: act, known }: Act): ActType {
  if (known === undefined) throw new Flaw('unknown-type', act.type);
  if (act.crit.length > 0) throw new Flaw('unknown-crit', act.crit.join(', '));
  if ((act.agreement === undefined) !== known.control) {
    throw new Flaw('schema', 'agreement is present exactly when the act is not a control act');
  }
  const isBare = act.type === 'party.card' || act.type.startsWith('channel.');
  if ((act.dossier === undefined) !== isBare) {
    throw new Flaw('schema', 'dossier is absent exactly for card and channel acts');
  }
  for (const section of Object.keys(act.sections)) {
    if (!Object.hasOwn(known.required, section) && !Object.hasOwn(known.optional, section)) {
      throw new Flaw('schema', `section "${section}" is not one of ${act.type}`);
    }
  }
  for (const section of Object.keys(known.required)) {
    if (!Object.hasOwn(act.sections, section))
      throw new Flaw('section-missing', `section "${section}" of ${act.type}`);
  }
  return known;
}
