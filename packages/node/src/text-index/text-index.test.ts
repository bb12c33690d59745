// SPDX-License-Identifier: Apache-2.0
// One contract for the index on every database: random acts are found exactly where their words say so, folded or not, erased or not.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { hashText } from '@tansiq/protocol';
import fc from 'fast-check';
import { PGliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexNew } from '../content/fill-index.ts';
import { insertActs } from '../exchange/act-rows.ts';
import type { HeldAct } from '../exchange/held-act.ts';
import { openStore, type Store, storeOn } from '../store/index.ts';
import { freshDatabase, testServer } from '../test-database.ts';
import { findWords, type Scope, SegmentMemory } from './find.ts';
import { textMeets } from './match.ts';
import { readQuery } from './query.ts';
import { addWords, dropWords } from './rows.ts';
import { foldWords } from './segments.ts';

const folder = mkdtempSync(join(tmpdir(), 'tansiq-text-index-'));
const server = testServer();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stores: [string, () => Promise<Store>][] = [
  ['SQLite', () => openStore({ sqlite: join(folder, 'node.sqlite') })],
  server
    ? ['PostgreSQL', async () => openStore({ postgres: await freshDatabase(server) })]
    : [
        'PGlite (no TANSIQ_TEST_POSTGRES: the dialect only)',
        () => storeOn(new PGliteDialect({ pglite: new PGlite() }), 'postgres'),
      ],
];

const vocabulary =
  'puerto Puertos camión camion الميناء ميناء وميناء أحمد احمد 2471 ٢٤٧١ Al-Rashid rashid x'.split(' ');
const queries = [
  ...['puerto', 'camión', 'ميناء', 'الميناء', 'احمد', '2471', 'rashid', 'alrashid', 'x', 'absent'],
  ...['puerto ميناء', 'camion x 2471', '"puerto camión"', '"ميناء احمد"', 'pue*', 'مين*', 'puerto* احمد'],
];
const dossiers = ['one', 'two'].map((name) => `${hashText(name).slice(0, 21)}A`);

function actOf(id: string, text: string, dossier: string, at: number): HeldAct {
  const body = { text: { en: text } };
  return {
    id: hashText(id),
    jws: 'x',
    header: {
      ...{ type: 'report.share', author: 'es.pn', audience: ['es.pn', 'ma.dgsn'], dossier },
      time: new Date(at * 1000).toISOString(),
      sections: {},
    } as unknown as HeldAct['header'],
    sections: [['facts', { salt: 's' as never, text: JSON.stringify(body), body: body as never }]],
  };
}

const labels = {
  ...{ open: 1 as const, kind: 'content', rank: 0, h3: 0 as const, hold: 0, expires_ms: 9e15 },
  shielded: 0 as const,
};

async function keep(store: Store, acts: readonly HeldAct[]): Promise<void> {
  const standing = { own: false, status: 'accepted' as const, storedMs: 0, labels };
  await store.writer.write((tx) =>
    insertActs(
      tx,
      store.dialect,
      acts.map((act) => [act, standing] as const),
    ),
  );
  expect(await indexNew(store, Number.POSITIVE_INFINITY)).toBe(true);
}

async function found(store: Store, memory: SegmentMemory, typed: string, scope: Scope): Promise<number[]> {
  const query = readQuery(typed);
  if (!query) throw new Error(typed);
  const seqs: number[] = [];
  for await (const batch of findWords(store.db, memory, query, scope))
    seqs.push(...batch.acts.map(({ seq }) => seq));
  // The index knows no places of words: phrases are compared with the words, as the search does.
  const rows = await store.db.selectFrom('act_words').select(['seq', 'words']).execute();
  return seqs.filter((seq) => textMeets(rows.find((row) => row.seq === seq)?.words ?? '', query));
}

describe.each(stores)('the index of words on %s', (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('finds exactly the acts whose words meet the query, newest first, whatever was folded, erased or added', async () => {
    let run = 0;
    let met = 0;
    const someText = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ texts: fc.array(someText, { minLength: 1, maxLength: 12 }) }) },
      { weight: 3, arbitrary: fc.record({ fold: fc.integer({ min: 2, max: 6 }) }) },
      { weight: 2, arbitrary: fc.record({ erase: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ add: fc.nat() }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        run += 1;
        const memory = new SegmentMemory();
        for (const table of [
          'acts',
          'act_words',
          'word_segments',
          'word_acts',
          'sections',
          'audience',
        ] as const)
          await store.writer.write((tx) => tx.deleteFrom(table).execute());
        const ids: string[] = [];
        for (const one of steps) {
          if ('texts' in one) {
            const acts = one.texts.map((words, n) => {
              const place = ids.length + n;
              return actOf(`${run}/${place}`, words.join(' '), dossiers[place % 2] ?? '', 1000 + place);
            });
            ids.push(...acts.map(({ id }) => id));
            await keep(store, acts);
          } else if ('fold' in one) await foldWords(store, one.fold);
          else if ('erase' in one)
            await store.writer.write((tx) =>
              dropWords(tx, ids.slice(one.erase % (ids.length + 1)).slice(0, 2)),
            );
          else
            await store.writer.write((tx) => addWords(tx, ids[one.add % (ids.length || 1)] ?? '', 'absent'));
        }
        const rows = await store.db.selectFrom('act_words').selectAll().orderBy('seq', 'desc').execute();
        const middle = rows[Math.floor(rows.length / 2)];
        const scopes: Scope[] = [{}, { before: middle?.seq ?? 0 }, { since: 1003, until: 1010 }];
        for (const typed of queries) {
          const query = readQuery(typed);
          for (const scope of scopes) {
            const expected = rows
              .filter((row) => query && textMeets(row.words, query))
              .filter((row) => row.seq < (scope.before ?? Number.POSITIVE_INFINITY))
              .filter((row) => row.at >= (scope.since ?? 0) && row.at <= (scope.until ?? 9e9))
              .map((row) => row.seq);
            expect([typed, await found(store, memory, typed, scope)]).toEqual([typed, expected]);
            met += expected.length;
          }
        }
      }),
      { numRuns: 12 },
    );
    expect(met).toBeGreaterThan(100);
  }, 120_000);

  it('keeps no word of what was taken out, also in what was folded', async () => {
    const marker = 'hafenzander';
    await keep(store, [
      actOf('marked', `puerto ${marker}`, dossiers[0] ?? '', 1),
      ...Array.from({ length: 9 }, (_none, n) =>
        actOf(`plain ${n}`, `puerto palabra${n}`, dossiers[0] ?? '', 1),
      ),
    ]);
    await foldWords(store, 5);
    expect(await found(store, new SegmentMemory(), marker, {})).toHaveLength(1);
    await store.writer.write((tx) => dropWords(tx, [hashText('marked')]));
    expect(await found(store, new SegmentMemory(), marker, {})).toEqual([]);
    expect(
      await store.db.selectFrom('word_acts').select('term').where('term', '=', marker).execute(),
    ).toEqual([]);
    if (store.dialect === 'postgres') return;
    await store.writer.write((tx) =>
      tx
        .deleteFrom('sections')
        .where('seq', 'in', (eb) => eb.selectFrom('acts').select('seq').where('id', '=', hashText('marked')))
        .execute(),
    );
    await store.scrub();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.some((bytes) => bytes.includes('palabra8'))).toBe(true);
    expect(files.some((bytes) => bytes.includes(marker))).toBe(false);
  });
});
