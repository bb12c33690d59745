// SPDX-License-Identifier: Apache-2.0
// The shortest story that has everything: an agreement, a report, its outcome, a refusal, an erasure.
import { both, canonical, clock, digest, id22, type Json, Party } from './keys.ts';
import { type Act, type Body, START, World } from './world.ts';

export const DAY = 86_400;

/** A talks-only document: the least that fold 1 needs. */
export function termsOf(
  parties: readonly Party[],
  lineage: string,
  change: Body = {},
  validity: Body = {},
): Body {
  return {
    v: 1,
    fold: 1,
    lineage,
    version: 1,
    title: both('Agreement'),
    parties: [...parties]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, root }) => ({
        id,
        names: both(id),
        root: root.x,
        spoc: both('Desk'),
        supervisor: both('Supervisor'),
        rights: both('Rights'),
        breach: both('Breach'),
      })),
    window: clock(START + 30 * DAY),
    articles: [
      {
        number: '1',
        title: both('Validity'),
        text: both('It lasts.'),
        terms: {
          validity: { from: clock(START), renewal: 'tacit', ratification: [], noticeDays: 30, ...validity },
          suspension: { unilateral: true, surviving: ['recall'] },
          oversight: { audit: true, journalMonths: 36 },
        },
      },
    ],
    ...change,
  };
}

export const declaration = (): Body => ({
  purpose: 'prevention',
  crimeAreas: ['terrorism'],
  dataCategories: ['identity'],
  subjectCategories: ['suspect'],
  specialCategories: [],
  minors: false,
  evaluation: { scheme: '4x4', value: 'A1' },
  ground: { kind: 'none-needed' },
  release: { kind: 'person', officer: 'officer-7', at: clock(START) },
});

export const handling = (): Body => ({
  restrictions: ['H1'],
  tlp: 'AMBER',
  pap: 'AMBER',
  evidence: 'never',
});

export type Story = {
  world: World;
  rabat: Party;
  madrid: Party;
  lineage: string;
  terms: string;
  report: Act;
  refusedReport: Act;
  outcome: Act;
};

export const link = (rel: string, act: Act): Body => ({ refs: [{ rel, act: act.id }] });

export function report(world: World, author: Party, lineage: string, terms: string, words: string): Act {
  return world.act(
    author,
    'report.share',
    {
      declaration: declaration(),
      handling: handling(),
      title: { text: both('Lead') },
      facts: { text: both(words) },
    },
    { dossier: id22(), agreement: { lineage, terms } },
  );
}

/** Signs an agreement between those `named` in it on both sides; gives its lineage and terms hash. */
export function agree(
  world: World,
  a: Party,
  b: Party,
  named: readonly Party[] = [a, b],
): { lineage: string; terms: string } {
  const lineage = id22();
  const document = termsOf(named, lineage);
  const terms = digest(canonical(document));
  const consent: Body = { terms, decision: 'sign', office: both('Minister') };
  const at = { dossier: lineage };
  world.send(a, b, world.act(a, 'talks.note', { note: { stage: 'talks', text: both('We talk.') } }, at));
  world.send(a, b, world.act(a, 'agreement.propose', { proposal: { terms: document as Json } }, at));
  world.send(a, b, world.act(a, 'agreement.sign', { consent }, at));
  world.send(b, a, world.act(b, 'agreement.sign', { consent }, at));
  return { lineage, terms };
}

/** Two parties from the first word to an erased report. */
export function story(): Story {
  const rabat = new Party('ma.dgsn');
  const madrid = new Party('es.pn');
  const world = new World(rabat, madrid);
  const { lineage, terms } = agree(world, rabat, madrid);
  const under = { agreement: { lineage, terms } };
  const lead = report(world, rabat, lineage, terms, 'A lorry was seen in the harbour.');
  const inner = { ...under, dossier: lead.dossier ?? '' };
  world.send(rabat, madrid, lead);
  const refusedReport = report(world, rabat, lineage, terms, 'Another purpose.');
  world.send(rabat, madrid, refusedReport);
  world.dispose(madrid, rabat, [
    { from: 0, to: 4, result: 'accepted' },
    { from: 4, to: 5, result: 'refused', rule: 'purpose', article: '5' },
  ]);
  const outcome = world.act(
    madrid,
    'outcome.report',
    {
      declaration: declaration(),
      handling: handling(),
      refs: link('lead', lead),
      outcome: {
        kind: 'arrest',
        on: clock(world.now),
        state: 'es',
        finding: 'confirmed',
        persons: 2,
        seizures: [{ what: 'cannabis', quantity: '12.5', unit: 'kg' }],
      },
    },
    inner,
  );
  world.send(madrid, rabat, outcome);
  const confirmation = world.act(
    rabat,
    'outcome.confirm',
    {
      declaration: declaration(),
      handling: handling(),
      refs: link('confirms', outcome),
      consent: { outcome: outcome.id, decision: 'confirm' },
    },
    inner,
  );
  world.send(rabat, madrid, confirmation);
  world.dispose(rabat, madrid, [{ from: 0, to: 3, result: 'accepted' }]);
  world.erase(lead, ['declaration', 'title', 'facts'], rabat, madrid);
  return { world, rabat, madrid, lineage, terms, report: lead, refusedReport, outcome };
}
