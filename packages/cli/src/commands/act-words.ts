// SPDX-License-Identifier: Apache-2.0
// Acts in words for a terminal.
import type { ActAnswer, ActItem, JourneyAnswer, Text } from '@tansiq/node/contract';
import { inLanguage } from '../fleet/language.ts';
import { language, say, table } from './speech.ts';

export const actTable = (acts: readonly ActItem[]): string[] =>
  table(
    ['act', 'type', 'author', 'at', 'state', 'title'],
    acts.map((act) => [
      act.id,
      act.type,
      act.author,
      act.time,
      act.status,
      inLanguage(act.title, language()),
    ]),
  );

export function actInWords(act: ActAnswer & { journey: JourneyAnswer }): string[] {
  return [
    `${say('act')}: ${act.id}`,
    `${say('type')}: ${act.type}`,
    `${say('author')}: ${act.author}`,
    `${say('state')}: ${act.status}`,
    `${say('hold')}: ${act.hold}`,
    ...Object.entries(act.sections).map(([name, body]) => `${name}: ${bodyInWords(body)}`),
    ...act.journey.steps.map((step) =>
      [moment(step.at), step.what, step.party, step.rule, step.article]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  ];
}

const moment = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/** A section whose body is a text is shown in the reader's language; any other as it is. */
function bodyInWords(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'object') {
    return inLanguage((body.text ?? {}) as Text, language());
  }
  return JSON.stringify(body);
}
