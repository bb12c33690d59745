// SPDX-License-Identifier: Apache-2.0
// Human translations of an act, kept as content of it: read and written only by who was just permitted to read the act, gone with it.
import type { Db, Tx } from '../store/index.ts';
import type { OpenedAct } from './content-reader.ts';

export interface Translation {
  lang: string;
  /** User id. */
  translator: string;
  name: string;
  /** Epoch milliseconds. */
  at: number;
  revision: number;
  /** Texts by name of section; statements of subjects under `subjects`, by subject and place. */
  sections: Record<string, string>;
}

/** Translations of an act that the gate has opened for this reader, by language. */
export async function translationsOf(db: Db | Tx, { row: act }: OpenedAct): Promise<Translation[]> {
  const rows = await db
    .selectFrom('translations')
    .leftJoin('users', 'users.id', 'translations.translator')
    .select(['lang', 'translator', 'users.name', 'at_ms', 'revision', 'sections'])
    .where('act', '=', act.id)
    .orderBy('lang')
    .execute();
  return rows.map(({ at_ms, name, sections, ...one }) => ({
    ...one,
    name: name ?? '',
    at: at_ms,
    sections: JSON.parse(sections) as Record<string, string>,
  }));
}

/** Writes a translation over the revision that was read (0 for none). False when another wrote meanwhile. */
export async function keepTranslation(
  tx: Tx,
  { row: act }: OpenedAct,
  given: {
    lang: string;
    translator: string;
    nowMs: number;
    revision: number;
    sections: Record<string, string>;
  },
): Promise<boolean> {
  const { lang, translator, nowMs, revision, sections } = given;
  const before = await tx
    .selectFrom('translations')
    .select('revision')
    .where('act', '=', act.id)
    .where('lang', '=', lang)
    .executeTakeFirst();
  if ((before?.revision ?? 0) !== revision) return false;
  // Between the permit and this transaction the act may have been erased: nothing may come to be of what is gone.
  const open = await tx.selectFrom('acts').select('hold').where('id', '=', act.id).executeTakeFirst();
  if (open?.hold !== act.hold) return false;
  const written = { translator, at_ms: nowMs, revision: revision + 1, sections: JSON.stringify(sections) };
  await tx
    .insertInto('translations')
    .values({ act: act.id, lang, ...written })
    .onConflict((oc) => oc.columns(['act', 'lang']).doUpdateSet(written))
    .execute();
  return true;
}

/** True when there was one. The caller marks the erasure. */
export async function dropTranslation(tx: Tx, { row: act }: OpenedAct, lang: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('translations')
    .where('act', '=', act.id)
    .where('lang', '=', lang)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}
