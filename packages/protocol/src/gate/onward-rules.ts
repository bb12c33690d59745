// SPDX-License-Identifier: Apache-2.0
// Passing on what another party gave: only as its agreement, its marking and its consent allow.
import { allowsAtMost, papAtLeast, tlpAtLeast } from '../agreement/strictness.ts';
import type { PartyId } from '../ids.ts';
import type { Judgement } from './decision.ts';
import type { ConsentFacts, GateFacts, Handling } from './facts.ts';
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
  if (source === undefined || given === undefined || rule === undefined) {
    origin.deny('onward-transfer', 'onwardTransfer');
    return;
  }
  if (!carriesOn(given, onward)) origin.deny('marking', 'handling');
  if (!(facts.now < Math.min(expiryOf(given), source.record.retainUntil ?? Number.POSITIVE_INFINITY))) {
    origin.deny('expired', 'retention');
  }
  const consented = consents(facts.consent, source.act.author, 'onward', to, facts.now);
  const held = given.restrictions.includes('H2') || tlpAtLeast(given.tlp, 'AMBER+STRICT');
  const allowed =
    rule.rule === 'consent'
      ? consented
      : rule.rule === 'listed' && rule.parties.includes(to) && (!held || consented);
  if (!allowed) origin.deny('onward-transfer', 'onwardTransfer');
  judgeLawOfUse(origin, facts, 'onwardTransfer', consented);
  if (source.record.restricted || source.record.erased) origin.deny('recalled');
}
