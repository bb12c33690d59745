// SPDX-License-Identifier: Apache-2.0
// How a template becomes a terms document: articles with their words and the terms they carry, numbered in order.
import {
  directiveStates,
  type Labels,
  type Language,
  languages,
  type TransferGroundKind,
} from '../../codes/index.ts';
import { type Hash, type PartyId, type RandomId, stateOf, type Text, type Time } from '../../ids.ts';
import { readTerms } from '../read-terms.ts';
import type { AgreementParty, ArticleTerms, TermsDocument } from '../terms-document.ts';
import type { Terms } from '../terms-values.ts';

/** What every template needs; the rest is proposed by the template and can be negotiated. */
export interface TemplateOptions {
  readonly lineage: RandomId;
  readonly version?: number;
  readonly supersedes?: Hash;
  /** In any order. */
  readonly parties: readonly AgreementParty[];
  /** Last moment of signature. */
  readonly window: Time;
  readonly from: Time;
  readonly to?: Time;
  readonly renewal?: 'none' | 'tacit';
  /** Parties whose ratification is needed; none by default. */
  readonly ratification?: readonly PartyId[];
  readonly noticeDays?: number;
  /** At least two; all four by default. */
  readonly languages?: readonly Language[];
  readonly legalBasis?: Terms['legalBasis'];
  readonly transferGrounds?: Terms['transferGrounds'];
  readonly classification?: Terms['handling']['classification'];
}

export interface TemplateArticle {
  readonly title: Labels;
  readonly text: Labels;
  readonly terms: ArticleTerms;
}

/**
 * A validated document of these articles.
 * @throws TermsError when the options make it invalid (one language, a stranger that ratifies, an end before the start).
 */
export function assemble(
  options: TemplateOptions,
  title: Labels,
  articles: readonly TemplateArticle[],
): TermsDocument {
  const chosen = options.languages ?? languages;
  const inChosen = (labels: Labels): Text =>
    Object.fromEntries(chosen.map((language) => [language, labels[language]]));
  return readTerms({
    v: 1,
    fold: 1,
    lineage: options.lineage,
    version: options.version ?? 1,
    ...(options.supersedes === undefined ? {} : { supersedes: options.supersedes }),
    title: inChosen(title),
    parties: sortedParties(options),
    window: options.window,
    articles: articles.map((article, at) => ({
      number: String(at + 1),
      title: inChosen(article.title),
      text: inChosen(article.text),
      terms: article.terms,
    })),
  });
}

export function partyIds(options: TemplateOptions): readonly PartyId[] {
  return sortedParties(options).map((party) => party.id);
}

function sortedParties(options: TemplateOptions): readonly AgreementParty[] {
  return options.parties.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every party to every other. */
export function allDirections(parties: readonly PartyId[]): Terms['directions'] {
  return parties.flatMap((from) => parties.filter((to) => to !== from).map((to) => ({ from, to })));
}

/**
 * Grounds that fit the states: none needed where all are under the directive; else for a state under it the agreement
 * itself as a binding instrument (LED Art. 37(1)(a)) and the derogation (Art. 38); Law 09-08 for Morocco; the
 * exporter's own law for others.
 */
export function usualGrounds(parties: readonly PartyId[]): Terms['transferGrounds'] {
  const allUnderDirective = parties.every((party) => directiveStates.has(stateOf(party)));
  return parties.flatMap((exporter) => {
    const kinds: readonly TransferGroundKind[] = allUnderDirective
      ? ['none-needed']
      : directiveStates.has(stateOf(exporter))
        ? ['led-37-1-a', 'led-38']
        : [stateOf(exporter) === 'ma' ? 'law-09-08' : 'national-law'];
    return kinds.map((kind) => ({ exporter, kind }));
  });
}

/** A list in the words of each language. Not by the platform's list format, whose words change with its version. */
export function inWords(labels: readonly Labels[]): Labels {
  const join = (language: Language, separator: string) =>
    labels.map((label) => label[language]).join(separator);
  return { ar: join('ar', '؛ '), es: join('es', '; '), fr: join('fr', ' ; '), en: join('en', '; ') };
}

/** A counted noun: with one, with two, with 3 to 10, with 11 to 99, and after hundreds. */
type ArabicNoun = readonly [one: string, two: string, few: string, many: string, hundreds: string];

export const arabicHour: ArabicNoun = ['ساعة واحدة', 'ساعتين', 'ساعات', 'ساعة', 'ساعة'];
export const arabicDay: ArabicNoun = ['يوم واحد', 'يومين', 'أيام', 'يوما', 'يوم'];
export const arabicMonth: ArabicNoun = ['شهر واحد', 'شهرين', 'أشهر', 'شهرا', 'شهر'];

/** A number with its noun as Arabic counts: 3 أيام, 12 شهرا, 100 يوم. */
export function inArabic(count: number, [one, two, few, many, hundreds]: ArabicNoun): string {
  if (count === 1) return one;
  if (count === 2) return two;
  const rest = count % 100;
  return `${count} ${rest >= 3 && rest <= 10 ? few : rest >= 11 ? many : hundreds}`;
}
