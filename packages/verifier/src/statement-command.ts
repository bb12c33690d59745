// SPDX-License-Identifier: Apache-2.0
// `statement FILE`: checks a published joint statement offline, on the file alone or with cards of the parties.
import { readFile } from 'node:fs/promises';
import { parseCanonical, strictUtf8 } from './canonical.ts';
import { readCard } from './card.ts';
import { CardBook } from './card-book.ts';
import type { Streams } from './command.ts';
import { secondsOf } from './encoding.ts';
import { attempt } from './flaw.ts';
import { linesOf } from './lines.ts';
import { readStatement, type StatementReport } from './statement-file.ts';
import { localeOf, messagesFor, statementSummary } from './summary.ts';

export type StatementRequest = {
  readonly file: string;
  /** Files with cards: one JWS a line, or an export, of which the cards are taken. */
  readonly cards?: readonly string[];
  readonly asOf?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

/** Exit codes: 0 it is what it says, 1 it is not, 2 the request cannot be carried out. */
export async function statementCommand(request: StatementRequest, streams: Streams): Promise<0 | 1 | 2> {
  const { file, cards = [], asOf, json, lang } = request;
  const moment = asOf === undefined ? Math.floor(Date.now() / 1000) : secondsOf(asOf);
  if (moment === undefined) {
    streams.err.write(`${asOf} is not a time such as 2026-11-22T09:00:00Z\n`);
    return 2;
  }
  try {
    const report = await checkStatement(file, cards, moment);
    const words =
      json === true ? JSON.stringify(report) : statementSummary(report, messagesFor(lang ?? localeOf()));
    streams.out.write(`${words}\n`);
    return report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    streams.err.write(`${error.message}\n`);
    return 2;
  }
}

/** Reads a file and the cards that there are of its parties. @param asOf Unix seconds @throws Error for a file that cannot be opened, Flaw for a card that is none */
export async function checkStatement(
  file: string,
  cards: readonly string[],
  asOf: number,
): Promise<StatementReport> {
  const book = new CardBook();
  for (const path of cards) await addCards(book, path);
  const bytes = await readFile(file);
  return readStatement(attempt(() => strictUtf8(bytes)).value ?? '', asOf, book);
}

async function addCards(book: CardBook, path: string): Promise<void> {
  for await (const { text } of linesOf(path)) {
    if (text === undefined || text === '') continue;
    if (!text.startsWith('{')) book.add(readCard(text));
    else {
      const line = parseCanonical(text);
      if (typeof line === 'object' && 'card' in line && typeof line.card === 'string')
        book.add(readCard(line.card));
    }
  }
}
