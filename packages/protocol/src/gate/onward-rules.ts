// SPDX-License-Identifier: Apache-2.0
// Passing on what another party gave: only as its agreement, its marking and its consent allow.
import { allowsAtMost, papAtLeast, tlpAtLeast } from '../agreement/strictness.ts';
import type { PartyId } from '../ids.ts';
import type { Judgement } from './decision.ts';
import type { ConsentFacts, GateFacts, Handling, OriginFacts } from './facts.ts';
import { judgeLawOfUse } from './law-profile-rules.ts';
import { expiryOf } from './release-rules.ts';

/** The originator consented, to this party, in this scope, and still does. */
export function consents(
  consent: ConsentFacts | undefined,
  originator: PartyId,
  scope: ConsentFacts['scope'],
  to: PartyId,
  now: number,
): boolean {
  return (
    consent !== undefined &&
    consent.by === originator &&
    consent.scope === scope &&
    consent.to.includes(to) &&
    (consent.until === undefined || now < consent.until)
  );
}

/** Sections that go along whatever was asked for: what a reader must know of the source, and must honour. */
const always: ReadonlySet<string> = new Set(['declaration', 'handling']);

/** A consent is for one act, for one purpose and for the sections that it names, and for nothing beside them. */
function covers(
  consent: ConsentFacts | undefined,
  source: OriginFacts,
  purpose: string | undefined,
): boolean {
  return (
    consent?.sections !== undefined &&
    consent.of === source.act.id &&
    purpose !== undefined &&
    consent.purpose === purpose &&
    source.sections.every((name) => always.has(name) || consent.sections?.includes(name) === true)
  );
}

/** Restrictions, levels, evidence, classification and expiry of the new marking are at least those of the first. */
export function carriesOn(origin: Handling, onward: Handling): boolean {
  return (
    origin.restrictions.every((restriction) => onward.restrictions.includes(restriction)) &&
    tlpAtLeast(onward.tlp, origin.tlp) &&
    papAtLeast(onward.pap, origin.pap) &&
    allowsAtMost(onward.evidence, origin.evidence) &&
    expiryOf(onward) <= expiryOf(origin) &&
    onward.classification?.scheme === origin.classification?.scheme &&
    onward.classification?.level === origin.classification?.level
  );
}

/** Judged with the terms under which the thing was received, whose articles a denial cites. */
export function judgeOnward(origin: Judgement, facts: GateFacts, onward: Handling, to: PartyId): void {
  const source = facts.origin;
  const given = source?.act.handling;
  const rule = origin.terms?.merged.onwardTransfer;
  if (source?.record === undefined || given === undefined || rule === undefined) {
    origin.deny('onward-transfer', 'onwardTransfer');
    return;
  }
  if (!carriesOn(given, onward)) origin.deny('marking', 'handling');
  if (!(facts.now < Math.min(expiryOf(given), source.record.retainUntil ?? Number.POSITIVE_INFINITY))) {
    origin.deny('expired', 'retention');
  }
  const consented =
    consents(facts.consent, source.act.author, 'onward', to, facts.now) &&
    covers(facts.consent, source, facts.act?.declaration?.purpose);
  const held = given.restrictions.includes('H2') || tlpAtLeast(given.tlp, 'AMBER+STRICT');
  const allowed =
    rule.rule === 'consent'
      ? consented
      : rule.rule === 'listed' && rule.parties.includes(to) && (!held || consented);
  if (!allowed) origin.deny('onward-transfer', 'onwardTransfer');
  judgeLawOfUse(origin, facts, 'onwardTransfer', consented);
  if (source.record.restricted || source.record.erased) origin.deny('recalled');
}

/** What a receiver sees of it: that the marking of what is embedded came along and was not lowered. */
export function judgeCarried(judgement: Judgement, facts: GateFacts, onward: Handling): void {
  const given = facts.origin?.act.handling;
  if (given === undefined || !carriesOn(given, onward)) judgement.deny('marking', 'handling');
}
