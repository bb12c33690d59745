// SPDX-License-Identifier: Apache-2.0
// That the journal takes rows in the caller's transaction, proves them, forgets what they say, and notices what was altered.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import {
  createSigner,
  createVerifier,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  verifyConsistency,
  verifyTlogProof,
} from '@tansiq/ledger';
import { canonicalize } from '@tansiq/protocol';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store, storeOn } from '../store/index.ts';
import { Journal, type JournalKeys, type JournalRow } from './index.ts';

const logKey = generateKeyPairSync('ed25519').privateKey;
const keys: JournalKeys = {
  log: (origin) => createSigner(origin, 'note', logKey),
  logVerifiers: (origin) => [createVerifier(origin, 'note', logKey)],
};
const row = (n: number): JournalRow => ({ who: `u-${n % 3}`, what: 'read', act: `act-${n}`, detail: { n } });
const many = (count: number) => Array.from({ length: count }, (_, n) => row(n));

let clock = Date.UTC(2026, 10, 22, 9);
const now = () => clock;
const open = (store: Store) => Journal.open({ store, party: 'ma.dgsn', keys, now });
const record = (store: Store, journal: Journal, rows: JournalRow | JournalRow[]) =>
  store.writer.write((tx) => journal.record(tx, rows));

const postgres = process.env.TANSIQ_TEST_POSTGRES;
const folder = mkdtempSync(join(tmpdir(), 'tansiq-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const sqlite = () => openStore({ sqlite: join(folder, `${files++}.sqlite`) });

const stores: [string, () => Promise<Store>][] = [
  ['SQLite', sqlite],
  postgres
    ? ['PostgreSQL', async () => openStore({ postgres: await freshDatabase(postgres) })]
    : ['PGlite', () => storeOn(new PGliteDialect({ pglite: new PGlite() }), 'postgres')],
];

async function freshDatabase(url: string): Promise<string> {
  const name = `journal_${process.pid}_${files++}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

describe.each(stores)('the journal on %s', (_, make) => {
  let store: Store;
  let journal: Journal;
  beforeAll(async () => {
    store = await make();
    journal = await open(store);
  });
  afterAll(() => store.close());

  it('keeps what was done, by whom and why, in the order it was done', async () => {
    await record(store, journal, [
      {
        who: 'u-1',
        what: 'release',
        act: 'a1',
        dossier: 'd1',
        why: 'طلب عاجل',
        decision: { permit: true, rule: 'release', article: '4', terms: 'h' },
        detail: { size: 3, urgent: false },
      },
      { who: 'system', what: 'send', act: 'a1', dossier: 'd1' },
    ]);
    await record(store, journal, { who: 'u-2', what: 'read', act: 'a2' });
    const { rows, next } = await journal.rows();
    expect(rows.map((r) => [r.idx, r.row?.who, r.row?.what])).toEqual([
      [2, 'u-2', 'read'],
      [1, 'system', 'send'],
      [0, 'u-1', 'release'],
    ]);
    expect(rows[2]).toMatchObject({
      at: clock / 1000,
      row: { why: 'طلب عاجل', decision: { permit: true, article: '4' }, detail: { urgent: false } },
    });
    expect(next).toBeUndefined();
  });

  it('takes back rows whose transaction failed', async () => {
    const failing = store.writer.write(async (tx) => {
      await journal.record(tx, many(3));
      throw new Error('no');
    });
    const fine = record(store, journal, { who: 'u-9', what: 'sign-out' });
    await expect(failing).rejects.toThrow('no');
    await fine;
    expect((await journal.rows({ limit: 1 })).rows[0]).toMatchObject({ idx: 3, row: { who: 'u-9' } });
    expect(await journal.verify()).toMatchObject({ ok: true, epochs: [{ rows: 4 }] });
  });

  it('signs a checkpoint that every earlier one leads up to', async () => {
    const first = await journal.checkpoint();
    expect(await journal.checkpoint()).toBe(first);
    await record(store, journal, many(700));
    const second = await journal.checkpoint();
    await record(store, journal, many(5));
    const third = await journal.checkpoint();
    const policy = { origin: journal.origin, required: keys.logVerifiers(journal.origin) };
    const [a, b, c] = [first, second, third].map((note) => openCheckpoint(note, policy).checkpoint);
    expect([a?.size, b?.size, c?.size]).toEqual([4, 704, 709]);
    for (const [x, y] of [
      [a, b],
      [b, c],
      [a, c],
    ]) {
      if (!x || !y) throw new Error('no checkpoint');
      const proof = await journal.consistency(x.size, y.size);
      expect(verifyConsistency(x.size, x.root, y.size, y.root, proof)).toBe(true);
    }
    expect(await journal.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('proves a row under a checkpoint', async () => {
    const policy = { origin: journal.origin, required: keys.logVerifiers(journal.origin) };
    for (const idx of [0, 255, 256, 708]) {
      const { leaf, proof } = await journal.proof(idx);
      const { checkpoint } = verifyTlogProof(parseTlogProof(proof), leafHash(Buffer.from(leaf)), policy);
      expect(checkpoint.size).toBe(709);
      const { at, digest, index } = JSON.parse(leaf);
      expect(leaf).toBe(canonicalize({ at, digest, index }));
      expect(index).toBe(idx);
    }
    await expect(journal.proof(709)).rejects.toMatchObject({ code: 'no-row' });
  });

  it('finds rows by who, what, act and dossier, and says where to go on', async () => {
    const by = async (filter: object) =>
      (await journal.rows({ filter, order: 'oldest', limit: 500 })).rows.map((r) => r.idx);
    expect(await by({ act: 'a1' })).toEqual([0, 1]);
    expect(await by({ dossier: 'd1', what: 'send' })).toEqual([1]);
    expect(await by({ who: "u-1' or 1=1 --" })).toEqual([]);
    const seen: number[] = [];
    for (let from: number | undefined = undefined, pages = 0; pages < 20; pages += 1) {
      const page = await journal.rows({
        filter: { who: 'u-1' },
        limit: 50,
        ...(from !== undefined && { from }),
      });
      seen.push(...page.rows.map((r) => r.idx));
      from = page.next;
      if (from === undefined) break;
    }
    expect(seen).toHaveLength(1 + 233 + 2);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
  });

  it('erases what old rows say and proves them all the same', async () => {
    clock += 3_600_000;
    await record(store, journal, { who: 'u-1', what: 'search', why: 'young' });
    expect(await journal.eraseRowsBefore(clock / 1000)).toBe(709);
    expect(await journal.eraseRowsBefore(clock / 1000)).toBe(0);
    const page = await journal.rows({ limit: 2 });
    expect(page.rows).toEqual([
      { idx: 709, at: clock / 1000, row: { who: 'u-1', what: 'search', why: 'young' } },
      { idx: 708, at: clock / 1000 - 3_600 },
    ]);
    expect(await journal.verify()).toMatchObject({ ok: true, epochs: [{ rows: 710, erased: 709 }] });
    const policy = { origin: journal.origin, required: keys.logVerifiers(journal.origin) };
    const { leaf, proof } = await journal.proof(7);
    verifyTlogProof(parseTlogProof(proof), leafHash(Buffer.from(leaf)), policy);
  });

  it('goes on as a new log that names the head of the old one', async () => {
    const before = journal.origin;
    await journal.startEpoch('u-admin', 'restored from the copy of Friday');
    expect(journal.origin).not.toBe(before);
    await record(store, journal, many(3));
    expect((await journal.rows({ limit: 4 })).rows.at(-1)).toMatchObject({
      idx: 710,
      row: { what: 'configuration', detail: { event: 'journal-epoch', size: 710 } },
    });
    const reopened = await open(store);
    expect(reopened.origin).toBe(journal.origin);
    expect(parseCheckpoint(parseNote(await reopened.checkpoint()).text).size).toBe(4);
    const report = await reopened.verify();
    expect(report).toMatchObject({ ok: true, epochs: [{ rows: 710 }, { rows: 4, first: 710 }] });
    const { proof } = await reopened.proof(711);
    expect(parseTlogProof(proof).index).toBe(1);
    await expect(reopened.proof(5)).rejects.toMatchObject({ code: 'no-row' });
  });
});

const together = postgres
  ? 'two nodes on one PostgreSQL'
  : 'two nodes on one PostgreSQL (needs TANSIQ_TEST_POSTGRES)';
describe.skipIf(!postgres)(together, () => {
  it('write one journal without a gap or a fork', async () => {
    const url = await freshDatabase(postgres ?? '');
    // One after the other, because the first makes the tables.
    const both = [await openStore({ postgres: url }), await openStore({ postgres: url })];
    const journals = await Promise.all(both.map(open));
    expect(new Set(journals.map(({ origin }) => origin)).size).toBe(1);
    const work = both.flatMap((store, at) =>
      Array.from({ length: 30 }, async (_, n) => {
        const journal = journals[at] as Journal;
        await store.writer.alone((tx) => journal.record(tx, many(1 + (n % 7))));
        if (n % 10 === 0) await journal.checkpoint();
      }),
    );
    await Promise.all(work);
    const notes = await Promise.all(journals.map((journal) => journal.checkpoint()));
    expect(notes[0]).toBe(notes[1]);
    const rows = 2 * many(30).reduce((sum, _, n) => sum + 1 + (n % 7), 0);
    expect(await journals[1]?.verify()).toMatchObject({ ok: true, epochs: [{ rows }] });
    for (const store of both) await store.close();
  });
});

describe('the cost of the journal', () => {
  it('records a thousand rows in one call in a few milliseconds', async () => {
    const store = await sqlite();
    const journal = await open(store);
    const rows = many(1_000).map(
      (one, n): JournalRow => ({
        ...one,
        dossier: 'AAAAAAAAAAAAAAAAAAAAAA',
        act: `47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3h${n}`,
        decision: {
          permit: true,
          rule: 'release',
          article: '12',
          terms: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
        },
      }),
    );
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await store.writer.write(async (tx) => {
        // Time of the processor, not of the clock: others may be using the machine.
        const before = process.cpuUsage();
        await journal.record(tx, rows);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
      });
    }
    expect(Math.min(...times)).toBeLessThan(30);
    await store.close();
  });

  it('leaves no byte of an erased row in the folder', async () => {
    const store = await sqlite();
    const name = `${files - 1}.sqlite`;
    const journal = await open(store);
    const marker = 'سبب-العلامة-5512';
    await record(
      store,
      journal,
      many(50).map((one) => ({ ...one, why: marker })),
    );
    const bytes = () =>
      readdirSync(folder)
        .filter((f) => f.startsWith(name))
        .map((f) => readFileSync(join(folder, f)));
    expect(bytes().some((b) => b.includes(marker))).toBe(true);
    await journal.eraseRowsBefore(clock / 1000 + 1);
    expect(bytes().some((b) => b.includes(marker))).toBe(false);
    await store.close();
  });
});
