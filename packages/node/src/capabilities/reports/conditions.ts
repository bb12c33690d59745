// SPDX-License-Identifier: Apache-2.0
// Under what conditions an act may be used, one by one in plain words, each with the article of the agreement that carries it. Pure.
import {
  type Article,
  articleOf,
  type BodiesOf,
  type CompiledTerms,
  type Decision,
  type Field,
  handlingRestrictions,
  obligationTexts,
  papLevels,
  parseTime,
  purposes,
  type TermsDocument,
  tlpLevels,
} from '@tansiq/protocol';
import type { Texts } from '../../refusal.ts';
import { clauses } from './condition-texts.ts';

export interface Condition {
  /** What it is about. */
  kind:
    | 'state'
    | 'recall'
    | 'restriction'
    | 'tlp'
    | 'pap'
    | 'classification'
    | 'evidence'
    | 'onward'
    | 'purpose'
    | 'expiry'
    | 'retention'
    | 'protected'
    | 'duty';
  /** `H1`, `AMBER`, `never`, a time. */
  code: string;
  texts: Texts;
  /** Words that its author wrote, in the author's language. */
  words?: string;
  article?: string;
  /** True for what stands in the way of using it now. */
  blocks?: boolean;
}

export interface Conditions {
  items: Condition[];
  /** Articles that the items name, as the parties signed them. */
  articles: Pick<Article, 'number' | 'title' | 'text'>[];
}

export interface ConditionsInput {
  handling: BodiesOf<'report.share'>['handling'] | undefined;
  declaration: BodiesOf<'report.share'>['declaration'] | undefined;
  /** The terms that the act names; undefined when this node does not hold them. */
  terms: CompiledTerms | undefined;
  document: TermsDocument | undefined;
  /** State of the agreement today. */
  state: string | undefined;
  obligations: Decision['obligations'];
  /** 0 free, 1 restricted, 3 on legal hold. */
  hold: number;
}

export function conditionsOf(input: ConditionsInput): Conditions {
  const { terms, document } = input;
  const cite = (field: Field) => {
    const article = terms && articleOf(terms, field);
    return article === undefined ? {} : { article };
  };
  const items = [
    ...standing(input, cite),
    ...marking(input, cite),
    ...use(input, cite),
    ...time(input, cite),
    ...input.obligations
      .filter((duty) => duty !== 'accept-h3' && duty !== 'erase-at-expiry')
      .map((duty): Condition => ({ kind: 'duty', code: duty, texts: obligationTexts[duty] })),
  ];
  const named = new Set(items.flatMap(({ article }) => (article === undefined ? [] : [article])));
  const articles = (document?.articles ?? [])
    .filter(({ number }) => named.has(number))
    .map(({ number, title, text }) => ({ number, title, text }));
  return { items, articles };
}

type Cite = (field: Field) => { article?: string };

function standing({ state, hold }: ConditionsInput, cite: Cite): Condition[] {
  const items: Condition[] = [];
  if (hold === 1) items.push({ kind: 'recall', code: 'restricted', texts: clauses.recalled, blocks: true });
  if (hold === 3) items.push({ kind: 'recall', code: 'on-hold', texts: clauses.onHold, blocks: true });
  if (state === 'suspended')
    items.push({ kind: 'state', code: state, texts: clauses.suspended, ...cite('suspension') });
  else if (state !== undefined && state !== 'in-force')
    items.push({ kind: 'state', code: state, texts: clauses.notInForce, ...cite('validity') });
  return items;
}

function marking({ handling, declaration }: ConditionsInput, cite: Cite): Condition[] {
  if (!handling) return [];
  const article = cite('handling');
  const items: Condition[] = handling.restrictions.map((code) => ({
    kind: 'restriction',
    code,
    texts: handlingRestrictions.labels[code],
    ...(code === 'H3' && declaration?.h3 !== undefined && { words: declaration.h3 }),
    ...article,
  }));
  items.push({ kind: 'tlp', code: handling.tlp, texts: tlpLevels.labels[handling.tlp], ...article });
  items.push({ kind: 'pap', code: handling.pap, texts: papLevels.labels[handling.pap], ...article });
  if (handling.classification) {
    const { scheme, level } = handling.classification;
    const code = `${scheme.toUpperCase()} ${level}`;
    items.push({ kind: 'classification', code, texts: clauses.classified, ...article });
  }
  return items;
}

function use({ handling, declaration, terms }: ConditionsInput, cite: Cite): Condition[] {
  const items: Condition[] = [];
  if (declaration && purposes.has(declaration.purpose)) {
    const { purpose } = declaration;
    const labels = purposes.labels[purpose];
    items.push({ kind: 'purpose', code: purpose, texts: clauses.purpose(labels), ...cite('purposes') });
  }
  if (handling) {
    const code = handling.evidence;
    items.push({ kind: 'evidence', code, texts: clauses.evidence[code], ...cite('evidentialUse') });
  }
  const onward = terms?.merged.onwardTransfer;
  // H2 is the author's own word and stands whatever the agreement leaves open.
  const rule = handling?.restrictions.includes('H2') && onward?.rule !== 'never' ? 'consent' : onward?.rule;
  if (rule)
    items.push({ kind: 'onward', code: rule, texts: clauses.onward[rule], ...cite('onwardTransfer') });
  if (declaration && (declaration.minors || declaration.subjectCategories.some(isProtected)))
    items.push({
      kind: 'protected',
      code: declaration.minors ? 'minors' : 'protected',
      texts: declaration.minors ? clauses.minors : clauses.protected,
      ...cite('minorsAndVictims'),
    });
  return items;
}

const isProtected = (category: string): boolean => ['victim', 'witness', 'informant'].includes(category);

function time({ handling, terms }: ConditionsInput, cite: Cite): Condition[] {
  const items: Condition[] = [];
  if (handling?.expires !== undefined) {
    const day = new Date(parseTime(handling.expires)).toISOString().slice(0, 16).replace('T', ' ');
    items.push({ kind: 'expiry', code: handling.expires, texts: clauses.expires(day), ...cite('retention') });
  }
  const retention = terms?.merged.retention;
  if (retention) {
    const { maxMonths, reviewMonths } = retention;
    items.push({
      kind: 'retention',
      code: `${maxMonths}/${reviewMonths}`,
      texts: clauses.retention(maxMonths, reviewMonths),
      ...cite('retention'),
    });
  }
  return items;
}
