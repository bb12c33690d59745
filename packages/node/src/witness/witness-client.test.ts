// SPDX-License-Identifier: Apache-2.0
// That a journal which was cut, altered or put back is noticed by its witness, and says so itself.
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigner, createVerifier, parseVerifierKey } from '@tansiq/ledger';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NewsDesk } from '../exchange/news.ts';
import { Journal, type JournalKeys } from '../journal/index.ts';
import { createLogger } from '../logging/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { type RunningWitness, startWitness, WitnessClient } from './index.ts';

const logKey = generateKeyPairSync('ed25519').privateKey;
const keys: JournalKeys = {
  log: (origin) => createSigner(origin, 'note', logKey),
  logVerifiers: (origin) => [createVerifier(origin, 'note', logKey)],
};
const now = () => Date.UTC(2026, 10, 22, 9);
const log = createLogger({ level: 'silent' });

let folder: string;
let store: Store;
let journal: Journal;
let witness: RunningWitness;
const startAgain = () =>
  startWitness({ dataDir: join(folder, 'witness'), host: '127.0.0.1', port: 0, name: 'w', now, log });
const client = (url = witness.url, key = witness.key) =>
  new WitnessClient({
    ...{ journal, store, now, log, news: new NewsDesk(store, now) },
    witness: { url, key: parseVerifierKey(key) },
  });
const record = (count: number, of = journal, into = store) =>
  into.writer.write((tx) =>
    of.record(
      tx,
      Array.from({ length: count }, (_, n) => ({ who: `u${n}`, what: 'read' as const })),
    ),
  );
const alter = (statement: ReturnType<typeof sql>) => store.writer.write((tx) => statement.execute(tx));
const refusals = async () =>
  (await journal.rows({ filter: { what: 'error' } })).rows.map(({ row }) => row?.detail?.why);
const problems = async () =>
  (await journal.verify({ witness: parseVerifierKey(witness.key) })).problems.map(({ kind }) => kind);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-journal-witness-'));
  store = await openStore({ sqlite: join(folder, 'node.sqlite') });
  journal = await Journal.open({ store, party: 'ma.dgsn', keys, now });
  witness = await startAgain();
  witness.know(journal.logKey);
});
afterEach(async () => {
  await witness.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a journal shown to its witness', () => {
  it('is cosigned as it grows', async () => {
    const show = client();
    expect(await show.submit()).toMatchObject({ result: 'cosigned', size: 0 });
    await record(300);
    expect(await show.submit()).toMatchObject({ result: 'cosigned', size: 300, time: now() / 1000 });
    expect(await show.submit()).toMatchObject({ result: 'cosigned', size: 300 });
    await record(5);
    expect(await client().submit()).toMatchObject({ result: 'cosigned', size: 305 });
    const report = await journal.verify({ witness: parseVerifierKey(witness.key) });
    expect(report).toMatchObject({ ok: true, epochs: [{ rows: 305, witnessed: 305 }] });
    expect((await journal.proof(3)).proof).toContain('— w ');
  });

  it('is shown at once and then on its schedule', async () => {
    const show = client();
    await record(2);
    show.start(60);
    await show.stop();
    expect((await journal.cosigned()).size).toBe(2);
  });

  it('of a new node is cosigned soon after its supervisor has told the witness of it, not a whole schedule later', async () => {
    await record(2);
    const known = join(folder, 'witness', 'known-logs');
    const logs = readFileSync(known, 'utf8');
    writeFileSync(known, '');
    const show = client();
    show.start(60);
    await vi.waitFor(async () => expect(await refusals()).toEqual(['unknown-log']), { timeout: 20_000 });
    writeFileSync(known, logs);
    await vi.waitFor(async () => expect((await journal.cosigned()).size).toBeGreaterThan(2), {
      timeout: 20_000,
    });
    await show.stop();
  });

  it('goes on when an answer was lost', async () => {
    await record(10);
    await client().submit();
    await record(10);
    const { note, size } = await journal.cosigned();
    await client().submit();
    await alter(sql`update log_heads set cosigned = ${note}, cosigned_size = ${size}`);
    await record(10);
    expect(await client().submit()).toMatchObject({ result: 'cosigned', size: 30 });
  });

  it('survives a restart of the witness', async () => {
    await record(10);
    await client().submit();
    await witness.close();
    expect(await client().submit()).toMatchObject({ result: 'unreachable' });
    witness = await startAgain();
    await record(10);
    expect(await client().submit()).toMatchObject({ result: 'cosigned', size: 20 });
    expect(await problems()).toEqual([]);
  });
});

