// SPDX-License-Identifier: Apache-2.0
// Sentences, numbers and moments in the reader's language.
import type { Language, Text } from '@tansiq/node/contract';
import { type ReactNode, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useCall } from '../api/queries.ts';
import { useLanguage } from './language.tsx';
import { locales, pick } from './languages.ts';
import type { MessageId } from './message-id.ts';

type Plain = string | number | boolean | Date | null | undefined;

export type Words = (id: MessageId, values?: Record<string, Plain>) => string;

/** `t('reports.count', { n })`: the sentence with this id. */
export function useWords(): Words {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

/** As `useWords`, where a part of the sentence is an element: `rich('frame.by', { name: <Name>…</Name> })`. */
export function useRichWords(): (id: MessageId, values: Record<string, Plain | ReactNode>) => ReactNode {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values as Record<string, ReactNode>);
}

/** The words of a text that comes in several languages. */
export function useText(): (text: Text | undefined) => string {
  const { language } = useLanguage();
  return (text) => pick(text, language).words;
}

/** The label of a code (docs/protocol.md §15) in the reader's language; the code itself when no list names it. */
export function useCodeLabel(): (list: string, code: string) => string {
  const { language } = useLanguage();
  const { data } = useCall('GET /codes', {});
  return (list, code) => pick(data?.lists[list]?.labels[code], language).words || code;
}

/** Codes of a list with their labels, for fields to choose from; empty until they are known. */
export function useCodeList(list: string): { value: string; label: string }[] {
  const { language } = useLanguage();
  const { data } = useCall('GET /codes', {});
  const found = data?.lists[list];
  return (found?.codes ?? []).map((code) => ({
    value: code,
    label: labelIn(found?.labels[code], code, language),
  }));
}

const labelIn = (label: Text | undefined, code: string, language: Language) =>
  pick(label, language).words || code;

/** The name of a state by its two letters (ISO 3166-1), as it stands in acts: lower case. */
export function useRegion(): (state: string) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locales[language], { type: 'region', fallback: 'code' });
    return (state) => names.of(state.toUpperCase()) ?? state;
  }, [language]);
}
