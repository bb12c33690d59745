// SPDX-License-Identifier: Apache-2.0
// The words of acts as rows: put in when their turn comes, taken out in the transaction that erases them.
import type { JsonObject } from '@tansiq/protocol';
import type { SectionBodies } from '../exchange/held-act.ts';
import { type Dialect, insertMany, type Tx } from '../store/index.ts';
import { mark, passagesOf, termsOf, wordLines } from './act-text.ts';
import { dropFromSegments } from './segments.ts';
import { SEGMENT_ACTS } from './slots.ts';

/** An act as the index sees it: its place, what filters ask of it, and what it says. */
export interface SaidAct {
  seq: number;
  id: string;
  type: string;
  author: string;
  dossier: string | null;
  lineage: string | null;
  time: string;
  bodies: Readonly<Record<string, JsonObject>>;
}

/** 32 bits of a dossier's random id: which circle of readers an act may be for. Two may share a number; the predicate of reading decides. */
export const circleOf = (dossier: string | null | undefined): number =>
  dossier ? Buffer.from(dossier, 'base64url').readUInt32LE(0) : 0;

/** What the index keeps of an act; nothing when nothing is said in it. */
function wordsRows({ seq, type, author, dossier, lineage, time, bodies }: SaidAct) {
  const lines = wordLines(passagesOf(bodies));
  if (lines.length === 0) return [];
  const marks = [mark.type(type), mark.author(author)];
  if (lineage !== null) marks.push(mark.lineage(lineage));
  if (dossier !== null) marks.push(mark.dossier(dossier));
  return [
    {
      seq,
      segment: 0,
      circle: circleOf(dossier),
      at: Math.floor(Date.parse(time) / 1000),
      words: [marks.join(' '), ...lines].join('\n'),
    },
  ];
}

/** Attachments whose words are to be found too, once their bytes are here. */
const textFilesOf = ({ id, bodies }: SaidAct) =>
  ((bodies.attachments as SectionBodies['attachments'] | undefined)?.attachments ?? [])
    .filter(({ media }) => media.toLowerCase().startsWith('text/'))
    .map((file) => ({ act: id, attachment: file.id as string }));

/** Puts acts into the index. The caller has stored them; what is there already stays. */
export async function indexActs(tx: Tx, dialect: Dialect, acts: readonly SaidAct[]): Promise<void> {
  await insertMany(tx, dialect, 'text_files', acts.flatMap(textFilesOf), { ignore: true });
  await insertMany(tx, dialect, 'act_words', acts.flatMap(wordsRows), { ignore: true });
}

/** Takes acts out of the index: their words, and each of their bits. */
export async function dropWords(tx: Tx, acts: readonly string[]): Promise<void> {
  for (let first = 0; first < acts.length; first += SEGMENT_ACTS) {
    const some = acts.slice(first, first + SEGMENT_ACTS);
    await tx.deleteFrom('text_files').where('act', 'in', some).execute();
    await tx
      .deleteFrom('new_words')
      .where('seq', 'in', (eb) => eb.selectFrom('acts').select('seq').where('id', 'in', some))
      .execute();
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

/** What stands before each line of a translation: a word that no text has, so that these lines are found again and replaced. */
const translated = (lang: string) => `@x:${lang}`;

/** Puts the words of an act's translation into a language in place of those of before; without `lines` it takes them out. */
export async function putTranslation(
  tx: Tx,
  act: string,
  lang: string,
  lines: readonly string[],
): Promise<void> {
  const row = await rowOf(tx, act);
  if (!row) return;
  const begins = `${translated(lang)} `;
  const kept = row.words.split('\n').filter((line) => !line.startsWith(begins));
  const words = [...kept, ...lines.map((line) => begins + line.replaceAll('\n', ' '))].join('\n');
  if (words !== row.words) await rewrite(tx, row, words);
}

/** Adds a line of words to an act that is in the index, which goes back among the newest until it is folded again. */
export async function addWords(tx: Tx, act: string, line: string): Promise<void> {
  const row = await rowOf(tx, act);
  if (row && line !== '') await rewrite(tx, row, `${row.words}\n${line}`);
}

const rowOf = (tx: Tx, act: string) =>
  tx
    .selectFrom('act_words')
    .innerJoin('acts', 'acts.seq', 'act_words.seq')
    .select(['act_words.seq', 'act_words.segment', 'act_words.words'])
    .where('acts.id', '=', act)
    .executeTakeFirst();

async function rewrite(
  tx: Tx,
  row: { seq: number; segment: number; words: string },
  words: string,
): Promise<void> {
  if (row.segment > 0) await dropFromSegments(tx, [{ ...row, terms: termsOf(row.words) }]);
  await tx.updateTable('act_words').set({ segment: 0, words }).where('seq', '=', row.seq).execute();
}
