// SPDX-License-Identifier: Apache-2.0
// The debrief: what happened when, rebuilt from the acts alone, what went late, and who was silent.
import type { Officer } from '../../access/index.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { ActRow } from '../../store/index.ts';
import type { OperationRow } from './evidence.ts';
import { bodyOf, type OperationReading, type ReadingParts } from './reading.ts';
import type { DebriefAnswer } from './shapes.ts';

type Item = DebriefAnswer['items'][number];

const MOST = 5000;
const outcomeWords = {
  'outcome.report': 'outcome',
  'outcome.confirm': 'confirm',
  'outcome.dispute': 'dispute',
} as const;

/** @throws Refusal 404 */
export async function debrief(
  parts: ReadingParts,
  reading: OperationReading,
  officer: Officer,
  dossier: string,
): Promise<DebriefAnswer> {
  const read = await reading.one(officer, dossier, true);
  const { moments, current, state } = read;
  const outcomes = await parts.content.collect(
    officer,
    { about: 'outcome.', types: Object.keys(outcomeWords), dossier },
    ['outcome'],
  );
  const due = moments.margin * 1000;
  const items: Item[] = [
    ...read.acts.flatMap((act) => itemOf(act, due)),
    ...outcomes.map(({ row, sections }) => ({
      ...common(row),
      what: outcomeWords[row.type as keyof typeof outcomeWords],
      ...(sections.outcome && { detail: String(sections.outcome.kind) }),
    })),
    { at: due, by: current.author, what: 'margin' as const },
    { at: moments.hour * 1000, by: current.author, what: 'hour' as const },
    { at: moments.end * 1000, by: current.author, what: 'end' as const },
  ].sort((a, b) => a.at - b.at);
  return {
    ...{ dossier, rehearsal: current.frame.rehearsal },
    items: items.slice(0, MOST),
    late: items.filter(({ late }) => late === true),
    silent: state.readiness.flatMap(({ party, site, state: said }) =>
      said === 'silent' ? [{ party, site }] : [],
    ),
    complete: items.length <= MOST,
  };
}

function common(row: ActRow): Pick<Item, 'at' | 'by' | 'act' | 'author' | 'took'> {
  const { time } = headerOf(row.jws);
  return {
    ...{ at: row.stored_ms, by: row.author, act: row.id, author: row.author },
    ...(row.own === 0 && { took: Math.max(row.stored_ms - Date.parse(time), 0) }),
  };
}

function itemOf(act: OperationRow, due: number): Item[] {
  const what = act.type.split('.')[1];
  const late = act.row.stored_ms > due && { late: true };
  const base = common(act.row);
  if (what === 'plan')
    return [{ ...base, what, detail: `${bodyOf<{ version: number }>(act, 'frame')?.version}` }];
  if (what === 'consent') {
    const decision = bodyOf<{ decision: string }>(act, 'consent')?.decision;
    return [{ ...base, what: decision === 'decline' ? 'decline' : 'consent', ...late }];
  }
  if (what === 'readiness') {
    const said = bodyOf<{ site: string; state: string }>(act, 'readiness');
    return [{ ...base, what, ...(said && { site: said.site, detail: said.state }), ...late }];
  }
  if (what === 'site') {
    const site = bodyOf<{ site: { id: string } }>(act, 'site')?.site.id;
    return [{ ...base, what, ...(site !== undefined && { site }) }];
  }
  if (what === 'go') return [{ ...base, what, ...late }];
  if (what === 'abort') return [{ ...base, what }];
  if (what !== 'entry') return [];
  const entry = bodyOf<{ kind: string; site?: string; state?: string }>(act, 'entry');
  return [
    {
      ...{ ...base, what },
      ...(entry?.site !== undefined && { site: entry.site }),
      ...(entry && { detail: entry.state ?? entry.kind }),
    },
  ];
}
