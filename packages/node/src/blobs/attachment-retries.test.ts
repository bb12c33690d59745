// SPDX-License-Identifier: Apache-2.0
// That what a partner did not give is asked for again: ever more rarely, at once for who opens it, and not once the act is gone.
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
const MINUTE = 60_000;
let rabat: TestRoom;
let madrid: TestRoom;
let entry: AttachmentEntry;
let bytes: Buffer;
let fetcher: AttachmentFetcher;

beforeEach(async () => {
  [rabat, madrid] = [await openRoom(), await openRoom()];
  bytes = someBytes(200_000);
  entry = await rabat.uploads.receive('u-1', { name: 'a', media: 'text/plain' }, stream(bytes));
  const audience = ['es.pn', 'ma.dgsn'];
  await putAct(rabat, { id: act, author: 'ma.dgsn', own: 1, audience, sentTo: ['es.pn'] });
  await take(rabat, act, [entry]);
  await putAct(madrid, { id: act, author: 'ma.dgsn', own: 0, audience });
  await madrid.store.writer.write((tx) => madrid.attachments.expect(tx, act, 'ma.dgsn', [entry]));
  fetcher = new AttachmentFetcher({ ...madrid, limits, now: () => madrid.clock });
});
afterEach(async () => {
  await rabat.close();
  await madrid.close();
});

const nothing: FetchRange = async () => undefined;
const fromRabat: FetchRange = async (from) => {
  const asked = { party: 'es.pn', act, attachment: entry.id, range: `bytes=${from}-` };
  return (await serveCiphertext({ ...rabat, self: 'ma.dgsn', now: () => rabat.clock }, asked)).body;
};
const fetch = (range: FetchRange) => fetcher.fetch(act, entry.id, range);
const due = () => fetcher.reopenDue('ma.dgsn');
const row = () => madrid.store.db.selectFrom('attachments').selectAll().executeTakeFirstOrThrow();

describe('an attachment that its author did not give', () => {
  it('is asked for again after ten minutes, and then it may come', async () => {
    expect(await fetch(nothing)).toBe('missing');
    expect(await row()).toMatchObject({ state: 'missing', reason: 'not-given', tries: 1 });
    madrid.clock += 10 * MINUTE - 1;
    expect(await due()).toBe(0);
    madrid.clock += 1;
    expect(await fetcher.reopenDue('es.gc')).toBe(0);
    expect(await due()).toBe(1);
    expect(await fetcher.pending('ma.dgsn')).toEqual([{ act, id: entry.id }]);
    expect(await row()).toMatchObject({ state: 'fetching', reason: 'not-given' });
    expect(await fetch(fromRabat)).toBe('complete');
    expect(await row()).toMatchObject({ state: 'complete', reason: null, tries: null, retry_ms: null });
    const plain = await madrid.attachments.open(act, entry);
    expect(plain && (await collect(plain)).equals(bytes)).toBe(true);
  });

  it('is asked for ever more rarely, but each day at the least', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      expect(await fetch(nothing)).toBe('missing');
      const { retry_ms } = await row();
      waits.push(((retry_ms ?? 0) - madrid.clock) / MINUTE);
      madrid.clock = retry_ms ?? 0;
      expect(await due()).toBe(1);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
  });

  it('is asked for at once when somebody opens it, though not twice within a minute', async () => {
    await fetch(nothing);
    madrid.clock += MINUTE - 1;
    expect(await fetcher.reopenAsked(act, entry.id)).toBeUndefined();
    madrid.clock += 1;
    expect(await fetcher.reopenAsked(act, entry.id)).toBe('ma.dgsn');
    expect(await fetcher.reopenAsked(act, entry.id)).toBeUndefined();
    expect(await fetch(fromRabat)).toBe('complete');
    expect(await fetcher.reopenAsked(act, entry.id)).toBeUndefined();
  });

  it('is asked for again, too, when what came was not what the act names', async () => {
    expect(await fetch(async (from) => stream(someBytes(300_000).subarray(from)))).toBe('refused');
    expect(await row()).toMatchObject({ state: 'missing', reason: 'other-bytes', received: 0 });
    madrid.clock += 10 * MINUTE;
    expect(await due()).toBe(1);
    expect(await fetch(fromRabat)).toBe('complete');
  });

  it('says so while the partner cannot be reached', async () => {
    expect(await fetch(() => Promise.reject(new Error('down')))).toBe('interrupted');
    expect(await row()).toMatchObject({ state: 'fetching', reason: 'unreachable', tries: null });
  });

  it('is asked for no more once the act is recalled, restricted, erased or has expired', async () => {
    await fetch(nothing);
    madrid.clock += 10 * MINUTE;
    const change = (values: { hold?: number; expires_ms?: number }) =>
      madrid.store.writer.write((tx) => tx.updateTable('acts').set(values).where('id', '=', act).execute());
    for (const hold of [1, 2]) {
      await change({ hold });
      expect([await due(), await fetcher.reopenAsked(act, entry.id)]).toEqual([0, undefined]);
    }
    await change({ hold: 0, expires_ms: madrid.clock });
    expect([await due(), await fetcher.reopenAsked(act, entry.id)]).toEqual([0, undefined]);
    await change({ expires_ms: Number.MAX_SAFE_INTEGER });
    await putAct(madrid, { id: 'recall', author: 'ma.dgsn', own: 0, audience: [] });
    const recall = { act: 'recall', rel: 'recalls', target: act };
    await madrid.store.writer.write((tx) => tx.insertInto('act_refs').values(recall).execute());
    expect([await due(), await fetcher.reopenAsked(act, entry.id)]).toEqual([0, undefined]);
    await madrid.store.writer.write((tx) => tx.deleteFrom('act_refs').execute());
    expect(await due()).toBe(1);
  });

  it('above the limit of this node is left where it is until the limit is raised', async () => {
    const id = 'AAAAAAAAAAAAAAAAAAAAAA' as AttachmentEntry['id'];
    const huge = { ...entry, id, size: limits.attachmentBytes + 1 };
    await fetch(fromRabat);
    await madrid.store.writer.write((tx) => madrid.attachments.expect(tx, act, 'ma.dgsn', [huge]));
    expect([await due(), await fetcher.reopenAsked(act, id)]).toEqual([0, undefined]);
    const raised = { attachmentBytes: huge.size };
    fetcher = new AttachmentFetcher({ ...madrid, limits: raised, now: () => madrid.clock });
    expect(await due()).toBe(1);
    expect(await fetcher.pending('ma.dgsn')).toEqual([{ act, id }]);
  });
});
