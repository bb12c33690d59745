// SPDX-License-Identifier: Apache-2.0
// What the gate does not know: it is denied, and the rest is judged all the same.
import { describe, expect, it } from 'vitest';
import type { Terms } from '../agreement/terms-values.ts';
import { decide } from './decide.ts';
import type { GateFacts } from './facts.ts';
import { NORTH, permitted, SOUTH, sampleTermsCompiled, viewOf } from './sample-facts.ts';
import { sending } from './variations.ts';

const { send } = permitted;
const rule = (facts: GateFacts) => decide(facts).rule;

describe('what is missing', () => {
  it('is denied, and the rest is judged all the same', () => {
    const suspended = viewOf(sampleTermsCompiled, 'suspended');
    for (const name of ['declaration', 'handling'] as const) {
      const { denials } = decide({ ...send, agreement: suspended, act: { ...send.act, [name]: undefined } });
      expect(denials.map((denial) => denial.rule)).toEqual(['unknown-input', 'suspended']);
    }
  });

  it('is a minimum penalty that content terms must have', () => {
    const { minimumPenalty: _, ...merged } = sampleTermsCompiled.merged;
    const agreement = viewOf({ ...sampleTermsCompiled, merged });
    expect(rule({ ...send, agreement })).toBe('minimum-penalty');
  });

  it('is the act, the counterpart, a clock, or a type that somebody knows', () => {
    for (const change of [
      { act: undefined },
      { counterpart: undefined },
      { counterpart: NORTH },
      { now: Number.NaN },
      { act: { ...send.act, type: 'report.whisper' } },
      { act: { ...send.act, author: SOUTH } },
      { verb: 'borrow' as 'send' },
    ]) {
      const { rule, terms } = decide({ ...send, ...change });
      expect({ rule, terms }).toEqual({ rule: 'unknown-input', terms: sampleTermsCompiled.terms });
    }
  });

  it('is everything, of facts that are none', () => {
    expect(rule(undefined as unknown as GateFacts)).toBe('unknown-input');
  });

  it('are articles that terms of an earlier time do not have', () => {
    const cases: readonly (readonly [keyof Terms, GateFacts, string])[] = [
      ['evidentialUse', sending({}, { evidence: 'consent' }), 'evidential-use'],
      ['minorsAndVictims', sending({ minors: true, necessity: 'Only way' }), 'minors-and-victims'],
      ['operations', { ...send, act: { ...send.act, type: 'operation.plan' } }, 'operation'],
    ];
    for (const [field, facts, expected] of cases) {
      const { [field]: _, ...merged } = sampleTermsCompiled.merged;
      expect(rule({ ...facts, agreement: viewOf({ ...sampleTermsCompiled, merged }) })).toBe(expected);
    }
  });
});