describe('a journal that its witness refuses', () => {
  it('was cut and put back together', async () => {
    await record(40);
    cpSync(join(folder, 'node.sqlite'), join(folder, 'copy.sqlite'));
    await store.scrub();
    cpSync(join(folder, 'node.sqlite'), join(folder, 'copy.sqlite'));
    await record(60);
    await client().submit();
    await store.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `node.sqlite${tail}`), { force: true });
    cpSync(join(folder, 'copy.sqlite'), join(folder, 'node.sqlite'));
    store = await openStore({ sqlite: join(folder, 'node.sqlite') });
    journal = await Journal.open({ store, party: 'ma.dgsn', keys, now });
    // The old copy is in itself whole: only the witness knows better.
    expect(await problems()).toEqual([]);
    const show = client();
    expect(await show.submit()).toMatchObject({ result: 'refused', why: 'longer' });
    expect(await problems()).toEqual(['witness']);
    await show.submit();
    expect(await refusals()).toEqual(['longer']);
    // A new epoch names the old head, and the supervisor takes it on.
    await journal.startEpoch('u-admin', 'restored');
    expect(await client().submit()).toMatchObject({ result: 'refused', why: 'unknown-log' });
    witness.know(journal.logKey);
    expect(await client().submit()).toMatchObject({ result: 'cosigned' });
    expect(await problems()).toEqual([]);
  });

  it('was written anew with other rows', async () => {
    await record(40);
    await client().submit();
    await alter(sql`delete from journal`);
    await alter(sql`delete from tiles`);
    await alter(
      sql`update log_heads set size = 0, frontier = '[]', checkpoint = null, cosigned = null, cosigned_size = 0`,
    );
    await record(41);
    expect(await problems()).toEqual([]);
    expect(await client().submit()).toMatchObject({ result: 'refused', why: 'forked' });
    expect(await problems()).toEqual(['witness']);
    expect(await refusals()).toEqual(['forked']);
  });

  it('is signed with a key that the supervisor does not know', async () => {
    await record(3);
    const other = generateKeyPairSync('ed25519').privateKey;
    journal = await Journal.open({
      store,
      party: 'ma.dgsn',
      now,
      keys: {
        log: (origin) => createSigner(origin, 'note', other),
        logVerifiers: (origin) => [createVerifier(origin, 'note', other)],
      },
    });
    expect(await client().submit()).toMatchObject({ result: 'refused', why: 'not-signed' });
  });

  it('is shown to a witness whose memory was put back', async () => {
    await record(5);
    await client().submit();
    cpSync(join(folder, 'witness', 'cosigned'), join(folder, 'memory'), { recursive: true });
    await record(5);
    await client().submit();
    cpSync(join(folder, 'memory'), join(folder, 'witness', 'cosigned'), { recursive: true });
    await record(5);
    expect(await client().submit()).toMatchObject({ result: 'refused', why: 'forgot' });
  });
});

describe('a witness that answers wrongly', () => {
  async function answering(status: number, body: string) {
    const server = createServer((_, outgoing) => void outgoing.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await client(`http://127.0.0.1:${port}`).submit();
    server.close();
    return outcome;
  }

  it('is not believed', async () => {
    await record(3);
    for (const [status, body] of [
      [200, ''],
      [200, 'x'.repeat(20_000)],
      [200, '— w AAAA\n'],
      [409, 'many\n'],
      [500, ''],
      [302, ''],
    ] as const) {
      expect(await answering(status, body), `${status} ${body.slice(0, 9)}`).toMatchObject({
        result: 'unreachable',
      });
    }
    expect((await journal.cosigned()).note).toBeNull();
  });

  it('is not believed under another key than the one configured', async () => {
    await record(3);
    const stranger = createVerifier('w', 'cosignature-ed25519', generateKeyPairSync('ed25519').privateKey);
    const show = new WitnessClient({
      journal,
      news: new NewsDesk(store, now),
      store,
      witness: { url: witness.url, key: stranger },
      now,
      log,
    });
    expect(await show.submit()).toMatchObject({ result: 'unreachable' });
  });

  it('is begun with anew when the supervisor has replaced it', async () => {
    await record(3);
    await client().submit();
    await witness.close();
    rmSync(join(folder, 'witness'), { recursive: true });
    witness = await startAgain();
    witness.know(journal.logKey);
    expect(await client().submit()).toMatchObject({ result: 'cosigned', size: 3 });
  });

  it('is not believed when its clock runs ahead', async () => {
    await record(3);
    const later = () => now() - 301_000;
    const show = new WitnessClient({
      journal,
      news: new NewsDesk(store, now),
      store,
      witness: { url: witness.url, key: parseVerifierKey(witness.key) },
      now: later,
      log,
    });
    expect(await show.submit()).toMatchObject({
      result: 'unreachable',
      text: expect.stringContaining('clock'),
    });
  });
});
