// SPDX-License-Identifier: Apache-2.0
// Reads one export from the first line to the last and says what it proves (protocol §13).
import { agreementsAt, type Lineages, lineagesOf, otherRoots } from './agreements.ts';
import type { ChannelLog } from './channel-log.ts';
import type { ContentWish } from './content.ts';
import { secondsOf, timeOf } from './encoding.ts';
import { readLine } from './export-lines.ts';
import { attempt } from './flaw.ts';
import { Gathering } from './gathering.ts';
import { judgeActs } from './judge-acts.ts';
import { judgeChannels } from './judge-channels.ts';
import { KeyLimits } from './key-limits.ts';
import { fingerprint } from './keys.ts';
import { linesOf, type Source } from './lines.ts';
import { operationsOf } from './operation-notes.ts';
import { outcomesOf } from './outcomes.ts';
import type { ActReport, AgreementReport, Report } from './report.ts';
import { judgeTransfers } from './transfers.ts';

export type ReadOptions = {
  /** The moment that agreements and totals are of, as protocol time; when the export was made when absent. */
  readonly asOf?: string;
  /** Which section bodies to keep in the report; none when absent. */
  readonly content?: ContentWish;
};

/** An export that has been read: the report, and what a comparison with another export needs beside it. */
export type Reading = {
  readonly report: Report;
  readonly channels: ReadonlyMap<string, ChannelLog>;
  /** State of the agreements at another moment, Unix seconds. */
  readonly agreementsAt: (asOf: number) => AgreementReport[];
  /** An act by id, when its header could be read. */
  readonly act: (id: string) => ActReport | undefined;
  /** Whether the export carries these bytes, readable or not. */
  readonly holds: (id: string) => boolean;
  /** Ids of verified receipts by channel. */
  readonly receiptIds: ReadonlyMap<string, readonly string[]>;
};

/**
 * Reads and verifies an export. Whatever the lines hold, the answer is a reading; only a file that cannot be read, or an
 * `asOf` that is no time (RangeError), throws.
 */
export async function readExport(source: Source, options: ReadOptions = {}): Promise<Reading> {
  const wanted = options.asOf === undefined ? undefined : secondsOf(options.asOf);
  if (options.asOf !== undefined && wanted === undefined)
    throw new RangeError(`${options.asOf} is not a time`);
  const gathering = new Gathering(options.content ?? false);
  await gather(gathering, source);
  gathering.settle();
  const at = secondsOf(gathering.head?.at ?? '') ?? 0;
  const asOf = wanted ?? at;
  const limits = new KeyLimits(gathering);
  const channels = judgeChannels(gathering, limits, at);
  judgeActs(gathering, limits);
  const lineages = lineagesOf(gathering.acts);
  judgeTransfers(gathering, lineages);
  return {
    report: reportOf(gathering, channels, lineages, asOf),
    channels: gathering.channels,
    act: (id) => gathering.acts.records.get(id),
    holds: (id) => gathering.acts.records.has(id) || gathering.acts.broken.has(id),
    agreementsAt: (moment) => agreementsAt(lineages, moment),
    receiptIds: new Map(
      [...gathering.channels].map(([origin, log]) => [origin, log.receipts.map(({ id }) => id)]),
    ),
  };
}

/** Reads and verifies an export and gives the report. */
export async function verifyExport(source: Source, options: ReadOptions = {}): Promise<Report> {
  return (await readExport(source, options)).report;
}

async function gather(gathering: Gathering, source: Source): Promise<void> {
  const { findings } = gathering;
  let isEnded = false;
  let last = 0;
  for await (const { number, text, flaw } of linesOf(source)) {
    last = number;
    const where = `line ${number}`;
    if (isEnded) {
      findings.problem('line-order', where, 'something follows the end');
      break;
    }
    const { value: line, flaw: unread } = flaw === undefined ? attempt(() => readLine(text ?? '')) : { flaw };
    if (unread !== undefined) findings.flaw(unread, where);
    else if (line.kind === 'export' && number === 1) gathering.head = line;
    else if (line.kind === 'end') {
      isEnded = true;
      if (line.lines !== number - 1) {
        findings.problem(
          'truncated',
          where,
          `${number - 1} lines come before the end, it counts ${line.lines}`,
        );
      }
    } else gathering.take(line, where);
  }
  if (gathering.head === undefined)
    findings.problem('line-order', 'line 1', 'an export begins with a line of kind "export"');
  if (!isEnded)
    findings.problem('truncated', `line ${last + 1}`, 'the last line, of kind "end", is not here');
}

function reportOf(
  gathering: Gathering,
  channels: Report['channels'],
  lineages: Lineages,
  asOf: number,
): Report {
  const { acts, book, findings, head, journals } = gathering;
  const agreements = agreementsAt(lineages, asOf);
  for (const { party, terms } of otherRoots(lineages, agreements, book)) {
    findings.problem('root-mismatch', party, `terms ${terms} pin another identity root than its cards show`);
  }
  for (const { origin, witnesses } of journals) {
    if (witnesses === 0)
      findings.remark('journal-unwitnessed', origin, 'no witness has cosigned the journal');
  }
  if (head !== undefined && book.chain(head.by) === undefined) {
    findings.problem('card-missing', head.by, 'the exporting party has no card here');
  }
  return {
    ok: findings.problemCount === 0,
    by: head?.by ?? '',
    at: head?.at ?? '',
    asOf: timeOf(asOf),
    scope: head?.scope ?? 'all',
    ...(head?.dossier === undefined ? {} : { dossier: head.dossier }),
    parties: book.parties().flatMap((id) => {
      const chain = book.chain(id);
      return chain === undefined
        ? []
        : [{ id, fingerprint: fingerprint(chain.root), cards: chain.cards.length }];
    }),
    channels,
    receipts: channels.reduce((sum, channel) => sum + channel.receipts, 0),
    journals: journals.map(({ origin, size, witnesses }) => ({ origin, size, witnesses })),
    acts: [...acts.records.values()],
    agreements,
    outcomes: outcomesOf(acts.records, acts.outcomeNotes, asOf),
    operations: operationsOf(acts.records, acts.operationNotes, book, asOf),
    problems: findings.problems,
    problemCount: findings.problemCount,
    remarks: findings.remarks,
    remarkCount: findings.remarkCount,
  };
}
