// SPDX-License-Identifier: Apache-2.0
// That an attachment reaches the partner it was sent to, over any number of faults, and nobody else, and that a lying partner
// gets nothing taken.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AttachmentEntry, AttachmentFetcher, type FetchRange, serveCiphertext } from './index.ts';
import {
  collect,
  limits,
  openRoom,
  putAct,
  someBytes,
  stream,
  type TestRoom,
  take,
} from './test-attachments.ts';

const act = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';
const size = 900_000;
let rabat: TestRoom;
let madrid: TestRoom;
let entry: AttachmentEntry;
let bytes: Buffer;

beforeEach(async () => {
  [rabat, madrid] = [await openRoom(), await openRoom()];
  bytes = someBytes(size);
  entry = await rabat.uploads.receive('u-1', { name: 'a', media: 'text/plain' }, stream(bytes));
  const audience = ['es.pn', 'ma.dgsn'];
  await putAct(rabat, { id: act, author: 'ma.dgsn', own: 1, audience, sentTo: ['es.pn'] });
  await take(rabat, act, [entry]);
  await putAct(madrid, { id: act, author: 'ma.dgsn', own: 0, audience });
  await madrid.store.writer.write((tx) => madrid.attachments.expect(tx, act, 'ma.dgsn', [entry]));
});
afterEach(async () => {
  await rabat.close();
  await madrid.close();
});

const serve = (request: Partial<Parameters<typeof serveCiphertext>[1]> = {}) =>
  serveCiphertext(
    { ...rabat, self: 'ma.dgsn', now: () => rabat.clock },
    { party: 'es.pn', act, attachment: entry.id, ...request },
  );
const fromRabat: FetchRange = async (from) => {
  const reply = await serve({ range: `bytes=${from}-` });
  return reply.status === 404 ? undefined : reply.body;
};
const fetcherOf = (room: TestRoom) => new AttachmentFetcher({ ...room, limits, now: () => room.clock });
const fetch = (range: FetchRange) => fetcherOf(madrid).fetch(act, entry.id, range);
const row = () => madrid.store.db.selectFrom('attachments').selectAll().executeTakeFirstOrThrow();
async function inMadrid(): Promise<Buffer | undefined> {
  const opened = await madrid.attachments.open(act, entry);
  return opened && collect(opened);
}

describe('fetching', () => {
  it('brings all of an attachment', async () => {
    const fetcher = fetcherOf(madrid);
    expect(await fetcher.pending('ma.dgsn')).toEqual([{ act, id: entry.id }]);
    expect(await fetcher.pending('es.gc')).toEqual([]);
    expect(await inMadrid()).toBeUndefined();
    expect(await fetcher.fetch(act, entry.id, fromRabat)).toBe('complete');
    expect((await inMadrid())?.equals(bytes)).toBe(true);
    expect(await fetcher.pending('ma.dgsn')).toEqual([]);
    expect(await fetcher.fetch(act, entry.id, fromRabat)).toBe('settled');
  });

  it('goes on from where a fault broke it off, asking for no byte twice', async () => {
    const asked: number[] = [];
    const breaking: FetchRange = async (from) => {
      asked.push(from);
      const whole = await fromRabat(from);
      return (async function* () {
        let given = 0;
        for await (const part of whole ?? []) {
          yield part.subarray(0, 250_000 - given);
          given += part.length;
          if (given >= 250_000) throw new Error('link down');
        }
      })();
    };
    for (let times = 0; times < 3; times += 1) expect(await fetch(breaking)).toBe('interrupted');
    expect(await row()).toMatchObject({ state: 'fetching', received: 750_000 });
    expect(await fetch(breaking)).toBe('complete');
    expect(asked).toEqual([0, 250_000, 500_000, 750_000]);
    expect((await inMadrid())?.equals(bytes)).toBe(true);
  });

  it('takes stretch after stretch from a partner that gives no more at a time', async () => {
    let asked = 0;
    const piecemeal: FetchRange = async (from) => {
      asked += 1;
      return (await serve({ range: `bytes=${from}-${from + 99_999}` })).body;
    };
    expect(await fetch(piecemeal)).toBe('complete');
    expect(asked).toBe(10);
    expect((await inMadrid())?.equals(bytes)).toBe(true);
  });

  it('trusts only what is durable: bytes on disk that no row notes are fetched again', async () => {
    const { blob } = await row();
    await madrid.blobs.write(blob, stream(someBytes(400_000)));
    expect(await fetch(fromRabat)).toBe('complete');
    expect((await inMadrid())?.equals(bytes)).toBe(true);
  });

  it('waits when the partner cannot be reached or gives nothing', async () => {
    expect(await fetch(() => Promise.reject(new Error('down')))).toBe('interrupted');
    expect(await fetch(async () => stream(Buffer.alloc(0)))).toBe('interrupted');
    expect(await row()).toMatchObject({ state: 'fetching', received: 0 });
  });

  it('keeps nothing of what is not what the act names', async () => {
    const altered = Buffer.from(await collect((await fromRabat(0)) ?? stream(Buffer.alloc(0))));
    altered[700_000] = (altered[700_000] ?? 0) ^ 1;
    expect(await fetch(async (from) => stream(altered.subarray(from)))).toBe('refused');
    expect(await row()).toMatchObject({ state: 'missing', received: 0 });
    expect(await madrid.blobs.size((await row()).blob)).toBeUndefined();
  });

  it('keeps nothing of what is longer than the act says', async () => {
    const longer = Buffer.concat([
      await collect((await fromRabat(0)) ?? stream(Buffer.alloc(0))),
      Buffer.alloc(1),
    ]);
    expect(await fetch(async (from) => stream(longer.subarray(from)))).toBe('refused');
    let given = 0;
    await madrid.store.writer.write((tx) =>
      tx.updateTable('attachments').set({ state: 'fetching' }).execute(),
    );
    const endless: FetchRange = async () =>
      (async function* () {
        for (;;) {
          given += 1;
          yield Buffer.alloc(50_000);
        }
      })();
    expect(await fetch(endless)).toBe('refused');
    expect(given).toBeLessThan(25);
  });

  it('notes that the partner has none', async () => {
    expect(await fetch(async () => undefined)).toBe('missing');
    expect(await row()).toMatchObject({ state: 'missing' });
  });

  it('brings nothing back of an act that was erased meanwhile', async () => {
    const erasing: FetchRange = async (from) => {
      const removeBytes = await madrid.store.writer.write((tx) => madrid.attachments.erase(tx, act));
      await removeBytes();
      return fromRabat(from);
    };
    expect(await fetch(erasing)).toBe('settled');
    expect(await row()).toMatchObject({ state: 'erased' });
    expect(await madrid.blobs.size((await row()).blob)).toBeUndefined();
  });

  it('joins two calls for one attachment', async () => {
    const fetcher = fetcherOf(madrid);
    let asked = 0;
    const counted: FetchRange = (from) => {
      asked += 1;
      return fromRabat(from);
    };
    const both = [fetcher.fetch(act, entry.id, counted), fetcher.fetch(act, entry.id, counted)];
    expect(await Promise.all(both)).toEqual(['complete', 'complete']);
    expect(asked).toBe(1);
  });

  it('does not begin with what is above the limit of this node', async () => {
    const huge = { ...entry, id: 'AAAAAAAAAAAAAAAAAAAAAA' as AttachmentEntry['id'], size: 2 ** 31 };
    await madrid.store.writer.write((tx) => madrid.attachments.expect(tx, act, 'ma.dgsn', [entry, huge]));
    const states = await madrid.store.db
      .selectFrom('attachments')
      .select(['id', 'state'])
      .orderBy('state')
      .execute();
    expect(states).toEqual([
      { id: entry.id, state: 'fetching' },
      { id: huge.id, state: 'missing' },
    ]);
  });
});

