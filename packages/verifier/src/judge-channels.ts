// SPDX-License-Identifier: Apache-2.0
// Channels against what was signed about them: roots, forks, receipts, dispositions (protocol §4, §5).

import { ChannelLog, type Ruling } from './channel-log.ts';
import { b64u, timeOf } from './encoding.ts';
import type { Gathering } from './gathering.ts';
import type { KeyLimits } from './key-limits.ts';
import type { Receipt } from './receipt.ts';
import type { ChannelReport, DispositionReport } from './report.ts';

/** Seconds by which a cosignature may be ahead of the clock (protocol §8). */
const CLOCK_LEAD = 300;

type Claim = { readonly size: number; readonly root: string; readonly what: string };

/** Checks every channel and gives its report, in order of origin. `at` is when the export was made, Unix seconds. */
export function judgeChannels(gathering: Gathering, limits: KeyLimits, at: number): ChannelReport[] {
  const { findings } = gathering;
  for (const receipt of gathering.receipts) sortReceipt(gathering, limits, receipt);
  for (const { latest, origin } of [...gathering.receipts, ...gathering.proven, ...gathering.journals]) {
    if (latest > at + CLOCK_LEAD) {
      findings.problem('future', origin, `cosigned at ${timeOf(latest)}, after the export was made`);
    }
  }
  const claims = claimsOf(gathering);
  const reports = [...gathering.channels.values()]
    .sort((a, b) => (a.origin < b.origin ? -1 : 1))
    .map((log) => judgeChannel(gathering, log, claims.get(log.origin) ?? []));
  for (const [origin, list] of claims)
    if (!gathering.channels.has(origin)) checkForks(gathering, origin, list);
  takeDispositions(gathering);
  return reports;
}

function sortReceipt(gathering: Gathering, limits: KeyLimits, receipt: Receipt): void {
  let log = gathering.channels.get(receipt.origin);
  if (log === undefined) {
    log = new ChannelLog(receipt.origin);
    gathering.channels.set(receipt.origin, log);
  }
  log.receipts.push(receipt);
  const limit = limits.of(receipt.by, receipt.kid, receipt.from);
  if (limit !== undefined && receipt.own > limit.size) {
    gathering.findings.remark(
      'key-revoked',
      receipt.origin,
      `receipt for ${receipt.size} is signed by a revoked key`,
    );
  }
}

function claimsOf(gathering: Gathering): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const add = (origin: string, claim: Claim) => {
    const list = claims.get(origin);
    if (list === undefined) claims.set(origin, [claim]);
    else list.push(claim);
  };
  for (const { origin, size, root } of gathering.receipts) add(origin, { size, root, what: 'receipt' });
  for (const { origin, size, root } of gathering.proven) add(origin, { size, root, what: 'proof' });
  return claims;
}

function judgeChannel(gathering: Gathering, log: ChannelLog, claims: readonly Claim[]): ChannelReport {
  const { findings, head } = gathering;
  const isWhole = head?.scope === 'all';
  if (isWhole && log.from !== head.by && log.to !== head.by) {
    findings.problem('origin-foreign', log.origin, `not a channel of ${head.by}`);
  }
  log.receipts.sort((a, b) => a.size - b.size || a.at - b.at);
  checkOrderOfCosigning(gathering, log);
  const hasFork = checkForks(gathering, log.origin, claims);
  const cosignedSize = log.receipts.at(-1)?.size ?? 0;
  const roots = log.leaves.rootsAt([...claims.map(({ size }) => size), log.size]);
  let hasBadRoot = false;
  for (const { size, root, what } of isWhole ? claims : []) {
    const computed = roots.get(size);
    if (computed === undefined || b64u(computed) === root) continue;
    hasBadRoot = true;
    findings.problem('root', log.origin, `${what} for size ${size} has another root than the entries`);
  }
  if (isWhole && cosignedSize > log.size) {
    findings.problem(
      'entries-missing',
      log.origin,
      `${cosignedSize} entries are receipted, ${log.size} are here`,
    );
  }
  return {
    origin: log.origin,
    from: log.from,
    to: log.to,
    size: log.size,
    root: b64u(roots.get(log.size) ?? Buffer.alloc(0)),
    receipts: log.receipts.length,
    cosignedSize,
    complete: isWhole && !log.isBroken && !hasFork && !hasBadRoot && cosignedSize <= log.size,
  };
}

