// SPDX-License-Identifier: Apache-2.0
// What must hold of the gate for any facts: total, closed by default, monotone, and equal to its labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrow } from '../agreement/narrow.ts';
import { languages } from '../codes/index.ts';
import { explain } from '../texts/index.ts';
import { decide } from './decide.ts';
import type { GateFacts } from './facts.ts';
import { readableByLabels, readLabels } from './labels.ts';
import { randomAgreements, randomFacts, randomFrom, randomProfile } from './random-facts.ts';
import { gateRules, overridableRules } from './rules.ts';

const agreements = randomAgreements(randomFrom(7), 20);
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
// A failing property shows its seed; the facts themselves fill pages.
const factsOf = (seed: number): GateFacts => randomFacts(randomFrom(seed), agreements, seed);
const runs = { numRuns: 3000 };

/** The same facts without override, since a permission by emergency is no permission of the agreement. */
function calm(facts: GateFacts): GateFacts {
  return { ...facts, override: undefined };
}

describe('the gate, whatever it is asked', () => {
  it('meets both answers, and every rule that content can break', () => {
    const random = randomFrom(99);
    const unmet = new Set<string>(['true', 'false', 'permitted', 'emergency', ...gateRules]);
    for (let at = 1; at <= 20_000 && unmet.size > 0; at++) {
      const { permit, rule, denials } = decide(randomFacts(random, agreements, at));
      for (const name of [String(permit), rule, ...denials.map((denial) => denial.rule)]) unmet.delete(name);
    }
    expect([...unmet]).toEqual([]);
  });

  it('is pure, names its first denial in the order of the rules, and can be said in every language', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const facts = factsOf(from);
        const decision = decide(facts);
        expect(decide(facts)).toEqual(decision);
        const at = decision.denials.map((denial) => gateRules.indexOf(denial.rule));
        expect(at).toEqual(at.toSorted((a, b) => a - b));
        expect(decision.permit).toBe(decision.denials.length === 0);
        if (!decision.permit) expect(decision.rule).toBe(decision.denials[0]?.rule);
        for (const language of languages) expect(explain(decision, language)).toMatch(/[.؟]$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and permits nothing of facts that are no facts', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(decide(anything as GateFacts).permit).toBe(false);
      }),
    );
  });

  it('denies when any one thing that it must know is missing', () => {
    const needed: Readonly<Record<string, readonly (keyof GateFacts)[]>> = {
      send: ['act', 'counterpart', 'agreement', 'release', 'self', 'now', 'profiles'],
      receive: ['act', 'counterpart', 'agreement', 'self', 'now', 'profiles'],
      read: ['act', 'reader', 'record', 'self', 'now'],
      export: ['act', 'reader', 'record', 'self', 'now', 'use'],
      reshare: ['act', 'counterpart', 'agreement', 'release', 'origin', 'self', 'now'],
    };
    fc.assert(
      fc.property(seeds, (from) => {
        const facts = factsOf(from);
        const calmly = calm(facts);
        const release = facts.act?.declaration?.release.kind;
        if (!decide(calmly).permit || facts.verb === 'search' || release !== 'person') return;
        if (facts.act?.type.startsWith('report.') !== true && facts.verb !== 'reshare') return;
        for (const name of needed[facts.verb] ?? []) {
          const { [name]: _, ...rest } = calmly;
          expect(decide(rest as GateFacts).permit, `${facts.verb} without ${name}`).toBe(false);
        }
      }),
      runs,
    );
  });

  it('denies whatever has more denials: deny overrides permit', () => {
    fc.assert(
      fc.property(seeds, seeds, (from, seed) => {
        const facts = factsOf(from);
        const law = { ...facts, profiles: [...facts.profiles, randomProfile(randomFrom(seed))] };
        if (decide(calm(law)).permit) expect(decide(calm(facts)).permit).toBe(true);
      }),
      runs,
    );
  });

  it('an emergency sets aside only what may be set aside', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const facts = factsOf(from);
        const { setAside, rule } = decide(facts);
        for (const denial of setAside) expect(overridableRules.has(denial.rule)).toBe(true);
        // Without the override, what was declared as released in an emergency lacks its release too.
        const declared = facts.act?.declaration?.release.kind === 'emergency';
        const calmly = decide(calm(facts)).denials.filter(
          (denial) => !(declared && denial.rule === 'release'),
        );
        if (rule === 'emergency') expect(calmly).toEqual(setAside);
      }),
      { ...runs, examples: [[457612395]] },
    );
  });
});

describe('a law profile', () => {
  const narrowed = (facts: GateFacts): GateFacts => {
    const terms = facts.profiles.reduce((left, profile) => narrow(left, profile), facts.agreement!.terms!);
    return { ...facts, agreement: { ...facts.agreement!, terms }, profiles: [] };
  };

  it('can only narrow: what the narrowed agreement permits, the agreement permits', () => {
    fc.assert(
      fc.property(seeds, seeds, (from, seed) => {
        const facts = factsOf(from);
        const some = { ...calm(facts), profiles: [randomProfile(randomFrom(seed))] };
        if (decide(narrowed(some)).permit) expect(decide({ ...some, profiles: [] }).permit).toBe(true);
      }),
      runs,
    );
  });

  it('is judged as the narrowed agreement would be, for what is sent and received', () => {
    fc.assert(
      fc.property(seeds, seeds, (from, seed) => {
        const facts = factsOf(from);
        if (facts.verb !== 'send' && facts.verb !== 'receive') return;
        const some = {
          ...calm(facts),
          judicialAuthorisation: true,
          profiles: [randomProfile(randomFrom(seed))],
        };
        expect(decide(some).permit).toBe(decide(narrowed(some)).permit);
      }),
      runs,
    );
  });

  it('takes away and never adds: every list, floor and number of the result is at most the first’s', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = randomFrom(seed);
        const [terms] = agreements;
        const left = narrow(terms!, randomProfile(random));
        for (const field of [
          'purposes',
          'crimeAreas',
          'dataCategories',
          'subjectCategories',
          'specialCategories',
        ] as const) {
          for (const [code, article] of left.codes[field])
            expect(terms!.codes[field].get(code)).toBe(article);
          expect([...left.codes[field].keys()]).toEqual([...new Set(left.merged[field])]);
        }
        for (const use of terms!.codes.prohibitedUses.keys())
          expect(left.codes.prohibitedUses.has(use)).toBe(true);
        for (const key of left.grounds.keys()) expect(terms!.grounds.has(key)).toBe(true);
        expect(left.merged.minimumPenalty!.months).toBeGreaterThanOrEqual(
          terms!.merged.minimumPenalty!.months,
        );
        expect(left.merged.retention!.maxMonths).toBeLessThanOrEqual(terms!.merged.retention!.maxMonths);
        expect(left.merged.handling!.restrictions).toEqual(
          expect.arrayContaining([...terms!.merged.handling!.restrictions]),
        );
        expect(left.terms).toBe(terms!.terms);
      }),
      { numRuns: 300 },
    );
  });
});

describe('labels', () => {
  it('let a query filter exactly what the gate permits to be read', () => {
    let [asked, readable] = [0, 0];
    fc.assert(
      fc.property(seeds, (from) => {
        const facts = factsOf(from);
        const reading = { ...calm(facts), verb: 'read' as const, act: facts.act!, reader: facts.reader! };
        const { permit } = decide(reading);
        asked++;
        if (permit) readable++;
        expect(readableByLabels(readLabels(reading), reading.reader, reading.now)).toBe(permit);
      }),
      { numRuns: 20_000 },
    );
    expect(readable / asked).toBeGreaterThan(0.025);
  });
});
