// SPDX-License-Identifier: Apache-2.0
// Control acts: possible before, during, after and while suspended, each by those who may, in the states it makes sense in.
import type { ActType } from '../acts/catalogue.ts';
import type { Field } from '../agreement/terms-values.ts';
import type { Role } from '../codes/index.ts';
import type { LineageStateName } from '../folds/lineage-state.ts';
import type { PartyId } from '../ids.ts';
import type { Judgement } from './decision.ts';
import type { ActFacts, ControlFacts, GateFacts } from './facts.ts';

interface ControlRule {
  /** Who at the author's node may say it; undefined when the node says it by itself. */
  readonly by: readonly Role[] | undefined;
  /** Whether it can be said now, by this author; undefined when always. */
  readonly possible?: (control: ControlFacts, author: PartyId, now: number, facts: GateFacts) => boolean;
  readonly field?: Field;
}

const talking: readonly Role[] = ['negotiator', 'legal-adviser', 'head-of-spoc'];
const working: readonly Role[] = ['officer', 'releaser', 'head-of-spoc'];
const signing: readonly Role[] = ['signatory'];

/** States after which a lineage cannot go on: begin another. */
const over: ReadonlySet<LineageStateName> = new Set(['terminated', 'expired']);
const living: ReadonlySet<LineageStateName> = new Set(['in-force', 'suspended']);

const isParty = (facts: GateFacts, author: PartyId): boolean =>
  facts.agreement?.terms?.parties.has(author) === true && !facts.agreement.left.has(author);

const ofLiving: ControlRule['possible'] = (control, author, _now, facts) =>
  living.has(control.lineage) && isParty(facts, author);

const rules: Readonly<Partial<Record<ActType, ControlRule>>> = {
  // A card is authorised by the identity root that signed it; the node only carries it.
  'party.card': { by: undefined },
  'talks.note': { by: talking },
  'agreement.propose': {
    by: talking,
    possible: ({ lineage, version }, author) => !over.has(lineage) && version?.parties.has(author) === true,
  },
  'agreement.comment': {
    by: talking,
    possible: ({ version }, author) => version?.state === 'proposed' && version.parties.has(author),
  },
  'agreement.reject': {
    by: signing,
    possible: ({ version }, author) => version?.state === 'proposed' && version.parties.has(author),
  },
  'agreement.sign': {
    by: signing,
    possible: ({ version }, author, now) =>
      version?.state === 'proposed' &&
      version.parties.has(author) &&
      now <= version.window &&
      !version.rivalSigned,
  },
  'agreement.ratify': {
    by: signing,
    possible: ({ version }, author) => version?.state === 'signed' && version.ratification.has(author),
    field: 'validity',
  },
  'agreement.suspend': { by: signing, possible: ofLiving, field: 'suspension' },
  'agreement.resume': {
    by: signing,
    possible: (control, author, now, facts) => control.ownSuspension && ofLiving(control, author, now, facts),
    field: 'suspension',
  },
  'agreement.terminate': { by: signing, possible: ofLiving, field: 'validity' },
  'agreement.withdraw': {
    by: signing,
    possible: (control, author, now, facts) => ofLiving(control, author, now, facts) && remaining(facts) >= 3,
    field: 'validity',
  },
  'channel.disposition': { by: undefined },
  'channel.evidence': { by: undefined },
  'act.recall': { by: working, possible: ({ targetsOwn }) => targetsOwn },
  'act.recall-answer': {
    by: ['releaser', 'head-of-spoc', 'legal-adviser'],
    possible: ({ targetsReceived }) => targetsReceived,
  },
  'act.correct': { by: working, possible: ({ targetsOwn }) => targetsOwn },
  'act.expired': { by: undefined, possible: ({ targetsOwn }) => targetsOwn },
  'operation.abort': { by: working, possible: ({ targetsReceived }) => targetsReceived },
  'transfer.withdraw': { by: working, possible: ({ targetsOwn }) => targetsOwn, field: 'onwardTransfer' },
};

function remaining(facts: GateFacts): number {
  const { agreement } = facts;
  return [...(agreement?.terms?.parties ?? [])].filter((party) => !agreement?.left.has(party)).length;
}

/** Acts whose state is settled by evidence alone: a receiver takes them in any order and lets the fold judge. */
const settledByFold: ReadonlySet<string> = new Set<ActType>([
  'agreement.propose',
  'agreement.comment',
  'agreement.reject',
  'agreement.sign',
  'agreement.ratify',
  'agreement.suspend',
  'agreement.resume',
  'agreement.terminate',
  'agreement.withdraw',
  'operation.abort',
]);

/** A control act, sent by a person of this node or received from a party. */
export function judgeControl(judgement: Judgement, facts: GateFacts, act: ActFacts): void {
  const rule = rules[act.type as ActType];
  const { verb, control, reader, self, now } = facts;
  if (rule === undefined || (verb !== 'send' && verb !== 'receive')) {
    judgement.deny('control-not-allowed');
    return;
  }
  if (rule.possible !== undefined && control === undefined) judgement.deny('unknown-input');
  if (verb === 'send' && rule.by !== undefined) {
    const person = reader?.party === self ? reader : undefined;
    if (!rule.by.some((role) => person?.roles.has(role))) judgement.deny('role');
  }
  if (rule.possible === undefined || control === undefined) return;
  if (verb === 'receive' && settledByFold.has(act.type)) return;
  if (!rule.possible(control, act.author, now, facts)) judgement.deny('control-not-allowed', rule.field);
}

/** What each control act asks for, for documents and screens. */
export const controlActs: ReadonlyMap<string, readonly Role[] | undefined> = new Map(
  Object.entries(rules).map(([type, rule]) => [type, rule.by]),
);
