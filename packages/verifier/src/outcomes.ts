// SPDX-License-Identifier: Apache-2.0
// Counted results: what was reported, what every side confirmed, and exact totals (house words: outcome).
import type { ActRecord } from './act-record.ts';
import type { OutcomeItem, OutcomesReport, Totals } from './report.ts';
import type { Outcome } from './section-shapes.ts';
import { type Bodies, refsOf } from './sections.ts';

/** What an act says about an outcome. `body` is absent once the content is erased. */
export type OutcomeNote =
  | { readonly says: 'report'; readonly body?: Outcome }
  | { readonly says: 'confirm' | 'dispute'; readonly outcome: string }
  | { readonly says: 'correct'; readonly acts: readonly string[] };

const MICRO = 1_000_000n;

export function outcomeNote(type: string, bodies: Bodies): OutcomeNote | undefined {
  if (type === 'outcome.report') {
    return bodies.outcome === undefined
      ? { says: 'report' }
      : { says: 'report', body: bodies.outcome as unknown as Outcome };
  }
  if (type === 'outcome.confirm' || type === 'outcome.dispute') {
    const consent = bodies.consent as unknown as { outcome: string } | undefined;
    if (consent === undefined) return undefined;
    const { outcome } = consent;
    return { says: type === 'outcome.confirm' ? 'confirm' : 'dispute', outcome };
  }
  if (type === 'act.correct') {
    return {
      says: 'correct',
      acts: refsOf(bodies).flatMap((ref) => (ref.rel === 'corrects' ? [ref.act] : [])),
    };
  }
  return undefined;
}

/** Counts only acts whose author is bound and that have evidence by `asOf` (Unix seconds). */
export function outcomesOf(
  records: ReadonlyMap<string, ActRecord>,
  notes: ReadonlyMap<string, OutcomeNote>,
  asOf: number,
): OutcomesReport {
  const said = [...notes].flatMap(([id, note]) => {
    const act = records.get(id);
    return act?.bound.author === true && act.evidence <= asOf ? [{ act, note }] : [];
  });
  said.sort((a, b) => a.act.evidence - b.act.evidence || (a.act.id < b.act.id ? -1 : 1));
  const verdicts = new Map<string, Map<string, 'confirm' | 'dispute'>>();
  const corrected = new Set<string>();
  for (const { act, note } of said) {
    if (note.says === 'confirm' || note.says === 'dispute') {
      const byParty = verdicts.get(note.outcome) ?? new Map<string, 'confirm' | 'dispute'>();
      verdicts.set(note.outcome, byParty.set(act.author, note.says));
    } else if (note.says === 'correct') {
      for (const id of note.acts) if (records.get(id)?.author === act.author) corrected.add(id);
    }
  }
  const reports = said.filter(({ note }) => note.says === 'report');
  const bodies = new Map<string, Outcome>();
  const items: OutcomeItem[] = [];
  for (const { act, note } of reports) {
    if (note.says !== 'report' || note.body === undefined) continue;
    bodies.set(act.id, note.body);
    items.push(itemOf(act, note.body, statusOf(act, verdicts.get(act.id), corrected)));
  }
  return {
    reported: reports.length,
    withoutContent: reports.length - items.length,
    confirmed: confirmedTotals(items, bodies),
    items,
  };
}

function statusOf(
  act: ActRecord,
  verdicts: ReadonlyMap<string, 'confirm' | 'dispute'> | undefined,
  corrected: ReadonlySet<string>,
): OutcomeItem['status'] {
  if (corrected.has(act.id)) return 'corrected';
  const others = act.audience.filter((party) => party !== act.author);
  const said = others.map((party) => verdicts?.get(party));
  if (said.includes('dispute')) return 'disputed';
  return said.every((verdict) => verdict === 'confirm') ? 'confirmed' : 'reported';
}

function itemOf(act: ActRecord, body: Outcome, status: OutcomeItem['status']): OutcomeItem {
  return {
    act: act.id,
    author: act.author,
    kind: body.kind,
    on: body.on,
    state: body.state.toLowerCase(),
    finding: body.finding,
    persons: body.persons ?? 0,
    minors: body.minors ?? 0,
    networks: body.networks ?? 0,
    status,
  };
}

function confirmedTotals(
  items: readonly OutcomeItem[],
  bodies: ReadonlyMap<string, Outcome>,
): OutcomesReport['confirmed'] {
  const confirmed = items.filter((item) => item.status === 'confirmed');
  const grouped = (key: (item: OutcomeItem) => string) =>
    Object.fromEntries([...Map.groupBy(confirmed, key)].sort().map(([name, group]) => [name, totals(group)]));
  const sums = new Map<string, bigint>();
  for (const item of confirmed) {
    for (const { what, unit, quantity } of bodies.get(item.act)?.seizures ?? []) {
      const key = `${what} ${unit}`;
      sums.set(key, (sums.get(key) ?? 0n) + millionths(quantity));
    }
  }
  const seizures = [...sums].sort().map(([key, sum]) => {
    const [what = '', unit = ''] = key.split(' ');
    return { what, unit, quantity: decimal(sum) };
  });
  return {
    ...totals(confirmed),
    byKind: grouped((item) => item.kind),
    byState: grouped((item) => item.state),
    seizures,
  };
}

function totals(items: readonly OutcomeItem[]): Totals {
  const sum = (pick: (item: OutcomeItem) => number) => items.reduce((total, item) => total + pick(item), 0);
  return {
    outcomes: items.length,
    persons: sum((item) => item.persons),
    minors: sum((item) => item.minors),
    networks: sum((item) => item.networks),
  };
}

function millionths(quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.');
  return BigInt(whole) * MICRO + BigInt(fraction.padEnd(6, '0'));
}

function decimal(sum: bigint): string {
  const fraction = (sum % MICRO).toString().padStart(6, '0').replace(/0+$/, '');
  return fraction === '' ? String(sum / MICRO) : `${sum / MICRO}.${fraction}`;
}
