// SPDX-License-Identifier: Apache-2.0
// Control acts: which is possible in which state, said by whom.
import { describe, expect, it } from 'vitest';
import { actTypes } from '../acts/catalogue.ts';
import { type Role, roles } from '../codes/index.ts';
import type { LineageStateName, VersionStateName } from '../folds/lineage-state.ts';
import type { PartyId } from '../ids.ts';
import { controlActs } from './control-rules.ts';
import { decide } from './decide.ts';
import type { ControlFacts, GateFacts } from './facts.ts';
import { NORTH, permitted, SAMPLE_NOW, SOUTH, sampleTermsCompiled, THIRD, viewOf } from './sample-facts.ts';

const version = {
  state: 'proposed',
  parties: new Set([NORTH, SOUTH]),
  ratification: new Set([NORTH]),
  window: SAMPLE_NOW,
  rivalSigned: false,
} as const;

const control: ControlFacts = {
  lineage: 'in-force',
  version,
  ownSuspension: true,
  targetsOwn: true,
  targetsReceived: true,
};

function saying(
  type: string,
  change: Partial<ControlFacts> = {},
  by: readonly Role[] = roles.codes,
): GateFacts {
  const { agreement: _, declaration: __, handling: ___, ...header } = permitted.send.act;
  return {
    ...permitted.send,
    release: undefined,
    act: { ...header, type },
    reader: { ...permitted.read.reader, roles: new Set(by) },
    control: { ...control, ...change },
  };
}

const rule = (facts: GateFacts) => decide(facts).rule;
const at = (state: VersionStateName) => ({ version: { ...version, state } });
const lineage = (state: LineageStateName) => ({ lineage: state });

