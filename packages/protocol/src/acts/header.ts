// SPDX-License-Identifier: Apache-2.0
// The signed header of an act (§3): its shape, checked by hand because every act that arrives passes here.
import type { JsonObject, JsonValue } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { isAscending } from '../fields.ts';
import {
  type ActId,
  type Hash,
  isHash,
  isPartyId,
  isRandomId,
  type PartyId,
  type RandomId,
  type Time,
} from '../ids.ts';
import { isTime } from '../time.ts';

/** Bytes that a header may have (§14). */
export const MAX_HEADER_BYTES = 16_384;
export const MAX_SECTIONS = 16;

/** The header of an act. `type` is any well-formed type: what is unknown is quarantined, not malformed. */
export interface ActHeader {
  readonly v: 1;
  readonly type: string;
  readonly author: PartyId;
  /** 2 to 32 parties, strictly ascending, the author among them. */
  readonly audience: readonly PartyId[];
  readonly dossier?: RandomId;
  readonly agreement?: AgreementRef;
  /** The author's clock: advisory. */
  readonly time: Time;
  readonly nonce: RandomId;
  readonly crit: readonly string[];
  /** Salted digest of each section. */
  readonly sections: Readonly<Record<string, Hash>>;
}

/** Which agreement an act travels under. */
export interface AgreementRef {
  readonly lineage: RandomId;
  readonly terms: Hash;
}

const MEMBERS = new Set([
  'v',
  'type',
  'author',
  'audience',
  'dossier',
  'agreement',
  'time',
  'nonce',
  'crit',
  'sections',
]);
const TYPE = /^[a-z][a-z0-9-]{0,31}\.[a-z][a-z0-9-]{0,31}$/;
const NAME = /^[a-z][a-z0-9-]{0,31}$/;

/** True for a section's or extension's name. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 32 && NAME.test(value);
}

/**
 * Reads the payload of an act's JWS, already known to be canonical.
 * @throws ProtocolError `unknown-version` for a version above 1, whose shape is not known here; `schema`; `audience`.
 */
export function readHeader(value: JsonObject): ActHeader {
  requireVersion(value.v);
  for (const member of Object.keys(value)) need(MEMBERS.has(member), `a member ${member.slice(0, 40)}`);
  const { type, author, audience, dossier, agreement, time, nonce, crit, sections } = value;
  need(typeof type === 'string' && TYPE.test(type), 'type');
  need(isPartyId(author), 'author');
  need(Array.isArray(audience) && audience.every(isPartyId), 'audience');
  need(dossier === undefined || isRandomId(dossier), 'dossier');
  need(agreement === undefined || isAgreementRef(agreement), 'agreement');
  need(isTime(time), 'time');
  need(isRandomId(nonce), 'nonce');
  need(Array.isArray(crit) && crit.length <= MAX_SECTIONS && crit.every(isName) && isAscending(crit), 'crit');
  need(isDigests(sections), 'sections');
  requireAudience(audience as readonly PartyId[], author as PartyId);
  return value as unknown as ActHeader;
}

function requireVersion(v: JsonValue | undefined): void {
  if (v === 1) return;
  if (typeof v === 'number' && v > 1) throw new ProtocolError('unknown-version', `an act of version ${v}`);
  throw new ProtocolError('schema', 'header: v');
}

function requireAudience(audience: readonly PartyId[], author: PartyId): void {
  if (audience.length < 2 || audience.length > 32) throw new ProtocolError('audience', 'not 2 to 32 parties');
  if (!isAscending(audience)) throw new ProtocolError('audience', 'not strictly ascending');
  if (!audience.includes(author)) throw new ProtocolError('audience', 'the author is not among them');
}

function isAgreementRef(value: JsonValue): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const { lineage, terms } = value as JsonObject;
  return Object.keys(value).length === 2 && isRandomId(lineage) && isHash(terms);
}

function isDigests(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (entries.length < 1 || entries.length > MAX_SECTIONS) return false;
  return entries.every(([name, digest]) => isName(name) && isHash(digest));
}

function need(holds: boolean, what: string): void {
  if (!holds) throw new ProtocolError('schema', `header: ${what}`);
}

/** The id of an act as a type of its own. */
export function asActId(hash: Hash): ActId {
  return hash as string as ActId;
}
