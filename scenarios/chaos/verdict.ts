// SPDX-License-Identifier: Apache-2.0
// What a run left, by the exports of all sides as the second reader reads them: each act that was acknowledged is on the other side once, or
// withheld for a reason that its officer is shown; nothing is there that nobody released; all heads are equal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchExports, type PartyNode, untilQuiet, type Verdict, verify } from '@tansiq/cli';
import type { Report } from '@tansiq/verifier';
import type { Acknowledged } from './load.ts';

export interface Judgement {
  acknowledged: number;
  /** Acknowledged for so many addressees in all; each of them is one of these. */
  addressed: number;
  delivered: number;
  /** Held back by the sender's own gate when it was to get its place, by rule. */
  withheld: Record<string, number>;
  /** In its place on the other side, which refused it, by rule. */
  refused: Record<string, number>;
  lost: number;
  doubled: number;
  /** Every export verifies, every two agree. */
  verified: boolean;
  problems: string[];
}

export async function judge(
  nodes: readonly PartyNode[],
  acknowledged: readonly Acknowledged[],
): Promise<Judgement> {
  await untilQuiet(nodes);
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-chaos-exports-'));
  try {
    const files = await fetchExports(nodes, folder);
    const verdicts = await compareAll(files);
    const reports = new Map(verdicts.flatMap(({ exports }) => exports.map((one) => [one.by, one])));
    const judgement: Judgement = {
      ...{ acknowledged: acknowledged.length, addressed: 0, delivered: 0, withheld: {}, refused: {} },
      ...{
        lost: 0,
        doubled: 0,
        verified: verdicts.every(({ ok }) => ok),
        problems: verdicts.flatMap(problemsOf),
      },
    };
    for (const one of acknowledged) await judgeOne(judgement, one, reports, nodes);
    for (const report of reports.values()) judgeUnheard(judgement, report, acknowledged);
    await judgeLinks(judgement, nodes);
    return judgement;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareAll(files: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [at, one] of files.entries())
    for (const other of files.slice(at + 1)) verdicts.push(await verify([one, other]));
  return verdicts;
}

function problemsOf({ ok, exports, comparison }: Verdict): string[] {
  if (ok) return [];
  const single = exports.flatMap(({ by, problems }) =>
    problems.slice(0, 5).map(({ code, where, detail }) => `${by}: ${code} ${where} ${detail}`),
  );
  const { missing = [], differingRoots = [], agreements = [], parties = [] } = comparison ?? {};
  const pair = parties.join(' and ');
  return [
    ...single,
    ...missing.slice(0, 5).map(({ side, origin, index }) => `${pair}: ${side} lacks ${origin} ${index}`),
    ...differingRoots.map(
      ({ origin, firstDifference }) => `${pair}: ${origin} differs from ${firstDifference}`,
    ),
    ...agreements.flatMap(({ states }) =>
      states[0] === states[1] ? [] : [`${pair}: the agreement is ${states.join(' and ')}`],
    ),
    ...(single.length + missing.length + differingRoots.length === 0 ? [`${pair}: not verified`] : []),
  ];
}

async function judgeOne(
  judgement: Judgement,
  { act, from, to }: Acknowledged,
  reports: ReadonlyMap<string, Report>,
  nodes: readonly PartyNode[],
): Promise<void> {
  for (const party of to) {
    judgement.addressed += 1;
    const sent = placesIn(reports.get(from), act, from, party);
    const got = placesIn(reports.get(party), act, from, party);
    if (sent.length > 1 || got.length > 1) {
      judgement.doubled += 1;
      judgement.problems.push(`${act} has the places ${sent} and ${got} from ${from} to ${party}`);
      continue;
    }
    if (got.length === 1 && sent[0] === got[0]) {
      const said = reports.get(from)?.acts.find(({ id }) => id === act)?.dispositions ?? [];
      const answer = said.find(({ by }) => by === party);
      if (answer?.result === 'accepted') judgement.delivered += 1;
      else if (answer?.rule !== undefined)
        judgement.refused[answer.rule] = (judgement.refused[answer.rule] ?? 0) + 1;
      else lose(judgement, `${act}, in its place, was not answered by ${party}`);
      continue;
    }
    const rule = sent.length === 0 ? await withheldBy(nodes, act, from, party) : undefined;
    if (rule === undefined) lose(judgement, `${act} of ${from} is not with ${party}`);
    else judgement.withheld[rule] = (judgement.withheld[rule] ?? 0) + 1;
  }
}

function lose(judgement: Judgement, why: string): void {
  judgement.lost += 1;
  judgement.problems.push(why);
}

const acts = new WeakMap<Report, Map<string, Report['acts'][number]>>();

function placesIn(report: Report | undefined, act: string, from: string, to: string): number[] {
  if (!report) return [];
  const known = acts.get(report) ?? new Map(report.acts.map((one) => [one.id, one]));
  acts.set(report, known);
  const wanted = report.channels.find((channel) => channel.from === from && channel.to === to)?.origin;
  return (known.get(act)?.entries ?? []).flatMap((entry) => (entry.origin === wanted ? [entry.index] : []));
}

/** The rule under which it was withheld, as its officer is shown it. */
async function withheldBy(
  nodes: readonly PartyNode[],
  act: string,
  from: string,
  to: string,
): Promise<string | undefined> {
  const head = await nodes.find(({ id }) => id === from)?.as('head');
  const journey = await head?.call('GET /acts/{id}/journey', { params: { id: act } });
  return journey?.steps.find(({ what, party }) => what === 'withheld' && party === to)?.rule;
}

/** A report that went and of which no officer was ever told: one that was asked for twice went twice. */
function judgeUnheard(judgement: Judgement, report: Report, acknowledged: readonly Acknowledged[]): void {
  const known = new Set(acknowledged.map(({ act }) => act));
  for (const { id, type, author } of report.acts) {
    if (type !== 'report.share' || author !== report.by || known.has(id)) continue;
    judgement.doubled += 1;
    judgement.problems.push(`${id} of ${author} went, and nobody was told`);
  }
}

/** Every line is up again, by itself. */
async function judgeLinks(judgement: Judgement, nodes: readonly PartyNode[]): Promise<void> {
  for (const node of nodes) {
    for (const link of await (await node.as('head')).all('GET /links', {})) {
      const isWell = link.state === 'up' && link.outgoing.state === 'open' && link.incoming.state === 'open';
      if (isWell) continue;
      judgement.verified = false;
      judgement.problems.push(
        `the link from ${node.id} to ${link.party} is ${link.state}: ${link.why ?? ''}`,
      );
    }
  }
}
