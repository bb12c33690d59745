// SPDX-License-Identifier: Apache-2.0
// Outcomes and totals as the API shows them: every number with the acts that it is the sum of.
import type { BodiesOf, Outcome, OutcomeTotals, Total } from '@tansiq/protocol';
import type { OutcomeItem, TotalsAnswer } from './shapes.ts';
import type { HomeAndAbroad, OutcomeAct } from './state.ts';

type Body = BodiesOf<'outcome.report'>['outcome'];

export function itemOf(outcome: Outcome, act: OutcomeAct): OutcomeItem {
  return {
    ...headOf(act),
    standing: outcome.standing,
    confirmed: [...outcome.confirmedBy],
    disputed: [...outcome.disputedBy],
    waitsFor: [...outcome.silent],
    leads: [...outcome.leads],
    actsOn: [...outcome.actsOn],
    counted: outcome.standing === 'confirmed',
    followUps: outcome.followUps.map(({ act: id, author, stage, on, persons }) => ({
      act: id,
      author,
      stage,
      on,
      persons,
    })),
  };
}

/** Released, and receipted by nobody yet, or refused: it stands for its author alone. */
export function pendingItem(act: OutcomeAct): OutcomeItem {
  const refs = (act.sections.refs as { refs: { rel: string; act: string }[] } | undefined)?.refs ?? [];
  const of = (rel: string) => refs.flatMap((ref) => (ref.rel === rel ? [ref.act] : []));
  return {
    ...headOf(act),
    standing: act.row.status === 'refused' || act.row.status === 'withheld' ? act.row.status : 'pending',
    confirmed: [],
    disputed: [],
    waitsFor: (act.audience ?? []).filter((party) => party !== act.author),
    leads: of('lead'),
    actsOn: of('acts-on'),
    counted: false,
    followUps: [],
  };
}

function headOf({ row, sections }: OutcomeAct) {
  const {
    kind,
    on,
    state,
    finding,
    place,
    persons,
    minors,
    networks,
    plot,
    seizures = [],
  } = sections.outcome as Body;
  return {
    seq: row.seq,
    act: row.id,
    kind,
    author: row.author,
    ...(row.dossier !== null && { dossier: row.dossier }),
    on,
    state,
    finding,
    ...(place && { place: { ...place } }),
    ...(persons !== undefined && { persons }),
    ...(minors !== undefined && { minors }),
    ...(networks !== undefined && { networks }),
    ...(plot && {
      plot: { ...plot, targets: plot.targets.map((target) => ({ ...target })), origin: { ...plot.origin } },
    }),
    seizures: seizures.map((one) => ({ ...one })),
  };
}

const kinds = ['action-taken', 'network-dismantled', 'attack-averted', 'nothing-found', 'plot'] as const;

export function shownTotals({ all, home, abroad }: HomeAndAbroad): TotalsAnswer {
  const split = (pick: (totals: OutcomeTotals) => Total | undefined) => ({
    ...counted(pick(all)),
    home: counted(pick(home)),
    abroad: counted(pick(abroad)),
  });
  const people = ({ sum, from }: Total) => ({ persons: sum, acts: [...from] });
  const byKind = Object.fromEntries(
    kinds.map((kind) => [kind, split((totals) => totals.kinds.get(kind))]),
  ) as Record<(typeof kinds)[number], ReturnType<typeof split>>;
  return {
    ...byKind,
    arrest: {
      n: all.kinds.get('arrest')?.sum ?? 0,
      ...people(all.persons),
      minors: { persons: all.minors.sum, acts: [...all.minors.from] },
      home: people(home.persons),
      abroad: people(abroad.persons),
    },
    networks: split((totals) => totals.networks),
    seizure: all.seizures.map(({ what, unit, quantity, from }) => ({
      what,
      unit,
      quantity,
      acts: [...from],
    })),
  };
}

const counted = (total: Total | undefined) => ({ n: total?.sum ?? 0, acts: [...(total?.from ?? [])] });
