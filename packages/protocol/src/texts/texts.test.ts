// SPDX-License-Identifier: Apache-2.0
// Every rule, obligation and state can be said in four languages, with the article and with what to do next.
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../codes/index.ts';
import { wireRules } from '../errors.ts';
import { lineageStates } from '../folds/lineage-state.ts';
import type { Decision } from '../gate/decision.ts';
import { gateRules, obligations } from '../gate/rules.ts';
import { explain, explainDenial, obligationTexts, ruleText, stateTexts } from './index.ts';

const rules = [...gateRules, ...wireRules, 'permitted', 'emergency'] as const;
const script = (text: string, language: Language): boolean =>
  /[\u0600-\u06FF]/.test(text) === (language === 'ar');

const decision: Decision = {
  permit: false,
  rule: 'purpose',
  article: '4',
  terms: undefined,
  denials: [],
  setAside: [],
  obligations: [],
};

describe('texts', () => {
  it('say what is so and what to do next, for every rule of the gate and of the wire', () => {
    for (const language of languages) {
      for (const rule of rules) {
        const { what, next } = ruleText(rule, language);
        expect(what, `${rule} ${language}`).toMatch(/[^.\s]$/);
        expect(next, `${rule} ${language}`).toMatch(/\.$/);
        expect(script(what, language) && script(next, language), `${rule} ${language}`).toBe(true);
      }
    }
  });

  it('say different things in each language', () => {
    for (const rule of rules) {
      expect(new Set(languages.map((language) => ruleText(rule, language).what)).size, rule).toBe(4);
    }
    for (const texts of [...Object.values(obligationTexts), ...Object.values(stateTexts)]) {
      for (const language of languages) expect(script(texts[language], language)).toBe(true);
    }
    expect(Object.keys(obligationTexts).toSorted()).toEqual([...obligations].toSorted());
    expect(Object.keys(stateTexts).toSorted()).toEqual([...lineageStates].toSorted());
  });

  it('name the article in the reader’s language', () => {
    expect(explain(decision, 'ar')).toBe(
      'لا ينص الاتفاق على هذا الغرض (المادة 4). صرّحوا بالغرض الحقيقي إن كان غيره، أو اقترحوا تعديلا.',
    );
    expect(explain(decision, 'es')).toContain('(artículo 4). ');
    expect(explain({ ...decision, article: undefined }, 'en')).toMatch(
      /^The agreement does not name this purpose\. /,
    );
  });

  it('cite a law as it is cited, not as an article of the agreement', () => {
    const text = explainDenial({ rule: 'law-profile', article: 'Law 1, Art. 2' }, 'en');
    expect(text).toContain('(Law 1, Art. 2)');
  });

  it('say what a decision obliges to, in place of “nothing more”', () => {
    const permit = { ...decision, permit: true, rule: 'permitted', denials: [] } as const;
    expect(explain(permit, 'en')).toBe('The agreement allows this (article 4). Nothing more is needed.');
    expect(explain({ ...permit, obligations: ['accept-h3'] }, 'en')).toBe(
      'The agreement allows this (article 4). Each reader must read and accept the restriction before access.',
    );
    expect(explain({ ...decision, obligations: ['decide-emergency'] }, 'en')).toMatch(
      /amendment\. The sender declares/,
    );
  });
});
