// SPDX-License-Identifier: Apache-2.0
// Human translations of an act, kept as content of it: read and written only by who was just permitted to read the act, gone with it.
import type { Db, Store, Tx } from '../store/index.ts';
import { type Passage, putTranslation, wordLines } from '../text-index/index.ts';
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
  await putTranslation(tx, act.id, lang, wordLines(passagesIn(lang, sections)));
  return true;
}

/** True when there was one. The caller marks the erasure. */
export async function dropTranslation(tx: Tx, { row: act }: OpenedAct, lang: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('translations')
    .where('act', '=', act.id)
    .where('lang', '=', lang)
    .executeTakeFirst();
  await putTranslation(tx, act.id, lang, []);
  return done.numDeletedRows > 0n;
}

const passagesIn = (lang: string, sections: Readonly<Record<string, string>>): Passage[] =>
  Object.values(sections).map((text) => ({ section: 'translation', lang, text }));

/** What people here wrote of acts that were permitted to be read, as text that is searched: by act. */
export async function translatedPassages(
  db: Db | Tx,
  acts: readonly string[],
): Promise<ReadonlyMap<string, Passage[]>> {
  const rows = await db
    .selectFrom('translations')
    .select(['act', 'lang', 'sections'])
    .where('act', 'in', ['', ...acts])
    .orderBy('lang')
    .execute();
  const found = new Map<string, Passage[]>();
  for (const { act, lang, sections } of rows) {
    const passages = passagesIn(lang, JSON.parse(sections) as Record<string, string>);
    found.set(act, [...(found.get(act) ?? []), ...passages]);
  }
  return found;
}

/** Puts what stands translated of these acts into the index, as far as they are in it. */
export async function putTranslations(tx: Tx, acts: readonly string[]): Promise<void> {
  for (const [act, passages] of await translatedPassages(tx, acts))
    for (const [lang, some] of Map.groupBy(passages, (passage) => passage.lang ?? ''))
      await putTranslation(tx, act, lang, wordLines(some));
}

const TAKEN_IN = 'text-index-translations';
const SOME = 200;

/** Takes in, once, the translations that were written before they were searched. Call when every act is in the index. @returns how many */
export async function indexTranslations(store: Store): Promise<number> {
  const { db, writer } = store;
  const done = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', TAKEN_IN)
    .executeTakeFirst();
  if (done) return 0;
  let looked = 0;
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('translations')
      .select('act')
      .distinct()
      .where('act', '>', after)
      .orderBy('act')
      .limit(SOME)
      .execute();
    const last = rows.at(-1);
    if (!last) break;
    await writer.write(async (tx) => {
      const acts = rows.map(({ act }) => act);
      await putTranslations(tx, acts);
    });
    looked += rows.length;
    after = last.act;
  }
  await writer.write((tx) =>
    tx
      .insertInto('settings')
      .values({ name: TAKEN_IN, value: 'done' })
      .onConflict((oc) => oc.doNothing())
      .execute(),
  );
  return looked;
}
