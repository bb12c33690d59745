// SPDX-License-Identifier: Apache-2.0
// Joint operations at the gate: only where an article allows them, under the plan as standing order, and an abort under any state.
import { describe, expect, it } from 'vitest';
import { articleOf, compileTerms } from '../agreement/compile-terms.ts';
import { sampleTerms } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import { hashText } from '../encoding.ts';
import type { LineageStateName } from '../folds/lineage-state.ts';
import { decide } from './decide.ts';
import type { ControlFacts, GateFacts } from './facts.ts';
import { permitted, sampleReader, viewOf } from './sample-facts.ts';

const plan = hashText('a plan');
const allowing: Partial<Terms> = {
  operations: { allowed: true, committees: false },
  routine: { subscriptions: false, standingOrders: false },
};

function facts(verb: 'send' | 'receive', type: string, over: Partial<Terms> = allowing): GateFacts {
  const terms = compileTerms(sampleTerms({ terms: over }));
  const { act, ...rest } = permitted[verb];
  const release = { ...act.declaration!.release, kind: 'standing-order', order: plan } as const;
  return {
    ...rest,
    agreement: viewOf(terms),
    act: {
      ...act,
      type,
      agreement: { lineage: terms.lineage, terms: terms.terms },
      declaration: { ...act.declaration!, release },
    },
    ...(verb === 'send' && { release: { kind: 'standing-order', order: plan, active: true } }),
  };
}

describe('an operation', () => {
  it('runs only where the agreement has an article that allows it, which the decision cites', () => {
    const yes = facts('receive', 'operation.entry');
    expect(decide(yes)).toMatchObject({
      permit: true,
      article: articleOf(yes.agreement!.terms!, 'operations'),
    });
    const no = facts('receive', 'operation.plan', { operations: { allowed: false, committees: true } });
    const { denials } = decide(no);
    const article = articleOf(no.agreement!.terms!, 'operations');
    expect(denials).toContainEqual({ rule: 'operation', article });
    const suspended = { ...yes, agreement: { ...yes.agreement!, state: 'suspended' as const } };
    expect(decide(suspended).rule).toBe('suspended');
  });

  it('goes on under the plan as its standing order, which routine need not provide for', () => {
    for (const type of ['operation.readiness', 'operation.go', 'operation.entry']) {
      expect(decide(facts('send', type)).rule, type).toBe('permitted');
      expect(decide(facts('receive', type)).rule, type).toBe('permitted');
      const lapsed = { kind: 'standing-order', order: plan, active: false } as const;
      expect(decide({ ...facts('send', type), release: lapsed }).rule, type).toBe('release');
      const other = { ...lapsed, active: true, order: hashText('another plan') };
      expect(decide({ ...facts('send', type), release: other }).rule, type).toBe('release');
    }
    // A plan and a consent are content that a second person releases.
    expect(decide(facts('send', 'operation.plan')).rule).toBe('release');
    expect(decide(facts('receive', 'operation.consent')).rule).toBe('release');
  });

  it('is aborted under any state of any agreement, by whoever works on it and by nobody outside', () => {
    const control: ControlFacts = {
      lineage: 'none',
      ownSuspension: false,
      targetsOwn: false,
      targetsReceived: true,
    };
    const { act, ...rest } = permitted.send;
    const states: readonly (LineageStateName | undefined)[] = [
      undefined,
      'suspended',
      'terminated',
      'expired',
    ];
    for (const state of states) {
      const abort: GateFacts = {
        ...rest,
        act: { ...act, type: 'operation.abort', agreement: undefined, declaration: undefined },
        agreement: state && viewOf(rest.agreement.terms!, state),
        control: { ...control, ...(state && { lineage: state }) },
        reader: { ...sampleReader, roles: new Set(['officer']) },
      };
      expect(decide(abort).rule, state).toBe('permitted');
      const outside = { ...abort, control: { ...abort.control!, targetsReceived: false } };
      expect(decide(outside).rule).toBe('control-not-allowed');
      expect(decide({ ...abort, reader: { ...sampleReader, roles: new Set(['signatory']) } }).rule).toBe(
        'role',
      );
    }
  });
});