/** One size has one root: two signed checkpoints that differ are a fork. */
function checkForks(gathering: Gathering, origin: string, claims: readonly Claim[]): boolean {
  const roots = new Map<number, string>();
  let hasFork = false;
  for (const { size, root } of claims) {
    const known = roots.get(size);
    if (known !== undefined && known !== root) {
      hasFork = true;
      gathering.findings.problem('fork', origin, `two roots are cosigned for size ${size}`);
    }
    roots.set(size, root);
  }
  return hasFork;
}

function checkOrderOfCosigning(gathering: Gathering, log: ChannelLog): void {
  let latest: Receipt | undefined;
  for (const receipt of log.receipts) {
    if (latest !== undefined && receipt.at < latest.at && receipt.size > latest.size) {
      gathering.findings.remark(
        'cosigned-backwards',
        log.origin,
        `size ${receipt.size} is cosigned at ${timeOf(receipt.at)}, before size ${latest.size}`,
      );
    }
    if (latest === undefined || receipt.at > latest.at) latest = receipt;
  }
}

function takeDispositions(gathering: Gathering): void {
  const wanted = new Map<string, Set<number>>();
  for (const [, { origin, size }] of gathering.acts.dispositions) {
    wanted.set(origin, (wanted.get(origin) ?? new Set<number>()).add(size));
  }
  const roots = new Map(
    [...wanted].map(([origin, sizes]) => [origin, gathering.channels.get(origin)?.leaves.rootsAt(sizes)]),
  );
  for (const [id, said] of gathering.acts.dispositions) {
    const act = gathering.acts.sound(id);
    if (act === undefined) continue;
    const where = `act ${id}`;
    const log = gathering.channels.get(said.origin);
    if (log === undefined || log.to !== act.author || !act.audience.includes(log.from)) {
      if (gathering.head?.scope === 'all') {
        gathering.findings.problem(
          'disposition',
          where,
          `${act.author} is not the receiver of ${said.origin}`,
        );
      }
      continue;
    }
    const root = roots.get(said.origin)?.get(said.size);
    if (root === undefined || b64u(root) !== said.root) {
      if (gathering.head?.scope === 'all') {
        gathering.findings.problem(
          'disposition',
          where,
          `its root for size ${said.size} is not that of the entries`,
        );
      }
      continue;
    }
    for (const { from, to, result, rule, article } of said.ranges) {
      const report: DispositionReport = {
        by: act.author,
        result,
        ...(rule === undefined ? {} : { rule }),
        ...(article === undefined ? {} : { article }),
      };
      log.rulings.push({ from, to, said: report, act: id });
    }
  }
  for (const log of gathering.channels.values()) sortRulings(gathering, log);
}

/** What was quarantined may be taken later: a disposition of that entry alone says so, and holds (protocol §5). */
function takenLater(rulings: readonly Ruling[]): Ruling[] {
  const taken = new Set(
    rulings.flatMap(({ from, to, said }) => (said.result === 'accepted' && to === from + 1 ? [from] : [])),
  );
  return rulings.flatMap((ruling) => {
    const { from, to, said } = ruling;
    if (said.result !== 'quarantined') return [ruling];
    const cuts = [...taken].filter((index) => index >= from && index < to).sort((a, b) => a - b);
    const starts = [from, ...cuts.map((index) => index + 1)];
    return starts
      .map((start, k) => ({ ...ruling, from: start, to: cuts[k] ?? to }))
      .filter((part) => part.from < part.to);
  });
}

function sortRulings(gathering: Gathering, log: ChannelLog): void {
  log.rulings.splice(0, log.rulings.length, ...takenLater(log.rulings));
  log.rulings.sort((a, b) => a.from - b.from || a.to - b.to);
  for (let k = 1; k < log.rulings.length; k++) {
    const [before, after] = [log.rulings[k - 1], log.rulings[k]];
    if (before === undefined || after === undefined || after.from >= before.to) continue;
    if (JSON.stringify(before.said) === JSON.stringify(after.said)) continue;
    gathering.findings.problem(
      'disposition',
      log.origin,
      `${log.to} says two things about entry ${after.from}`,
    );
  }
}
