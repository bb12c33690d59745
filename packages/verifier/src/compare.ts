// SPDX-License-Identifier: Apache-2.0
// Two exports side by side: what one sent and the other does not hold, roots that differ, what both can prove.
import type { ChannelLog } from './channel-log.ts';
import { b64u, secondsOf, timeOf } from './encoding.ts';
import { MOST_FINDINGS } from './findings.ts';
import { channelOrigin } from './origin.ts';
import type { Reading } from './reading.ts';
import type { ActReport, AgreementReport } from './report.ts';

export type Missing = {
  readonly origin: string;
  readonly index: number;
  readonly act: string;
  /** The party whose export lacks the entry. */
  readonly side: string;
  /** When that party's own export should have had it: since it cosigned it. Absent while it may be under way. */
  readonly since?: string;
};

export type Refusal = {
  readonly act: string;
  readonly by: string;
  readonly result: string;
  readonly rule?: string;
  readonly article?: string;
};

export type Comparison = {
  /** Both exports verify, their ledgers agree, nothing receipted is missing, and both compute the same agreements. */
  readonly ok: boolean;
  readonly parties: readonly [string, string];
  /** The agreement between the two that is furthest in force, as of the earlier of the two moments. */
  readonly agreement: { readonly state: string; readonly lineage?: string; readonly terms?: string };
  readonly agreements: readonly { readonly lineage: string; readonly states: readonly [string, string] }[];
  readonly agreementsSame: boolean;
  /** Acts with a place in the sender's channel to the other, both directions, by the sender's export. */
  readonly sent: number;
  /** Of those, the ones that the other's export holds at the same place. */
  readonly received: number;
  /** The same two, counting only acts under an agreement. */
  readonly content: { readonly sent: number; readonly received: number };
  /** Verified receipts for the two channels, each counted once. */
  readonly receipts: number;
  readonly refused: readonly Refusal[];
  /** Unreadable or quarantined. */
  readonly notTaken: readonly Refusal[];
  /** Acts of which neither side holds any section that can be erased. */
  readonly erased: number;
  readonly erasedActs: readonly string[];
  /** Acts of which only one side still holds some. */
  readonly erasedByOne: readonly { readonly act: string; readonly by: string }[];
  /** Both channels whole on both sides, roots equal at the size that both hold, receipts verified, none of it empty. */
  readonly ledgersVerified: boolean;
  readonly missing: readonly Missing[];
  readonly missingCount: number;
  readonly differingRoots: readonly {
    readonly origin: string;
    readonly size: number;
    readonly roots: readonly [string, string];
    readonly firstDifference: number;
  }[];
};

const RANK = ['in-force', 'suspended', 'ratified', 'signed', 'proposed', 'terminated', 'expired'];

/** Compares the exports of two different parties (RangeError when they are of one and the same). */
export function compareExports(a: Reading, b: Reading): Comparison {
  const parties = [a.report.by, b.report.by] as const;
  if (parties[0] === parties[1]) throw new RangeError(`both exports are of ${parties[0]}`);
  const origins = [
    channelOrigin({ from: parties[0], to: parties[1] }),
    channelOrigin({ from: parties[1], to: parties[0] }),
  ] as const;
  const directions = [
    { origin: origins[0], sender: a, receiver: b },
    { origin: origins[1], sender: b, receiver: a },
  ];
  const flows = directions.map((direction) => flowOf(direction));
  const differingRoots = origins.flatMap((origin) => differenceOf(origin, a, b));
  const missing = origins.flatMap((origin) => missingOf(origin, a, b));
  const between = betweenOf(a, b, origins);
  const agreements = agreementsOf(a, b);
  const agreementsSame = agreements.every(({ states }) => states[0] === states[1]);
  const receipts = new Set(
    [a, b].flatMap((one) => origins.flatMap((origin) => one.receiptIds.get(origin) ?? [])),
  ).size;
  const ledgersVerified =
    receipts > 0 &&
    differingRoots.length === 0 &&
    [a, b].every((one) => isWhole(one, origins)) &&
    flows.some(({ sent }) => sent > 0);
  const erasedActs = between.flatMap(([left, right]) => (left.erased && right.erased ? [left.id] : []));
  const refusals = refusalsOf(between.flat());
  const sum = (pick: (flow: Flow) => number) => flows.reduce((total, flow) => total + pick(flow), 0);
  return {
    ok:
      a.report.ok &&
      b.report.ok &&
      ledgersVerified &&
      agreementsSame &&
      missing.every(({ since }) => since === undefined),
    parties,
    agreement: foremost(a, b),
    agreements,
    agreementsSame,
    sent: sum((flow) => flow.sent),
    received: sum((flow) => flow.received),
    content: { sent: sum((flow) => flow.contentSent), received: sum((flow) => flow.contentReceived) },
    receipts,
    refused: refusals.filter(({ result }) => result === 'refused'),
    notTaken: refusals.filter(({ result }) => result !== 'refused'),
    erased: erasedActs.length,
    erasedActs,
    erasedByOne: between.flatMap(([left, right]) =>
      left.erased === right.erased ? [] : [{ act: left.id, by: left.erased ? parties[0] : parties[1] }],
    ),
    ledgersVerified,
    missing: missing.slice(0, MOST_FINDINGS),
    missingCount: missing.length,
    differingRoots,
  };
}

type Flow = { sent: number; received: number; contentSent: number; contentReceived: number };

