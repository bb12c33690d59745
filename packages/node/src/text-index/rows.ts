// SPDX-License-Identifier: Apache-2.0
// The words of acts as rows, written in the transaction that stores them and taken out in the one that erases them.
import { CompiledQuery, sql } from 'kysely';
import { bodyOf, type HeldAct } from '../exchange/held-act.ts';
import { type Dialect, insertMany, ManyRows, type Tx } from '../store/index.ts';
import { mark, passagesOf, termsOf, wordLines } from './act-text.ts';
import { dropFromSegments } from './segments.ts';
import { SEGMENT_ACTS } from './slots.ts';

export interface WordsRow {
  act: string;
  circle: number;
  at: number;
  words: string;
}

/** 32 bits of a dossier's random id: which circle of readers an act may be for. Two may share a number; the predicate of reading decides. */
export const circleOf = (dossier: string | null | undefined): number =>
  dossier ? Buffer.from(dossier, 'base64url').readUInt32LE(0) : 0;

/** What the index keeps of an act; undefined when nothing is said in it. */
export function wordsRow(act: HeldAct): WordsRow | undefined {
  const { type, author, dossier, agreement, time } = act.header;
  const lines = wordLines(
    passagesOf(Object.fromEntries(act.sections.map(([name, { body }]) => [name, body]))),
  );
  if (lines.length === 0) return undefined;
  const marks = [mark.type(type), mark.author(author)];
  if (agreement) marks.push(mark.lineage(agreement.lineage));
  if (dossier !== undefined) marks.push(mark.dossier(dossier));
  return {
    act: act.id,
    circle: circleOf(dossier),
    at: Math.floor(Date.parse(time) / 1000),
    words: [marks.join(' '), ...lines].join('\n'),
  };
}

/** Attachments whose words are to be found too, once their bytes are here. */
const textFilesOf = (act: HeldAct) =>
  (bodyOf(act, 'attachments')?.attachments ?? [])
    .filter(({ media }) => media.toLowerCase().startsWith('text/'))
    .map(({ id }) => ({ act: act.id, attachment: id as string }));

/** Puts acts into the index, in one statement. The caller has stored them; what is there already stays. */
export async function indexActs(tx: Tx, dialect: Dialect, acts: readonly HeldAct[]): Promise<void> {
  const rows = acts.flatMap((act) => wordsRow(act) ?? []);
  if (rows.length === 0) return;
  await insertMany(tx, dialect, 'text_files', acts.flatMap(textFilesOf), { ignore: true });
  if (dialect === 'postgres') {
    await sql`insert into act_words (seq, segment, circle, at, words)
      select acts.seq, 0, r.circle, r.at, r.words
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(act text, circle bigint, at bigint, words text)
      join acts on acts.id = r.act on conflict do nothing`.execute(tx);
    return;
  }
  const text = `insert into act_words (seq, segment, circle, at, words)
    select seq, 0, ?, ?, ? from acts where id = ? on conflict do nothing`;
  const listed = rows.map(({ act, circle, at, words }) => [circle, at, words, act]);
  await tx.executeQuery(CompiledQuery.raw(text, [new ManyRows(listed)]));
}

/** Takes acts out of the index: their words, and each of their bits. */
export async function dropWords(tx: Tx, acts: readonly string[]): Promise<void> {
  for (let first = 0; first < acts.length; first += SEGMENT_ACTS) {
    const some = acts.slice(first, first + SEGMENT_ACTS);
    await tx.deleteFrom('text_files').where('act', 'in', some).execute();
    const rows = await tx
      .selectFrom('act_words')
      .innerJoin('acts', 'acts.seq', 'act_words.seq')
      .select(['act_words.seq', 'act_words.segment', 'act_words.words'])
      .where('acts.id', 'in', some)
      .execute();
    if (rows.length === 0) continue;
    await dropFromSegments(
      tx,
      rows.filter(({ segment }) => segment > 0).map((row) => ({ ...row, terms: termsOf(row.words) })),
    );
    await tx
      .deleteFrom('act_words')
      .where(
        'seq',
        'in',
        rows.map(({ seq }) => seq),
      )
      .execute();
  }
}

/** Adds a line of words to an act that is in the index, which goes back among the newest until it is folded again. */
export async function addWords(tx: Tx, act: string, line: string): Promise<void> {
  const row = await tx
    .selectFrom('act_words')
    .innerJoin('acts', 'acts.seq', 'act_words.seq')
    .select(['act_words.seq', 'act_words.segment', 'act_words.words'])
    .where('acts.id', '=', act)
    .executeTakeFirst();
  if (!row || line === '') return;
  if (row.segment > 0) await dropFromSegments(tx, [{ ...row, terms: termsOf(row.words) }]);
  await tx
    .updateTable('act_words')
    .set({ segment: 0, words: `${row.words}\n${line}` })
    .where('seq', '=', row.seq)
    .execute();
}
