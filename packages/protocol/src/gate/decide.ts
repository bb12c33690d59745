// SPDX-License-Identifier: Apache-2.0
// The gate: one pure, total function that every path asks. What no article allows is refused.
import { actTypes, isActType } from '../acts/catalogue.ts';
import { articleOf } from '../agreement/compile-terms.ts';
import type { PartyId } from '../ids.ts';
import { judgeDirection, judgeParties, judgeState, judgeTerms } from './agreement-rules.ts';
import { judgeCategories, judgeGround, judgeProtected, judgePurpose, judgeUses } from './content-rules.ts';
import { judgeControl } from './control-rules.ts';
import { type Decision, Judgement } from './decision.ts';
import { judgeExport } from './export-rules.ts';
import type { ActFacts, Declaration, GateFacts, Handling } from './facts.ts';
import { judgeLaw } from './law-profile-rules.ts';
import { judgeClassification, judgeEvidence, judgeMarking } from './marking-rules.ts';
import { judgeCarried, judgeOnward } from './onward-rules.ts';
import { judgeOperation } from './operation-rules.ts';
import { judgeRead } from './read-rules.ts';
import { emergencyStands, judgeDeclaredRelease, judgeExpiry, judgeRelease } from './release-rules.ts';
import { type Obligation, overridableRules } from './rules.ts';
import { judgeSearch } from './search-rules.ts';
import { judgeStatement } from './statement-rules.ts';

/**
 * Permits or denies, naming rule, article and terms. Denies by default: what is missing, unknown or unreadable is
 * denied, and any denial overrides every permission. Never throws, whatever it is given.
 */
export function decide(facts: GateFacts): Decision {
  try {
    return judge(facts);
  } catch {
    // Facts of another shape than their type says: nobody knows what they mean, so nothing is allowed.
    const judgement = new Judgement(undefined);
    judgement.deny('unknown-input');
    return judgement.refuse();
  }
}

function judge(facts: GateFacts): Decision {
  const judgement = new Judgement(facts.agreement?.terms);
  // Without a clock nothing can be said to have expired or begun.
  if (!Number.isFinite(facts.now)) judgement.deny('unknown-input');
  switch (facts.verb) {
    case 'send':
    case 'receive':
    case 'reshare':
      judgeMovement(judgement, facts);
      break;
    case 'read':
      judgeRead(judgement, facts);
      break;
    case 'export':
      judgeExport(judgement, facts);
      break;
    case 'search':
      // A search of one's own store shows what may be read; one of a partner's is a query under the agreement.
      if (facts.counterpart === undefined) judgeRead(judgement, facts);
      else judgeSearch(judgement, facts);
      break;
    default:
      judgement.deny('unknown-input');
  }
  return conclude(judgement, facts);
}

function judgeMovement(judgement: Judgement, facts: GateFacts): void {
  const { act, self, counterpart, verb } = facts;
  if (act === undefined || counterpart === undefined || counterpart === self || !isActType(act.type)) {
    judgement.deny('unknown-input');
    return;
  }
  const author = verb === 'receive' ? counterpart : self;
  if (act.author !== author) judgement.deny('unknown-input');
  if (!act.audience.includes(self) || !act.audience.includes(counterpart)) judgement.deny('not-a-party');
  if (actTypes[act.type].control) judgeControl(judgement, facts, act);
  else judgeContent(judgement, facts, act, author, verb === 'receive' ? self : counterpart);
}

