// SPDX-License-Identifier: Apache-2.0
// What is so of outcomes, from the acts that an officer may read: how each stands, what it came from, what followed, what adds up.
import {
  type FoldAct,
  foldOutcomes,
  type Outcome,
  type OutcomeTotals,
  type PartyId,
  refsOf,
  stateOf,
} from '@tansiq/protocol';
import type { ActRow } from '../../store/index.ts';

/** An act as the fold takes it, with the row that it came from. */
export interface OutcomeAct extends FoldAct {
  readonly row: ActRow;
}

/** Acts of which a fold is made. */
export const outcomeTypes = [
  'outcome.report',
  'outcome.confirm',
  'outcome.dispute',
  'outcome.follow-up',
] as const;

/** Sections that it reads. */
export const outcomeSections = [
  'refs',
  'outcome',
  'consent',
  'stage',
  'recall',
  'correction',
  'title',
] as const;

/** What an addressee did not take does not stand between the parties; what was withheld has never left. */
const standing: ReadonlySet<string> = new Set(['released', 'sent', 'held', 'accepted']);

export function outcomeAct(
  row: ActRow,
  audience: readonly string[],
  sections: Record<string, unknown>,
): OutcomeAct {
  return {
    row,
    id: row.id as FoldAct['id'],
    type: row.type,
    author: row.author as PartyId,
    audience: audience as PartyId[],
    sections,
    evidenceTime: standing.has(row.status) ? row.evidence : null,
  };
}

export interface OutcomesFilter {
  lineage?: string | undefined;
  kind?: string | undefined;
  author?: string | undefined;
  /** First and last moment of the outcome's own date, as the protocol writes times. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Outcomes as of a moment; of those that the filter lets through, with all that was said of them. */
export function outcomesOf(
  acts: readonly OutcomeAct[],
  asOf: number,
  filter: OutcomesFilter = {},
): readonly Outcome[] {
  return foldOutcomes(
    wanted(acts, (act) => passes(act, filter)),
    asOf,
  ).outcomes;
}

/** Outcomes whose evidence is still on its way, or that did not come to stand: nobody counts them. */
export const pendingOf = (acts: readonly OutcomeAct[], filter: OutcomesFilter = {}): readonly OutcomeAct[] =>
  acts.filter((act) => act.type === 'outcome.report' && act.evidenceTime === null && passes(act, filter));

/** The same sums over everything, over what happened in the party's own state, and over the rest. */
export interface HomeAndAbroad {
  all: OutcomeTotals;
  home: OutcomeTotals;
  abroad: OutcomeTotals;
}

/** Totals of what everybody concerned has confirmed, and apart from them of what is reported or disputed. */
export function totalsFor(
  self: PartyId,
  acts: readonly OutcomeAct[],
  asOf: number,
  filter: OutcomesFilter = {},
): { confirmed: HomeAndAbroad; unconfirmed: HomeAndAbroad } {
  const state = stateOf(self);
  const fold = (where: (act: OutcomeAct) => boolean) =>
    foldOutcomes(
      wanted(acts, (act) => passes(act, filter) && where(act)),
      asOf,
    );
  const all = fold(() => true);
  const home = fold((act) => bodyOf(act).state === state);
  const abroad = fold((act) => bodyOf(act).state !== state);
  const of = (which: 'confirmed' | 'unconfirmed') => ({
    all: all[which],
    home: home[which],
    abroad: abroad[which],
  });
  return { confirmed: of('confirmed'), unconfirmed: of('unconfirmed') };
}

/** Outcomes that pass, and all that is said of any: words that do not name what they refer to say nothing. */
function wanted(acts: readonly OutcomeAct[], passing: (act: OutcomeAct) => boolean): readonly OutcomeAct[] {
  return acts.filter((act) => (act.type === 'outcome.report' ? passing(act) : meansWhatItRefersTo(act)));
}

/**
 * An act may refer only to acts whose audience includes its own, and every receiver sees to it; a word on an outcome counts only
 * where its reference stands behind it, so that no stranger disputes what it was never told.
 */
function meansWhatItRefersTo(act: OutcomeAct): boolean {
  const rel =
    act.type === 'outcome.confirm' ? 'confirms' : act.type === 'outcome.dispute' ? 'disputes' : undefined;
  if (rel === undefined) return true;
  const consent = act.sections.consent as { outcome?: unknown } | undefined;
  return refsOf(act, rel).some((id) => id === consent?.outcome);
}

function passes(act: OutcomeAct, { lineage, kind, author, from, to }: OutcomesFilter): boolean {
  const body = bodyOf(act);
  return (
    (lineage === undefined || act.row.lineage === lineage) &&
    (kind === undefined || body.kind === kind) &&
    (author === undefined || act.author === author) &&
    (from === undefined || (body.on !== undefined && body.on >= from)) &&
    (to === undefined || (body.on !== undefined && body.on <= to))
  );
}

const bodyOf = (act: FoldAct) =>
  (act.sections.outcome ?? {}) as { kind?: string; state?: string; on?: string };
