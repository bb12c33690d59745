// SPDX-License-Identifier: Apache-2.0
// That a journal which somebody altered says so, and where.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cosign, createSigner, createVerifier, formatNote, parseCheckpoint, parseNote } from '@tansiq/ledger';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { Journal, type JournalKeys, type JournalRow } from './index.ts';

const logKey = generateKeyPairSync('ed25519').privateKey;
const keys: JournalKeys = {
  log: (origin) => createSigner(origin, 'note', logKey),
  logVerifiers: (origin) => [createVerifier(origin, 'note', logKey)],
};
const now = () => Date.UTC(2026, 10, 22, 9);
const open = (store: Store) => Journal.open({ store, party: 'ma.dgsn', keys, now });
const many = (count: number) =>
  Array.from({ length: count }, (_, n): JournalRow => ({ who: `u-${n % 3}`, what: 'read', act: `act-${n}` }));
const record = (store: Store, journal: Journal, rows: JournalRow[]) =>
  store.writer.write((tx) => journal.record(tx, rows));

const folder = mkdtempSync(join(tmpdir(), 'tansiq-altered-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const sqlite = () => openStore({ sqlite: join(folder, `${files++}.sqlite`) });

describe('a journal that somebody altered', () => {
  const witnessKey = generateKeyPairSync('ed25519').privateKey;
  const witness = createVerifier('witness', 'cosignature-ed25519', witnessKey);
  let store: Store;
  let journal: Journal;
  beforeEach(async () => {
    store = await sqlite();
    journal = await open(store);
    await record(store, journal, many(600));
    const note = await journal.checkpoint();
    const { text, signatures } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    const line = cosign(
      checkpoint,
      createSigner('witness', 'cosignature-ed25519', witnessKey),
      1_764_000_000,
    );
    await journal.keepCosigned(formatNote({ text, signatures: [...signatures, line] }), checkpoint.size);
    await record(store, journal, many(20));
    await journal.checkpoint();
    await record(store, journal, many(4));
  });
  afterEach(() => store.close());
  const alter = (statement: ReturnType<typeof sql>) => store.writer.write((tx) => statement.execute(tx));
  const kinds = async (options = {}) =>
    (await journal.verify({ witness, ...options })).problems.map(({ kind, index, to }) => [kind, index, to]);

  it('is whole before', async () => {
    expect(await journal.verify({ witness })).toMatchObject({
      ok: true,
      epochs: [{ rows: 624, witnessed: 600 }],
    });
  });

  it('names the row whose words were changed', async () => {
    await alter(sql`update journal set row = replace(row, 'act-77"', 'act-78"') where idx = 77`);
    expect(await kinds()).toEqual([['row-altered', 77, undefined]]);
  });

  it('names the row whose words were changed together with its digest', async () => {
    await alter(
      sql`update journal set row = '{}', salt = 'AAAAAAAAAAAAAAAAAAAAAA', digest = 'WNiDgiTVbE47HkMRYk3FmNpH3JCBnd1bnv6ZORQsIeg' where idx = 301`,
    );
    expect(await kinds()).toEqual([['row-altered', 301, undefined]]);
  });

  it('names a row whose time was changed', async () => {
    await alter(sql`update journal set at = at - 60 where idx = 5`);
    expect(await kinds()).toEqual([['row-altered', 5, undefined]]);
  });

  it('names a row whose time is no time', async () => {
    await alter(sql`update journal set at = 9000000000000000 where idx = 622`);
    expect(await kinds()).toEqual([['row-altered', 622, undefined]]);
  });

  it('says that the roots differ when the tiles were changed with the row', async () => {
    await alter(sql`update journal set at = at - 60 where idx = 5`);
    await alter(sql`delete from tiles`);
    expect(await kinds()).toEqual([
      ['root-differs', 600, undefined],
      ['root-differs', 620, undefined],
      ['root-differs', 624, undefined],
    ]);
  });

  it('names rows taken out of the middle', async () => {
    await alter(sql`delete from journal where idx between 200 and 210`);
    expect(await kinds()).toEqual([['rows-missing', 200, 210]]);
  });

  it('names rows taken off the end', async () => {
    await alter(sql`delete from journal where idx >= 610`);
    expect(await kinds()).toEqual([
      ['truncated', 610, 623],
      ['truncated', 610, 619],
    ]);
  });

  it('names rows that were written past the log', async () => {
    await alter(sql`insert into journal (idx, at, digest) values (624, 1, 'x'), (625, 1, 'x')`);
    expect(await kinds()).toEqual([['rows-beyond-head', 624, 625]]);
  });

  it('is caught by the cosigned checkpoint when head and own checkpoint were rebuilt', async () => {
    const shorter = await sqlite();
    const other = await open(shorter);
    await record(shorter, other, many(500));
    await alter(sql`delete from journal where idx >= 500`);
    const own = await shorter.db.selectFrom('journal').selectAll().execute();
    for (const { idx, digest, salt, row: text } of own.slice(400)) {
      await alter(
        sql`update journal set digest = ${digest}, salt = ${salt}, row = ${text} where idx = ${idx}`,
      );
    }
    const head = await shorter.db.selectFrom('log_heads').selectAll().executeTakeFirstOrThrow();
    await alter(
      sql`update log_heads set size = ${head.size}, frontier = ${head.frontier}, checkpoint = null`,
    );
    const found = await kinds();
    expect(found).toContainEqual(['truncated', 500, 599]);
    await shorter.close();
  });

  it('is caught by a checkpoint kept elsewhere when all of the store was rebuilt', async () => {
    const { note } = await journal.cosigned();
    const elsewhere = [note ?? ''];
    await alter(sql`delete from journal where idx >= 10`);
    await alter(sql`delete from tiles`);
    const rebuilt = await sqlite();
    const other = await open(rebuilt);
    await alter(
      sql`update log_heads set size = 0, frontier = '[]', checkpoint = null, cosigned = null, cosigned_size = 0`,
    );
    await alter(sql`delete from journal`);
    await record(store, journal, many(10));
    await journal.checkpoint();
    expect(await kinds()).toEqual([]);
    expect(await kinds({ elsewhere })).toEqual([['truncated', 10, 599]]);
    expect(other.origin).not.toBe(journal.origin);
    await rebuilt.close();
  });

  it('says when a stored signature does not hold', async () => {
    await alter(sql`update log_heads set cosigned = checkpoint`);
    expect(await kinds()).toEqual([
      ['signature', undefined, undefined],
      ['signature', undefined, undefined],
    ]);
    await alter(
      sql`update log_heads set cosigned = null, cosigned_size = 0, checkpoint = replace(checkpoint, '620', '600')`,
    );
    expect((await journal.verify({ witness })).problems).toMatchObject([{ kind: 'signature' }]);
  });

  it('makes no checkpoint over rows that no longer lead to its head', async () => {
    await alter(sql`update journal set at = at - 1 where idx = 622`);
    await expect(journal.checkpoint()).rejects.toMatchObject({ code: 'diverged' });
  });
});
