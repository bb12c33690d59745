// SPDX-License-Identifier: Apache-2.0
// A backup of a node that goes on working, and the node that comes of it: the same heads as its partner, nothing twice, nothing that was erased.
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Holds } from '../capabilities/holds/index.ts';
import { Recalls } from '../capabilities/recalls/service.ts';
import { Drafts } from '../capabilities/reports/drafts.ts';
import { Releases } from '../capabilities/reports/release.ts';
import { peekChannel } from '../exchange/channel-rows.ts';
import { sayNotes, settled } from '../exchange/test-sayings.ts';
import { type AgreementInForce, agreementInForce, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { currentMarks, makeBackup, restoreBackup } from './index.ts';

let nodes: TestNodes;
let rabat: TestParty;
let madrid: TestParty;
let agreement: AgreementInForce;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-backup-'));
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
afterAll(async () => {
  await nodes?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const report = (marker: string) =>
  released(
    rabat,
    reportBody(rabat, ['es.pn'], agreement.lineage, { facts: { text: { en: `Known: ${marker}` } } }),
  );
const isAccepted = (act: string) =>
  until(`${act} accepted`, async () => {
    const { db } = rabat.node.rooms.store;
    const row = await db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst();
    return row?.status === 'accepted';
  });
const erase = (act: string) =>
  new Recalls(rabat.node.rooms).recall(rabat.as.head, act, { effect: 'erase', reason: 'court-order' });
const hold = (act: string) =>
  new Holds(rabat.node.rooms).place(
    rabat.as.head,
    { act },
    {
      ...{ ground: 'evidence', citation: 'Case 12/2026', reason: 'A trial needs it.' },
      ...{ until: Date.now() + 2 * 86_400_000, review: Date.now() + 86_400_000 },
    },
  );
const lift = (id: string) => new Holds(rabat.node.rooms).lift(rabat.as.head, id, 'The trial is over.');
const headsOf = async (at: TestParty) =>
  Promise.all(
    [
      ['ma.dgsn', 'es.pn'],
      ['es.pn', 'ma.dgsn'],
    ].map(async ([from = '', to = '']) => {
      const row = await peekChannel(at.node.rooms.store.db, from as never, to as never);
      return [row?.size, row?.receipted, row?.frontier];
    }),
  );
/** Files below a folder that hold these bytes. */
const filesWith = (below: string, marker: string) =>
  readdirSync(below, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(marker));

describe('a node from a backup that was made while it worked', () => {
  const early = 'marker-of-the-third-harbour';
  const late = 'marker-of-the-fourth-harbour';
  let copy: string;
  let draft: { id: string; revision: number };
  let sent: string;
  let kept: string;

  it('is whole, though acts were written meanwhile, and lacks the identity root', async () => {
    const first = await report(early);
    kept = (await report('marker-of-the-fifth-harbour')).act;
    const lifted = await hold(first.act);
    const wish = { name: 'a program', write: false, areas: ['news'] as const, days: 1 };
    await rabat.node.rooms.tokens.make(rabat.as.officer, wish);
    await rabat.node.rooms.recoveries.ask(rabat.as.head, rabat.as.officer.id, 'Telephone and key lost');
    const writing = sayNotes(rabat.node.rooms, 'es.pn', 40, rabat.as.negotiator.id);
    copy = join(folder, 'copy');
    const manifest = await makeBackup({ dataDir: rabat.dataDir, env: {}, to: copy });
    await writing;
    expect(Object.keys(manifest.files)).toEqual(expect.arrayContaining(['node.sqlite', 'tansiq.toml']));
    expect(Object.keys(manifest.files).filter((name) => name.includes('root'))).toEqual([]);
    expect(filesWith(copy, early)).toHaveLength(1);
    await isAccepted(first.act);
    // What is erased after the backup: an act that is in it, and one that is not.
    const second = await report(late);
    await isAccepted(second.act);
    const drafts = new Drafts(rabat.node.rooms);
    draft = await drafts.create(rabat.as.officer, reportBody(rabat, ['es.pn'], agreement.lineage));
    await drafts.submit(rabat.as.officer, draft.id);
    await lift(lifted.id);
    await hold(kept);
    await erase(first.act);
    await erase(second.act);
    await settled(rabat.node.rooms, madrid.node.rooms);
  }, 60_000);

  it('has the heads that its partner has, and brings back nothing that was erased', async () => {
    sent = (
      await new Releases({ ...rabat.node.rooms, drafts: new Drafts(rabat.node.rooms) }).release(
        rabat.as.releaser,
        draft.id,
        draft.revision,
      )
    ).act;
    await isAccepted(sent);
    await hold(sent);
    await settled(rabat.node.rooms, madrid.node.rooms);
    const before = await headsOf(madrid);
    const marks = await currentMarks(rabat.dataDir, {});
    await rabat.node.stop();
    renameSync(rabat.dataDir, join(folder, 'lost'));
    const restored = await restoreBackup({
      ...{ from: copy, dataDir: rabat.dataDir, env: {}, marks, why: 'The disk of the node failed.' },
    });
    expect(restored).toMatchObject({ party: 'ma.dgsn', erased: 1, missing: [{ party: 'es.pn' }] });
    await rabat.start();
    await isAccepted(sent);
    await settled(rabat.node.rooms, madrid.node.rooms, 30_000);
    expect((await headsOf(rabat))[0]).toEqual((await headsOf(madrid))[0]);
    // Its channel goes on from where it was: nothing of it is written anew.
    expect((await headsOf(madrid))[0]?.[0]).toBe(before[0]?.[0]);
    for (const marker of [early, late])
      expect(filesWith(rabat.dataDir, marker).filter((file) => !/-wal$/.test(file))).toEqual([]);
    const { sections } = await heldOf(late);
    expect(sections).toEqual([]);
  }, 90_000);

  it('keeps what a legal hold keeps, also one that was placed after the backup, on an act that came after it', async () => {
    const { db } = rabat.node.rooms.store;
    const rows = await db.selectFrom('acts').select(['id', 'hold']).where('id', 'in', [kept, sent]).execute();
    expect(rows.map(({ hold: label }) => label)).toEqual([3, 3]);
    const holds = await db.selectFrom('legal_holds').select('act').where('ended_ms', 'is', null).execute();
    expect(holds.map(({ act }) => act).sort()).toEqual([kept, sent].sort());
  });

  const heldOf = async (marker: string) => ({
    sections: await rabat.node.rooms.store.db
      .selectFrom('sections')
      .select('name')
      .where('body', 'like', `%${marker}%`)
      .execute(),
  });

  it('begins a new epoch of its journal, says why, and verifies', async () => {
    const { journal, store } = rabat.node.rooms;
    expect(await journal.verify()).toMatchObject({ ok: true });
    const rows = await store.db
      .selectFrom('journal')
      .select('row')
      .where('row', 'like', '%restored%')
      .execute();
    expect(rows[0]?.row).toContain('The disk of the node failed.');
    for (const open of ['sessions', 'tokens', 'recoveries'] as const)
      expect(await store.db.selectFrom(open).selectAll().execute()).toEqual([]);
  });
});

describe('what a restore refuses', () => {
  const why = 'To see.';

  it('a folder that is in use, a backup that was changed, marks that are older or another party’s', async () => {
    const copy = join(folder, 'second');
    const old = await currentMarks(rabat.dataDir, {}, () => Date.now() - 60_000);
    await makeBackup({ dataDir: rabat.dataDir, env: {}, to: copy });
    await expect(makeBackup({ dataDir: rabat.dataDir, env: {}, to: copy })).rejects.toThrow(
      'is there already',
    );
    const into = join(folder, 'fresh');
    const order = { from: copy, dataDir: into, env: {}, why };
    await expect(restoreBackup({ ...order, dataDir: rabat.dataDir })).rejects.toThrow('is not empty');
    await expect(restoreBackup({ ...order, marks: old })).rejects.toThrow('older than the backup');
    const others = await currentMarks(madrid.dataDir, {}, () => Date.now() + 60_000);
    await expect(restoreBackup({ ...order, marks: others })).rejects.toThrow('es.pn');
    writeFileSync(join(copy, 'tansiq.toml'), '# changed');
    await expect(restoreBackup({ ...order, dataDir: join(folder, 'other') })).rejects.toThrow('tansiq.toml');
  });
});