function flowOf({ origin, sender, receiver }: { origin: string; sender: Reading; receiver: Reading }): Flow {
  const flow = { sent: 0, received: 0, contentSent: 0, contentReceived: 0 };
  const other = receiver.channels.get(origin)?.ids ?? [];
  const counted = new Set<string>();
  for (const [index, id] of (sender.channels.get(origin)?.ids ?? []).entries()) {
    if (counted.has(id)) continue;
    counted.add(id);
    const isReceived = other[index] === id && receiver.holds(id);
    const isContent = sender.act(id)?.agreement !== undefined;
    flow.sent++;
    if (isReceived) flow.received++;
    if (isContent) flow.contentSent++;
    if (isContent && isReceived) flow.contentReceived++;
  }
  return flow;
}

function differenceOf(origin: string, a: Reading, b: Reading): Comparison['differingRoots'] {
  const [left, right] = [a.channels.get(origin), b.channels.get(origin)];
  if (left === undefined || right === undefined) return [];
  const size = Math.min(left.size, right.size);
  const [one, two] = [left.leaves.rootAt(size), right.leaves.rootAt(size)];
  if (one === undefined || two === undefined || one.equals(two)) return [];
  let firstDifference = 0;
  while (left.leaves.at(firstDifference).equals(right.leaves.at(firstDifference))) firstDifference++;
  return [{ origin, size, roots: [b64u(one), b64u(two)], firstDifference }];
}

/** Entries of the longer log that the shorter lacks; `since` when the shorter's owner was bound to them before it exported. */
function missingOf(origin: string, a: Reading, b: Reading): Missing[] {
  const [left, right] = [a.channels.get(origin), b.channels.get(origin)];
  const [longer, lacking] = (left?.size ?? 0) >= (right?.size ?? 0) ? [left, b] : [right, a];
  const from = lacking.channels.get(origin)?.size ?? 0;
  if (longer === undefined) return [];
  const receipts = [...(left?.receipts ?? []), ...(right?.receipts ?? [])];
  const exported = secondsOf(lacking.report.at) ?? 0;
  return longer.ids.slice(from).map((act, offset) => {
    const index = from + offset;
    const since = sinceWhen(receipts, index);
    return {
      origin,
      index,
      act,
      side: lacking.report.by,
      ...(since < exported ? { since: timeOf(since) } : {}),
    };
  });
}

function sinceWhen(receipts: ChannelLog['receipts'], index: number): number {
  return receipts.reduce((least, { size, at }) => (size > index ? Math.min(least, at) : least), Infinity);
}

/** Acts that both exports hold and that stand in a channel between the two. */
function betweenOf(a: Reading, b: Reading, origins: readonly string[]): [ActReport, ActReport][] {
  return a.report.acts.flatMap((left): [ActReport, ActReport][] => {
    const right = b.act(left.id);
    const isBetween = left.entries.some(({ origin }) => origins.includes(origin));
    return right === undefined || !isBetween ? [] : [[left, right]];
  });
}

function isWhole({ report }: Reading, origins: readonly string[]): boolean {
  return origins.every((origin) => {
    const channel = report.channels.find((one) => one.origin === origin);
    return channel === undefined || channel.complete;
  });
}

function refusalsOf(acts: readonly ActReport[]): Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { id, dispositions } of acts) {
    for (const said of dispositions) {
      if (said.result !== 'accepted') found.set(`${id} ${said.by}`, { act: id, ...said });
    }
  }
  return [...found.values()];
}

function agreementsOf(a: Reading, b: Reading): Comparison['agreements'] {
  const [left, right] = both(a, b);
  const find = (list: readonly AgreementReport[], lineage: string) =>
    list.find((one) => one.lineage === lineage);
  const lineages = new Set([...left, ...right].map(({ lineage }) => lineage));
  return [...lineages].sort().flatMap((lineage) => {
    const sides = [find(left, lineage), find(right, lineage)];
    const named = sides.filter((one) => one !== undefined && one.parties.length > 0);
    const isShared =
      named.length > 0 ? named.some((one) => one && namesBoth(one, a, b)) : isOfBoth(lineage, a, b);
    return isShared ? [{ lineage, states: [sides[0]?.state ?? 'none', sides[1]?.state ?? 'none'] }] : [];
  });
}

function foremost(a: Reading, b: Reading): Comparison['agreement'] {
  const [left] = both(a, b);
  const rank = ({ state }: AgreementReport) => (RANK.includes(state) ? RANK.indexOf(state) : RANK.length);
  const shared = left.filter((one) =>
    one.parties.length > 0 ? namesBoth(one, a, b) : isOfBoth(one.lineage, a, b),
  );
  const first = shared.sort((one, two) => rank(one) - rank(two))[0];
  if (first === undefined) return { state: 'none' };
  return {
    state: first.state,
    lineage: first.lineage,
    ...(first.terms === undefined ? {} : { terms: first.terms }),
  };
}

/** What each side computes as of the earlier of their two moments. */
function both(a: Reading, b: Reading): [AgreementReport[], AgreementReport[]] {
  const asOf = Math.min(secondsOf(a.report.asOf) ?? 0, secondsOf(b.report.asOf) ?? 0);
  return [a.agreementsAt(asOf), b.agreementsAt(asOf)];
}

const namesBoth = ({ parties }: AgreementReport, a: Reading, b: Reading): boolean =>
  [a, b].every(({ report }) => parties.includes(report.by));

/**
 * Without terms there are no parties yet. Two have the same talks before them when all that either holds of the lineage was said to both:
 * who talks with others too, or with others alone, has heard something else.
 */
function isOfBoth(lineage: string, a: Reading, b: Reading): boolean {
  const parties = [a.report.by, b.report.by];
  const said = [a, b].flatMap(({ report }) => report.acts.filter(({ dossier }) => dossier === lineage));
  return said.length > 0 && said.every(({ audience }) => parties.every((party) => audience.includes(party)));
}
