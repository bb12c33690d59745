// SPDX-License-Identifier: Apache-2.0
// Says a decision in a person's language: what is so, which article says it, and what to do next.
import type { Language } from '../codes/index.ts';
import type { Decision, Denial } from '../gate/decision.ts';
import { obligationTexts } from './obligations.ts';
import type { AnyRule, RuleText, RuleTexts } from './rule-text.ts';
import { rulesAr } from './rules-ar.ts';
import { rulesEn } from './rules-en.ts';
import { rulesEs } from './rules-es.ts';
import { rulesFr } from './rules-fr.ts';

const catalogue: Readonly<Record<Language, RuleTexts>> = {
  ar: rulesAr,
  es: rulesEs,
  fr: rulesFr,
  en: rulesEn,
};

const articleWord: Readonly<Record<Language, string>> = {
  ar: 'المادة',
  es: 'artículo',
  fr: 'article',
  en: 'article',
};

/** What a rule of the gate or of the wire says. */
export function ruleText(rule: AnyRule, language: Language): RuleText {
  return catalogue[language][rule];
}

/** One denial in two sentences. */
export function explainDenial(denial: Denial, language: Language): string {
  return sentence(denial.rule, denial.article, language);
}

/** A decision: what is so, with the article, what to do next, and what it obliges to. */
export function explain(decision: Decision, language: Language): string {
  const duties = decision.obligations.map((obligation) => obligationTexts[obligation][language]);
  // What is owed says what to do next, and "nothing more is needed" would be untrue.
  const said =
    decision.permit && duties.length > 0
      ? `${withArticle(decision.rule, decision.article, language)}.`
      : sentence(decision.rule, decision.article, language);
  return [said, ...duties].join(' ');
}

function sentence(rule: AnyRule, article: string | undefined, language: Language): string {
  return `${withArticle(rule, article, language)}. ${ruleText(rule, language).next}`;
}

function withArticle(rule: AnyRule, article: string | undefined, language: Language): string {
  const { what } = ruleText(rule, language);
  if (article === undefined) return what;
  // A law is cited as its own lawyers do; an article of the agreement by its number.
  return rule === 'law-profile' ? `${what} (${article})` : `${what} (${articleWord[language]} ${article})`;
}
