// SPDX-License-Identifier: Apache-2.0
// An author that only dials out brings its files to a partner that cannot ask for them; what nobody waits for, and what is not what the act
// names, is not taken.
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { sealedSize } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AttachmentEntry } from '../../blobs/index.ts';
import { stream as serving } from '../../blobs/test-attachments.ts';
import { wireSectionsOf } from '../../content/raw.ts';
import { LinkDown } from '../../exchange/partner-client.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { GivenAttachments, MOST_GIVEN } from './given-attachments.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let desert: TestParty;
let oasis: TestParty;
let madrid: TestParty;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'ma.dgst', 'es.pn'], { dialOut: ['ma.dgsn', 'ma.dgst'] });
  [desert, oasis, madrid] = [nodes.get('ma.dgsn'), nodes.get('ma.dgst'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'es.pn', 'ma.dgsn');
});
afterAll(() => nodes?.stop());

const declaration = declarationOf('ma.dgsn', { dataCategories: ['attachments', 'events'] });

/** A report with one file of so many bytes, from the desert to Madrid. */
async function sent(size: number): Promise<{ act: string; id: string; bytes: Buffer; sealed: Buffer }> {
  const { uploads, blobs, store } = desert.node.rooms;
  const bytes = randomBytes(size);
  const file = { name: 'file', media: 'application/pdf' };
  const entry: AttachmentEntry = await uploads.receive(desert.as.officer.id, file, serving(bytes));
  const body = { ...reportBody(desert, ['es.pn'], agreement.lineage, { declaration }), uploads: [entry.id] };
  const { act } = await released(desert, body);
  const { blob } = await store.db
    .selectFrom('attachments')
    .select('blob')
    .where('act', '=', act)
    .executeTakeFirstOrThrow();
  const sealed = await buffer(blobs.read(blob, 0, sealedSize(size)));
  await arrived(madrid, act);
  return { act, id: entry.id, bytes, sealed };
}

const inMadrid = (act: string) =>
  madrid.node.rooms.store.db
    .selectFrom('attachments')
    .selectAll()
    .where('act', '=', act)
    .executeTakeFirstOrThrow();
const complete = (act: string) =>
  until('the file', async () => (await inMadrid(act)).state === 'complete', 30_000);

/** What Madrid answers when this party gives these bytes from there on. */
async function given(from: TestParty, path: string, bytes: Uint8Array): Promise<[number, unknown]> {
  const answer = await from.node.rooms.client.call('es.pn', {
    method: 'POST',
    path: `attachments/${path}`,
    body: bytes,
  });
  const { code, from: held } = JSON.parse(answer.body.toString('utf8')) as { code?: string; from?: number };
  return [answer.status, code ?? held];
}
const wantedOf = async (from: TestParty) => {
  const answer = await from.node.rooms.client.call('es.pn', { method: 'GET', path: 'wanted' });
  return (JSON.parse(answer.body.toString('utf8')) as { wanted: { act: string; from: number }[] }).wanted;
};
const kept = async (act: string) => madrid.node.rooms.blobs.size((await inMadrid(act)).blob);

describe('an author without an address', () => {
  it('brings a file that its partner waits for, on from where a fault broke it off', async () => {
    const { client } = desert.node.rooms;
    const call = client.call.bind(client);
    const begins: string[] = [];
    vi.spyOn(client, 'call').mockImplementation((party, wanted) => {
      const [, from] = /^attachments\/.*\?from=(\d+)/.exec(wanted.path) ?? [];
      if (from === undefined) return call(party, wanted);
      begins.push(from);
      return begins.length === 2 ? Promise.reject(new LinkDown('the line is down')) : call(party, wanted);
    });
    const { act, id, bytes } = await sent(MOST_GIVEN + 500_000);
    await complete(act);
    expect(begins).toEqual(['0', String(MOST_GIVEN), String(MOST_GIVEN)]);
    vi.restoreAllMocks();
    const { attachments, journal, news } = madrid.node.rooms;
    const entry = await entryOf(act);
    expect(
      (await buffer((await attachments.open(act, entry)) ?? serving(Buffer.alloc(0)))).equals(bytes),
    ).toBe(true);
    const { rows } = await journal.rows({ filter: { act, who: 'ma.dgsn', what: 'receive' } });
    expect(rows.map(({ row }) => row?.detail)).toContainEqual({ attachment: id, state: 'complete' });
    const told = (await news.since(0, 10_000)).filter((one) => one.kind === 'attachment' && one.act === act);
    expect(told.map(({ detail }) => detail.state)).toEqual(['complete']);
    expect(await wantedOf(desert)).toEqual([]);
    const there = await desert.node.rooms.journal.rows({ filter: { act, what: 'disclose' } });
    expect(there.rows.map(({ row }) => row?.detail)).toContainEqual({ to: 'es.pn', attachment: id });
  });

  it('says that it has none to give of an act that it has recalled meanwhile', async () => {
    await desert.node.rooms.givingAttachments.stop();
    const { act } = await sent(1000);
    await desert.node.rooms.store.writer.write((tx) =>
      tx.updateTable('acts').set({ hold: 1 }).where('id', '=', act).execute(),
    );
    await desert.restart();
    await until('the answer', async () => (await inMadrid(act)).reason === 'not-given');
    expect(await inMadrid(act)).toMatchObject({ state: 'missing', received: 0 });
  });
});