function judgeContent(
  judgement: Judgement,
  facts: GateFacts,
  act: ActFacts,
  author: PartyId,
  addressee: PartyId,
): void {
  const { terms } = judgement;
  const { declaration, handling } = act;
  if (declaration === undefined || handling === undefined) judgement.deny('unknown-input');
  judgeState(judgement, facts.agreement);
  judgeTerms(judgement, facts.agreement, act.agreement);
  judgeParties(judgement, facts.agreement, act.audience);
  judgeDirection(judgement, author, addressee);
  if (declaration === undefined || handling === undefined) return;
  judgeUses(judgement, declaration.uses);
  judgeStatement(judgement, act.type, declaration.uses);
  if (terms !== undefined) {
    judgePurpose(judgement, terms, declaration.purpose, declaration.crimeAreas, declaration.penaltyMonths);
    judgeCategories(judgement, terms, declaration);
    judgeProtected(judgement, terms, declaration);
    judgeGround(judgement, terms, declaration, author, addressee);
    judgeMarking(judgement, terms, handling, declaration);
    judgeClassification(judgement, terms, handling, facts.ceiling, author, addressee);
    judgeEvidence(judgement, terms, handling, declaration);
    judgeOperation(judgement, terms, act.type);
  }
  judgeLaw(judgement, facts, declaration, handling, author);
  judgeExpiry(judgement, handling, facts.now);
  if (facts.verb === 'receive') {
    if (terms !== undefined) judgeDeclaredRelease(judgement, terms, declaration, handling, act.type);
    if (act.type === 'onward.transfer') judgeCarried(judgement, facts, handling);
    obligeReceiver(judgement, declaration, handling);
  } else {
    judgeRelease(judgement, facts, terms, declaration, handling, act.type);
    if (facts.verb === 'reshare') judgeAsOnward(judgement, facts, act.type, handling, addressee);
    else if (act.type === 'onward.transfer') judgement.deny('onward-transfer', 'onwardTransfer');
    if (facts.record?.restricted || facts.record?.erased) judgement.deny('recalled');
  }
}

/** Cites the articles of the agreement under which the thing was received, not of the one under which it would go. */
function judgeAsOnward(
  judgement: Judgement,
  facts: GateFacts,
  type: string,
  handling: Handling,
  to: PartyId,
): void {
  const origin = new Judgement(facts.origin?.terms);
  if (type !== 'onward.transfer') origin.deny('onward-transfer', 'onwardTransfer');
  judgeOnward(origin, facts, handling, to);
  for (const { rule, article } of origin.denials) judgement.denyCiting(rule, article);
}

function obligeReceiver(judgement: Judgement, declaration: Declaration, handling: Handling): void {
  if (handling.restrictions.includes('H3')) judgement.oblige('accept-h3');
  if (declaration.minors && judgement.terms?.merged.minorsAndVictims?.referral)
    judgement.oblige('refer-minor');
  if (handling.expires !== undefined) judgement.oblige('erase-at-expiry');
  if (declaration.release.kind === 'emergency') judgement.oblige('notify-supervisor');
}

function conclude(judgement: Judgement, facts: GateFacts): Decision {
  const { denials } = judgement;
  const [first] = denials;
  if (first === undefined) return judgement.permit('permitted', permittingArticle(judgement, facts));
  const overridable = denials.every((denial) => overridableRules.has(denial.rule));
  const declared = facts.act?.declaration?.release.kind === 'emergency';
  const leaves = facts.verb === 'send' || facts.verb === 'reshare';
  if (overridable && emergencyStands(facts.override, facts.now) && (declared || !leaves)) {
    judgement.oblige('notify-originator');
    judgement.oblige('notify-supervisor');
    judgement.oblige('document-override');
    return judgement.permit('emergency', first.article);
  }
  const undecided = overridable && declared && facts.verb === 'receive';
  return judgement.refuse(undecided ? decideEmergency : undefined);
}

const decideEmergency: readonly Obligation[] = ['decide-emergency'];

/** What allows it: the article that names the first crime area declared; of a query, the one on queries. */
function permittingArticle(judgement: Judgement, facts: GateFacts): string | undefined {
  const { terms } = judgement;
  if (terms === undefined) return undefined;
  if (facts.search !== undefined && facts.verb === 'search') return articleOf(terms, 'hitNoHit');
  if (facts.act?.type.startsWith('operation.')) return articleOf(terms, 'operations');
  return articleOf(terms, 'crimeAreas', facts.act?.declaration?.crimeAreas[0]);
}
