// SPDX-License-Identifier: Apache-2.0
// Reports and outcomes as the stories send them: a lead, what came of it linked to it, and the other side's confirmation.
import {
  type Declaration,
  type DraftBody,
  declare,
  handle,
  type OutcomeBody,
  type PartyNode,
  type Sent,
  send,
  type Text,
} from '@tansiq/cli';

/** Where acts go: to whom, under which agreement, in which dossier. */
export interface Way {
  readonly to: readonly string[];
  readonly lineage: string;
  readonly dossier?: string;
}

const declared = (by: PartyNode, given: Partial<Declaration> = {}): Declaration =>
  declare(by.id, {
    purpose: 'investigation',
    crimeAreas: ['terrorism'],
    dataCategories: ['events'],
    ...given,
  });

const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

const body = (way: Way, type: string, sections: DraftBody['sections']): DraftBody => ({
  type,
  to: [...way.to],
  lineage: way.lineage,
  ...(way.dossier === undefined ? {} : { dossier: way.dossier }),
  sections,
});

/** A report that begins a dossier, or goes on with one. */
export const shareLead = (by: PartyNode, way: Way, title: Text, facts: Text): Promise<Sent> =>
  send(
    by,
    body(way, 'report.share', {
      title: { text: title },
      facts: { text: facts },
      declaration: declared(by),
      handling: handle(),
    }),
  );

export const reportOutcome = (
  by: PartyNode,
  way: Way,
  lead: string,
  outcome: Pick<OutcomeBody, 'kind'> & Partial<OutcomeBody>,
  rel: 'lead' | 'acts-on' = 'lead',
): Promise<Sent> =>
  send(
    by,
    body(way, 'outcome.report', {
      declaration: declared(by),
      handling: handle(),
      refs: { refs: [{ rel, act: lead }] },
      outcome: { on: now(), state: by.id.slice(0, 2), finding: 'confirmed', ...outcome },
    }),
  );

export const confirmOutcome = (by: PartyNode, way: Way, outcome: string): Promise<Sent> =>
  send(
    by,
    body(way, 'outcome.confirm', {
      declaration: declared(by),
      handling: handle(),
      refs: { refs: [{ rel: 'confirms', act: outcome }] },
      consent: { outcome, decision: 'confirm' },
    }),
  );

export const followUp = (
  by: PartyNode,
  way: Way,
  arrest: string,
  stage: string,
  persons: number,
): Promise<Sent> =>
  send(
    by,
    body(way, 'outcome.follow-up', {
      declaration: declared(by),
      handling: handle(),
      refs: { refs: [{ rel: 'follows', act: arrest }] },
      stage: { stage, on: now(), persons },
    }),
  );