describe('control acts', () => {
  it('are a closed list with a rule for each', () => {
    const types = Object.entries(actTypes).flatMap(([type, row]) => (row.control ? [type] : []));
    expect([...controlActs.keys()].toSorted()).toEqual(types.toSorted());
  });

  it.each<[string, readonly Role[]]>([
    ['talks.note', ['negotiator', 'legal-adviser', 'head-of-spoc']],
    ['agreement.propose', ['negotiator', 'legal-adviser', 'head-of-spoc']],
    ['agreement.comment', ['negotiator', 'legal-adviser', 'head-of-spoc']],
    ['agreement.reject', ['signatory']],
    ['agreement.sign', ['signatory']],
    ['agreement.suspend', ['signatory']],
    ['agreement.resume', ['signatory']],
    ['agreement.terminate', ['signatory']],
    ['act.recall', ['officer', 'releaser', 'head-of-spoc']],
    ['act.recall-answer', ['releaser', 'head-of-spoc', 'legal-adviser']],
    ['act.correct', ['officer', 'releaser', 'head-of-spoc']],
    ['operation.abort', ['officer', 'releaser', 'head-of-spoc']],
  ])('%s is said by %s and nobody else', (type, able) => {
    for (const role of roles.codes) {
      expect(rule(saying(type, {}, [role])), role).toBe(able.includes(role) ? 'permitted' : 'role');
    }
    const facts = saying(type);
    expect(rule({ ...facts, reader: undefined })).toBe('role');
    expect(rule({ ...facts, reader: { ...facts.reader!, party: SOUTH } })).toBe('role');
  });

  it('cards, which the identity root signs, dispositions, evidence and expiry notices are said by the node itself', () => {
    for (const type of ['party.card', 'channel.disposition', 'channel.evidence', 'act.expired']) {
      expect(rule({ ...saying(type), reader: undefined })).toBe('permitted');
    }
  });

  it('proposing is not signing: a negotiator cannot sign, a signatory cannot propose', () => {
    expect(rule(saying('agreement.sign', {}, ['negotiator', 'legal-adviser', 'head-of-spoc']))).toBe('role');
    expect(rule(saying('agreement.propose', {}, ['signatory']))).toBe('role');
  });

  it('a lineage that has ended takes no new proposal, and a proposal comes from one of its parties', () => {
    expect(rule(saying('agreement.propose', lineage('none')))).toBe('permitted');
    expect(rule(saying('agreement.propose', lineage('suspended')))).toBe('permitted');
    expect(rule(saying('agreement.propose', lineage('terminated')))).toBe('control-not-allowed');
    expect(rule(saying('agreement.propose', lineage('expired')))).toBe('control-not-allowed');
    const foreign = { version: { ...version, parties: new Set([SOUTH, THIRD]) } };
    for (const type of ['propose', 'comment', 'reject', 'sign']) {
      expect(rule(saying(`agreement.${type}`, foreign)), type).toBe('control-not-allowed');
    }
  });

  it('only a living proposal is commented on, rejected or signed', () => {
    for (const type of ['comment', 'reject', 'sign']) {
      expect(rule(saying(`agreement.${type}`, at('proposed')))).toBe('permitted');
      for (const state of ['rejected', 'lapsed', 'void', 'signed', 'in-force'] as const) {
        expect(rule(saying(`agreement.${type}`, at(state))), `${type} ${state}`).toBe('control-not-allowed');
      }
      expect(rule(saying(`agreement.${type}`, { version: undefined }))).toBe('control-not-allowed');
    }
  });

  it('signs within the window only, and one of two rivals only', () => {
    const after = { ...saying('agreement.sign'), now: SAMPLE_NOW + 1 };
    expect(rule(after)).toBe('control-not-allowed');
    expect(rule(saying('agreement.sign', { version: { ...version, rivalSigned: true } }))).toBe(
      'control-not-allowed',
    );
  });

  it('ratifies what is signed, and only who must', () => {
    const sign = (change: object) =>
      rule(saying('agreement.ratify', { version: { ...version, state: 'signed', ...change } }));
    expect(sign({})).toBe('permitted');
    expect(sign({ ratification: new Set([SOUTH]) })).toBe('control-not-allowed');
    expect(sign({ state: 'proposed' })).toBe('control-not-allowed');
  });

  it('can say stop while suspended, and only then resume what one suspended oneself', () => {
    for (const state of ['in-force', 'suspended'] as const) {
      expect(rule(saying('agreement.suspend', lineage(state)))).toBe('permitted');
      expect(rule(saying('agreement.terminate', lineage(state)))).toBe('permitted');
      expect(rule(saying('agreement.resume', lineage(state)))).toBe('permitted');
    }
    for (const state of ['none', 'proposed', 'signed', 'ratified', 'terminated', 'expired'] as const) {
      for (const type of ['suspend', 'resume', 'terminate']) {
        expect(rule(saying(`agreement.${type}`, lineage(state)))).toBe('control-not-allowed');
      }
    }
    expect(rule(saying('agreement.resume', { ownSuspension: false }))).toBe('control-not-allowed');
  });

  it('cites the article on suspension', () => {
    const { article, rule: named } = decide(saying('agreement.suspend', lineage('signed')));
    expect({ article, named }).toEqual({
      article: sampleTermsCompiled.articles.get('suspension'),
      named: 'control-not-allowed',
    });
  });

  it('who has left, or never was a party, cannot suspend or terminate', () => {
    const left = { ...permitted.send.agreement, left: new Set([NORTH]) };
    for (const type of ['suspend', 'resume', 'terminate']) {
      expect(rule({ ...saying(`agreement.${type}`), agreement: left })).toBe('control-not-allowed');
      expect(rule({ ...saying(`agreement.${type}`), agreement: undefined })).toBe('control-not-allowed');
    }
  });

  it('withdraws from three or more only: from two one terminates', () => {
    expect(rule(saying('agreement.withdraw'))).toBe('control-not-allowed');
    const three = { ...sampleTermsCompiled, parties: new Set([NORTH, SOUTH, THIRD]) };
    const facts = { ...saying('agreement.withdraw'), agreement: viewOf(three) };
    expect(rule(facts)).toBe('permitted');
    expect(rule({ ...facts, agreement: { ...viewOf(three), left: new Set<PartyId>([THIRD]) } })).toBe(
      'control-not-allowed',
    );
    expect(rule({ ...facts, control: { ...control, lineage: 'suspended' } })).toBe('permitted');
    expect(rule({ ...saying('agreement.withdraw', {}, ['negotiator']), agreement: viewOf(three) })).toBe(
      'role',
    );
  });

  it('recalls, corrects and expires one’s own acts only; answers what one received', () => {
    for (const type of ['act.recall', 'act.correct', 'act.expired']) {
      expect(rule(saying(type, { targetsOwn: false }))).toBe('control-not-allowed');
    }
    for (const type of ['act.recall-answer', 'operation.abort']) {
      expect(rule(saying(type, { targetsReceived: false }))).toBe('control-not-allowed');
    }
  });

  it('are possible without any agreement, and while suspended', () => {
    for (const type of ['party.card', 'talks.note', 'agreement.propose', 'act.recall', 'operation.abort']) {
      expect(rule({ ...saying(type, lineage('none')), agreement: undefined })).toBe('permitted');
      expect(rule({ ...saying(type), agreement: viewOf(sampleTermsCompiled, 'suspended') })).toBe(
        'permitted',
      );
    }
  });

  it('arrive in any order: a receiver leaves the state to the fold, but not whose acts are recalled', () => {
    const arriving = (type: string, change: Partial<ControlFacts> = {}): GateFacts => {
      const facts = saying(type, change);
      return { ...facts, verb: 'receive', reader: undefined, act: { ...facts.act!, author: SOUTH } };
    };
    expect(rule(arriving('agreement.sign', { version: undefined }))).toBe('permitted');
    expect(rule(arriving('agreement.suspend', lineage('none')))).toBe('permitted');
    expect(rule(arriving('act.recall'))).toBe('permitted');
    expect(rule(arriving('act.recall', { targetsOwn: false }))).toBe('control-not-allowed');
    expect(rule(arriving('act.recall-answer', { targetsReceived: false }))).toBe('control-not-allowed');
    expect(rule({ ...arriving('act.recall'), control: undefined })).toBe('unknown-input');
  });

  it('are no way to reshare, and never pass as the act of another', () => {
    expect(rule({ ...saying('agreement.sign'), verb: 'reshare' })).toBe('control-not-allowed');
    const facts = saying('agreement.sign');
    expect(rule({ ...facts, act: { ...facts.act!, author: SOUTH } })).toBe('unknown-input');
  });
});