describe('giving ciphertext to a partner', () => {
  it('is by range, as HTTP has it', async () => {
    const total = size + 14 * 16;
    const whole = await serve();
    expect(whole).toMatchObject({ status: 200, headers: { 'content-length': String(total) } });
    const all = await collect(whole.body ?? stream(Buffer.alloc(0)));
    expect(all).toHaveLength(total);
    const part = await serve({ range: 'bytes=10-19' });
    expect(part).toMatchObject({
      status: 206,
      headers: { 'content-length': '10', 'content-range': `bytes 10-19/${total}` },
    });
    expect((await collect(part.body ?? stream(Buffer.alloc(0)))).equals(all.subarray(10, 20))).toBe(true);
    const rest = await serve({ range: `bytes=${total - 3}-99999999` });
    expect(rest.headers?.['content-range']).toBe(`bytes ${total - 3}-${total - 1}/${total}`);
    expect(await serve({ range: `bytes=${total}-` })).toMatchObject({
      status: 416,
      headers: { 'content-range': `bytes */${total}` },
    });
    for (const range of ['bytes=-5', 'bytes=5-4', 'bytes=1-2,4-5', 'lines=1-2', 'bytes=a-']) {
      expect(await serve({ range }), range).toMatchObject({ status: 200 });
    }
  });

  it('is for those alone to whom the act was sent', async () => {
    expect(await serve({ party: 'es.gc' })).toEqual({ status: 404 });
    expect(await serve({ party: 'ma.dgsn' })).toEqual({ status: 404 });
    expect(await serve({ act: 'other' })).toEqual({ status: 404 });
    expect(await serve({ attachment: 'other' })).toEqual({ status: 404 });
    // In the audience, not sent yet: released is not sent.
    await rabat.store.writer.write((tx) => tx.deleteFrom('entries').execute());
    expect(await serve()).toEqual({ status: 404 });
  });

  it('is not for one that has an entry and stands in no audience', async () => {
    await rabat.store.writer.write((tx) => tx.deleteFrom('audience').where('party', '=', 'es.pn').execute());
    expect(await serve()).toEqual({ status: 404 });
  });

  it('ends when the act is restricted or erased', async () => {
    for (const hold of [1, 2]) {
      await rabat.store.writer.write((tx) => tx.updateTable('acts').set({ hold }).execute());
      expect(await serve(), `hold ${hold}`).toEqual({ status: 404 });
    }
  });

  it('ends when the act has expired', async () => {
    const expire = (expires_ms: number) =>
      rabat.store.writer.write((tx) => tx.updateTable('acts').set({ expires_ms }).execute());
    await expire(rabat.clock + 1);
    expect(await serve()).toMatchObject({ status: 200 });
    await expire(rabat.clock);
    expect(await serve()).toEqual({ status: 404 });
  });

  it('is not of acts that others wrote', async () => {
    await rabat.store.writer.write((tx) => tx.updateTable('acts').set({ own: 0 }).execute());
    expect(await serve()).toEqual({ status: 404 });
  });

  it('ends when the bytes are gone', async () => {
    const { blob } = await rabat.store.db.selectFrom('attachments').selectAll().executeTakeFirstOrThrow();
    await rabat.blobs.delete(blob);
    expect(await serve()).toEqual({ status: 404 });
  });
});
