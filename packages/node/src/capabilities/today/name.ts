// SPDX-License-Identifier: Apache-2.0
// By what people know an act in a list: its title, in a joint statement with its figures; an outcome, which has none, by what came of the lead, where and when.
import { type StatementBody, withFigures } from '@tansiq/protocol';
import type { OutcomeBody } from '../../contract/index.ts';

export interface Name {
  title?: Record<string, string>;
  outcome?: Pick<OutcomeBody, (typeof told)[number]>;
}

const told = ['kind', 'on', 'state', 'persons', 'networks'] as const;

/** Sections that a name is in. */
export const nameSections = ['title', 'outcome', 'statement'] as const;

/** From sections that the gate has let through. */
export function nameOf(sections: Readonly<Record<string, unknown>>): Name {
  const { title, outcome, statement } = sections as {
    title?: { text: Record<string, string> };
    outcome?: OutcomeBody;
    statement?: StatementBody;
  };
  if (title) return { title: title.text };
  if (statement)
    return { title: { ...withFigures(statement.title, statement.figures) } as Record<string, string> };
  if (!outcome) return {};
  const said = told.flatMap((name) => (outcome[name] === undefined ? [] : [[name, outcome[name]]]));
  return { outcome: Object.fromEntries(said) as NonNullable<Name['outcome']> };
}
