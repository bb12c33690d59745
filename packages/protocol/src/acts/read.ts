// SPDX-License-Identifier: Apache-2.0
// Reading an act that came from anyone (§3). Total: whatever the bytes are, the answer is an act or a named refusal.
import type { KeyObject } from 'node:crypto';
import { parseCanonicalObject } from '../canonical.ts';
import { type Card, readCard } from '../cards/card.ts';
import type { KeyRefusal } from '../cards/chain.ts';
import { ProtocolError, type WireRule, wireRules } from '../errors.ts';
import type { ActId, Kid, PartyId } from '../ids.ts';
import { type ParsedJws, parseJws, signingInputHash, verifyJws, verifyJwsApart } from '../keys/jws.ts';
import type { Act } from './act.ts';
import type { Result } from './bodies/disposition.ts';
import { type ActType, actTypes, isActType } from './catalogue.ts';
import { type ActHeader, asActId, MAX_HEADER_BYTES, readHeader } from './header.ts';
import { readSections, requireSectionNames } from './sections.ts';

/**
 * The key under which an author's signature is to be checked.
 * @param carried the card that this very act carries (`party.card` only). Its own signature holds; whether it belongs
 *   to the author's chain is for the callee to say.
 */
export type KeyFor = (author: PartyId, kid: Kid, carried?: Card) => KeyObject | KeyRefusal | undefined;

export interface ActRefusal {
  readonly ok: false;
  readonly result: Exclude<Result, 'accepted'>;
  readonly rule: WireRule;
  /** For the log of whoever runs the node; not part of the protocol. */
  readonly detail: string;
  readonly id: ActId;
  /** There when the header could be read; believe it only when `signed`. */
  readonly header?: ActHeader;
  /** True when the author's signature holds. */
  readonly signed: boolean;
}

export type ActReading = { readonly ok: true; readonly act: Act } | ActRefusal;

const RESULT: Partial<Record<WireRule, Exclude<Result, 'accepted'>>> = {
  'unknown-type': 'quarantined',
  'unknown-version': 'quarantined',
  'unknown-crit': 'quarantined',
  limit: 'unreadable',
  'non-canonical': 'unreadable',
  schema: 'unreadable',
  'section-digest': 'unreadable',
};

/** What a wire rule makes of an act (§3.3): `refused` unless the bytes cannot be read or not be understood. */
export function resultOf(rule: WireRule): Exclude<Result, 'accepted'> {
  return RESULT[rule] ?? 'refused';
}

/**
 * Reads an act and checks everything of §3 that needs no state, limits first.
 * @param jws the act as it travelled.
 * @param sections name to `[salt, body text]`, unchecked; a section that is not there is withheld or erased.
 * @returns the act, or the first rule that it breaks in the order of §3.3. Never throws for what a partner sends.
 */
export function readAct(jws: string, sections: unknown, keyFor: KeyFor): ActReading {
  const steps = new Reading(jws);
  try {
    const { parsed, key } = steps.toSignature(sections, keyFor);
    return { ok: true, act: steps.afterSignature(sections, parsed, verifyJws(parsed, key)) };
  } catch (error) {
    return steps.refused(error);
  }
}

/** As `readAct`, with the signature checked on another thread: for many acts, which wait together. */
export async function readActApart(jws: string, sections: unknown, keyFor: KeyFor): Promise<ActReading> {
  const steps = new Reading(jws);
  try {
    const { parsed, key } = steps.toSignature(sections, keyFor);
    return { ok: true, act: steps.afterSignature(sections, parsed, await verifyJwsApart(parsed, key)) };
  } catch (error) {
    return steps.refused(error);
  }
}

/** How far the reading of one act has come, so that a refusal can say what was known by then. */
class Reading {
  readonly #jws: string;
  #header: ActHeader | undefined;
  #signed = false;

  constructor(jws: string) {
    this.#jws = jws;
  }

  /** All that is looked at before the signature, and the key that it must hold under. */
  toSignature(wire: unknown, keyFor: KeyFor): { parsed: ParsedJws; key: KeyObject } {
    const parsed = parseJws(this.#jws, 'tansiq-act+jws', MAX_HEADER_BYTES);
    const header = readHeader(parseCanonicalObject(parsed.payload));
    this.#header = header;
    const key = keyFor(header.author, parsed.kid, carriedCard(header, wire));
    if (key === undefined) throw new ProtocolError('key-unknown', 'no key of the author with this kid');
    if ('rule' in key) throw new ProtocolError(key.rule, key.detail);
    return { parsed, key };
  }

  /** @param holds whether the signature does */
  afterSignature(wire: unknown, { kid }: ParsedJws, holds: boolean): Act {
    const header = this.#header;
    if (!holds || !header) throw new ProtocolError('signature', 'the signature does not hold');
    this.#signed = true;
    const type = knownType(header);
    requireFrame(type, header);
    const names = Object.keys(header.sections);
    requireSectionNames(type, names);
    const sections = readSections(type, header.sections, wire);
    const absent = names.filter((name) => !Object.hasOwn(sections, name));
    const id = asActId(signingInputHash(this.#jws));
    // The schemas have just shown that the sections are those of the type.
    return { type, id, jws: this.#jws, kid, header, sections, absent } as unknown as Act;
  }

  /** @throws what is no fault of the act */
  refused(error: unknown): ActRefusal {
    if (error instanceof ProtocolError && isWireRule(error.code))
      return this.#refusal(error.code, error.message);
    throw error;
  }

  #refusal(rule: WireRule, detail: string): ActRefusal {
    return {
      ok: false,
      result: resultOf(rule),
      rule,
      detail,
      id: asActId(signingInputHash(this.#jws)),
      ...(this.#header && { header: this.#header }),
      signed: this.#signed,
    };
  }
}

// A new key introduces itself: the card is looked at before the signature that may need it.
function carriedCard(header: ActHeader, wire: unknown): Card | undefined {
  if (header.type !== 'party.card') return undefined;
  requireSectionNames('party.card', Object.keys(header.sections));
  const { card } = readSections('party.card', header.sections, wire);
  if (!card) return undefined;
  const carried = cardOf(card.body.card as string);
  if (carried.payload.party !== header.author) throw new ProtocolError('card-chain', "another party's card");
  return carried;
}

function cardOf(jws: string): Card {
  try {
    return readCard(jws);
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.code === 'unknown-version') throw error;
    throw new ProtocolError('card-chain', `the card cannot be taken: ${error.message}`);
  }
}

function knownType(header: ActHeader): ActType {
  const { type, crit } = header;
  if (!isActType(type)) throw new ProtocolError('unknown-type', `no type ${type} in version 1`);
  // Version 1 has no extensions yet, so that every name in crit is one that this reader does not know.
  if (crit.length > 0) throw new ProtocolError('unknown-crit', `needs ${crit.join(', ')}`);
  return type;
}

/** @throws ProtocolError `schema` when `dossier` or `agreement` stands where it must not, or lacks. */
export function requireFrame(type: ActType, header: Pick<ActHeader, 'dossier' | 'agreement'>): void {
  const { control, dossier } = actTypes[type];
  if ((header.dossier !== undefined) !== dossier) {
    throw new ProtocolError('schema', `${type} ${dossier ? 'needs a dossier' : 'has no dossier'}`);
  }
  if ((header.agreement === undefined) !== control) {
    throw new ProtocolError('schema', `${type} ${control ? 'has no agreement' : 'needs an agreement'}`);
  }
}

function isWireRule(code: string): code is WireRule {
  return wireRules.some((rule) => rule === code);
}
