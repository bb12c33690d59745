// SPDX-License-Identifier: Apache-2.0
// What a restored copy must not forget: acts and journal rows that were erased, drafts that were released or thrown away, how far each channel
// had come, and which legal holds stand. Kept outside backups, always newer than they are. Ids and numbers, no content.
import { z } from 'zod';
import type { Db } from '../store/index.ts';

const word = z.string().max(64);
const hold = z.strictObject({
  ...{ id: word, act: word.nullable(), dossier: word.nullable(), ground: word, placed_by: word },
  ...{ placed_ms: z.int(), until_ms: z.int(), review_ms: z.int() },
});

export const marksShape = z.strictObject({
  v: z.literal(1),
  party: z.string().max(64),
  /** Seconds since 1970. */
  at: z.int().nonnegative(),
  /** Acts whose content was erased. */
  erased: z.array(z.string().max(64)),
  /** Drafts whose text went: into an act, or thrown away (null). */
  drafts: z.array(z.tuple([z.string().max(64), z.string().max(64).nullable()])),
  /** Rows of the journal up to this moment were erased; seconds since 1970, 0 for none. */
  journal: z.int().nonnegative(),
  /** Entries of the own channel to each partner. */
  channels: z.array(z.tuple([z.string().max(64), z.int().nonnegative()])),
  /** Legal holds that stand. Their words are content, and stay out; absent in marks of a version that had none. */
  holds: z.array(hold).optional(),
});

export type Marks = z.infer<typeof marksShape>;

export async function readMarks(db: Db, party: string, at: number): Promise<Marks> {
  const erased = await db.selectFrom('acts').select('id').where('hold', '=', 2).orderBy('id').execute();
  const drafts = await db
    .selectFrom('drafts')
    .select(['id', 'act'])
    .where('state', 'in', ['released', 'dropped'])
    .orderBy('id')
    .execute();
  const journal = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('row', 'is', null)
    .executeTakeFirst();
  const channels = await db
    .selectFrom('channels')
    .select(['to_party', 'size'])
    .where('from_party', '=', party)
    .orderBy('to_party')
    .execute();
  const holds = await db
    .selectFrom('legal_holds')
    .select(['id', 'act', 'dossier', 'ground', 'placed_by', 'placed_ms', 'until_ms', 'review_ms'])
    .where('ended_ms', 'is', null)
    .orderBy('id')
    .execute();
  return {
    ...{ v: 1, party, at },
    erased: erased.map(({ id }) => id),
    drafts: drafts.map(({ id, act }) => [id, act]),
    journal: journal?.at ?? 0,
    channels: channels.map(({ to_party, size }) => [to_party, size]),
    holds,
  };
}
