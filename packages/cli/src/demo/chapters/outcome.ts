// SPDX-License-Identifier: Apache-2.0
// What came of the lead: reported back and linked to it, confirmed by the other side, counted by both.

import type { Declaration, DraftBody, OutcomeBody, Text } from '@tansiq/node/contract';
import { nowText } from '../../commands/arguments.ts';
import { declare, handle } from '../../deeds/declarations.ts';
import { answered, arrival, send } from '../../deeds/exchange.ts';
import type { PartyNode } from '../../fleet/party-node.ts';
import { short } from '../narrator.ts';
import type { Chapter } from '../scene.ts';
import { actionFacts, arrestFacts } from '../words/reports.ts';

export const outcome: Chapter = async ({ rabat, madrid, narrator, progress }) => {
  narrator.heading('headOutcome');
  const { lineage } = progress.of('negotiation');
  const lead = progress.of('report');
  const base = { lineage, dossier: lead.dossier, lead: lead.act };
  const action = await send(madrid, outcomeDraft(madrid, rabat, base, { kind: 'action-taken' }, actionFacts));
  narrator.tell('actionReported', { party: narrator.name(madrid), act: short(action.act) });
  const arrest = await send(
    madrid,
    outcomeDraft(
      madrid,
      rabat,
      base,
      { kind: 'arrest', persons: 1, place: { es: 'Málaga', ar: 'مالقة' } },
      arrestFacts,
    ),
  );
  const { refs } = await arrival(rabat, arrest.act);
  if (!refs.some(({ rel, act }) => rel === 'lead' && act === lead.act))
    throw new Error('the outcome does not name its lead');
  narrator.tell('arrestReported', { party: narrator.name(madrid), act: short(arrest.act), persons: 1 });
  const confirmation = await send(rabat, confirmationDraft(rabat, madrid, base, arrest.act));
  await arrival(madrid, confirmation.act);
  narrator.tell('confirmed', { party: narrator.name(rabat), act: short(confirmation.act) });
  await Promise.all([
    answered(madrid, arrest.act, [rabat.id]),
    answered(rabat, confirmation.act, [madrid.id]),
  ]);
  const head = await rabat.as('head');
  const { arrest: arrested } = (await head.call('GET /outcomes/totals', {})).totals;
  narrator.tell('addedUp', {
    persons: arrested.persons,
    home: arrested.home.persons,
    abroad: arrested.abroad.persons,
  });
  if (arrested.persons !== 1 || arrested.abroad.persons !== 1)
    throw new Error('what both confirmed is not counted');
  progress.keep('outcome', { action: action.act, arrest: arrest.act });
};

interface Base {
  readonly lineage: string;
  readonly dossier: string;
  readonly lead: string;
}

const declaration = (by: PartyNode): Declaration =>
  declare(by.id, { purpose: 'investigation', crimeAreas: ['terrorism'], dataCategories: ['events'] });

function outcomeDraft(
  by: PartyNode,
  to: PartyNode,
  { lineage, dossier, lead }: Base,
  given: Pick<OutcomeBody, 'kind' | 'persons' | 'place'> | Pick<OutcomeBody, 'kind'>,
  facts: Text,
): DraftBody {
  return {
    type: 'outcome.report',
    to: [to.id],
    lineage,
    dossier,
    sections: {
      declaration: declaration(by),
      handling: handle(),
      refs: { refs: [{ rel: 'lead', act: lead }] },
      facts: { text: facts },
      outcome: { on: nowText(), state: by.id.slice(0, 2), finding: 'preliminary', ...given },
    },
  };
}

const confirmationDraft = (
  by: PartyNode,
  to: PartyNode,
  { lineage, dossier }: Base,
  act: string,
): DraftBody => ({
  type: 'outcome.confirm',
  to: [to.id],
  lineage,
  dossier,
  sections: {
    declaration: declaration(by),
    handling: handle(),
    refs: { refs: [{ rel: 'confirms', act }] },
    consent: { outcome: act, decision: 'confirm' },
  },
});