describe('an author without an address that lies', () => {
  let act: string;
  let path: string;
  let sealed: Buffer;

  beforeAll(() => desert.node.rooms.givingAttachments.stop());
  const fresh = async (size = 300_000) => {
    const made = await sent(size);
    ({ act, sealed } = made);
    path = `${act}/${made.id}`;
    await until('it is wanted', async () => (await wantedOf(desert)).some((one) => one.act === act));
  };

  it('gives other bytes: nothing is kept, and nothing of it is wanted for a while', async () => {
    await fresh();
    const altered = Buffer.from(sealed);
    altered[200_000] = (altered[200_000] ?? 0) ^ 1;
    expect(await given(desert, `${path}?from=0`, altered)).toEqual([422, 'other-bytes']);
    expect(await inMadrid(act)).toMatchObject({ state: 'missing', reason: 'other-bytes', received: 0 });
    expect(await kept(act)).toBeUndefined();
    expect(await given(desert, `${path}?from=0`, sealed)).toEqual([404, 'not-wanted']);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act, what: 'refuse' } });
    expect(rows).toHaveLength(1);
  });

  it('gives more than the act says: nothing is kept', async () => {
    await fresh();
    expect(await given(desert, `${path}?from=0`, Buffer.concat([sealed, Buffer.alloc(1)]))).toEqual([
      422,
      'other-bytes',
    ]);
    expect(await kept(act)).toBeUndefined();
  });

  it('stops halfway, leaves something out, or gives crumbs: what is held stays, and no more is believed', async () => {
    await fresh();
    const half = sealed.subarray(0, 150_000);
    expect(await given(desert, `${path}?from=0`, half)).toEqual([200, 150_000]);
    expect(await given(desert, `${path}?from=160000`, sealed.subarray(160_000))).toEqual([409, 'gap']);
    expect(await given(desert, `${path}?from=0`, half)).toEqual([409, 'gap']);
    expect(await given(desert, `${path}?from=150000`, sealed.subarray(150_000, 150_001))).toEqual([
      413,
      'limit',
    ]);
    expect(await given(desert, `${path}?from=-1`, half)).toEqual([400, 'unreadable']);
    expect(await inMadrid(act)).toMatchObject({ state: 'fetching', received: 150_000 });
    await madrid.restart();
    expect((await wantedOf(desert)).find((one) => one.act === act)?.from).toBe(150_000);
    expect(await given(desert, `${path}?from=150000`, sealed.subarray(150_000))).toEqual([
      200,
      sealed.length,
    ]);
    expect((await inMadrid(act)).state).toBe('complete');
  });

  it('gives what nobody waits for: a file that is there, one of no act, one above a stretch', async () => {
    await fresh();
    const other = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect(await given(desert, `${act}/${other}?from=0`, sealed)).toEqual([404, 'not-wanted']);
    expect(await given(desert, `${path}?from=0`, Buffer.alloc(MOST_GIVEN + 1))).toEqual([413, 'limit']);
    expect(await given(desert, `${path}?from=0`, sealed)).toEqual([200, sealed.length]);
    expect(await given(desert, `${path}?from=0`, sealed)).toEqual([404, 'not-wanted']);
    expect(await given(desert, `${path}?none`, Buffer.alloc(0))).toEqual([404, 'not-wanted']);
    expect((await inMadrid(act)).state).toBe('complete');
  });

  it('gives the same stretch twice at once: one of them is taken', async () => {
    await fresh();
    const twice = [given(desert, `${path}?from=0`, sealed), given(desert, `${path}?from=0`, sealed)];
    const answers = (await Promise.all(twice)).map(([status]) => status).toSorted();
    expect(answers[0]).toBe(200);
    expect([404, 409, 429]).toContain(answers[1]);
    expect((await inMadrid(act)).state).toBe('complete');
  });

  it('speaks of another’s act: it learns no more than of what does not exist', async () => {
    await fresh();
    expect(await wantedOf(oasis)).toEqual([]);
    const unknown = await given(oasis, `${path.replace(/.$/, 'A')}?from=0`, sealed);
    expect(await given(oasis, `${path}?from=0`, sealed)).toEqual(unknown);
    expect(await given(oasis, `${path}?none`, Buffer.alloc(0))).toEqual([404, 'not-wanted']);
    expect(unknown).toEqual([404, 'not-wanted']);
    expect(await inMadrid(act)).toMatchObject({ state: 'fetching', received: 0 });
  });
});

describe('an author that can be dialled', () => {
  it('is asked, and brings nothing of its own accord', async () => {
    const { rooms } = madrid.node;
    const fetcher = {
      wanted: vi.fn(async () => [{ act: 'a', id: 'b', from: 0 }]),
      give: vi.fn(),
      giveNone: vi.fn(),
    };
    const directory = { addressOf: () => ({ endpoint: 'https://ma.localhost', pins: [] }) };
    const taking = new GivenAttachments({ ...rooms, directory, fetcher });
    expect(await taking.wanted('ma.dgsn')).toEqual([]);
    for (const from of [0, 'none'] as const)
      expect(await taking.take('ma.dgsn', 'a', 'b', from, Buffer.alloc(9))).toMatchObject({ status: 404 });
    expect([fetcher.give.mock.calls, fetcher.giveNone.mock.calls]).toEqual([[], []]);
  });
});

async function entryOf(act: string): Promise<AttachmentEntry> {
  const sections = (await wireSectionsOf(madrid.node.rooms.store.db, [act])).get(act);
  const body = sections?.attachments?.[1] ?? '';
  return (JSON.parse(body) as { attachments: [AttachmentEntry] }).attachments[0];
}
