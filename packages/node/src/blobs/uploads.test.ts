// SPDX-License-Identifier: Apache-2.0
// That what an officer uploads is never in the clear on disk, never whole in memory, and goes when nobody takes it.
import { createHash } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AttachmentEntry, newBlobId, sweepBlobs, Uploads } from './index.ts';
import {
  collect,
  holds,
  limits,
  openRoom,
  putAct,
  someBytes,
  stream,
  type TestRoom,
  take,
} from './test-attachments.ts';

let room: TestRoom;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const file = { name: 'تقرير.pdf', media: 'application/pdf' };
const blobIds = async () => {
  const ids: string[] = [];
  for await (const { id } of room.blobs.list()) ids.push(id);
  return ids;
};
const upload = (bytes: Uint8Array, owner = 'u-1') => room.uploads.receive(owner, file, stream(bytes));

describe('an upload', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 1_000_000])('of %d bytes is what comes out again', async (size) => {
    const bytes = someBytes(size);
    const entry = await upload(bytes);
    expect(entry).toMatchObject({ ...file, size, cipher: 'A256GCM-65536' });
    const salted = createHash('sha256').update(Buffer.from(entry.salt, 'base64url')).update(bytes);
    expect(entry.digest).toBe(salted.digest('base64url'));
    const [blob = ''] = await blobIds();
    const ciphertext = await collect(room.blobs.read(blob, 0, (await room.blobs.size(blob)) ?? 0));
    expect(entry.sealed).toBe(createHash('sha256').update(ciphertext).digest('base64url'));
    await take(room, 'act-1', [entry]);
    const opened = await room.attachments.open('act-1', entry);
    if (!opened) throw new Error('not there');
    expect((await collect(opened)).equals(bytes)).toBe(true);
  });

  it('is never in the clear on disk', async () => {
    const marker = Buffer.from('وثيقة-العلامة-4417');
    await upload(Buffer.concat([someBytes(70_000), marker, someBytes(70_000)]));
    expect(holds(room.folder, marker)).toBe(false);
  });

  it('is read in stretches', async () => {
    const bytes = someBytes(300_000);
    const entry = await upload(bytes);
    await take(room, 'act-1', [entry]);
    for (const [start, end] of [
      [0, 1],
      [65_535, 65_537],
      [100_000, 250_000],
      [299_999, 300_000],
      [299_000, 999_999],
      [300_000, 300_001],
      [5, 5],
    ] as const) {
      const part = await room.attachments.open('act-1', entry, { start, end });
      if (!part) throw new Error('not there');
      expect((await collect(part)).equals(bytes.subarray(start, end)), `${start}-${end}`).toBe(true);
    }
  });

  it('is given no further than where its bytes were altered, moved or cut off', async () => {
    const bytes = someBytes(200_000);
    const entry = await upload(bytes);
    await take(room, 'act-1', [entry]);
    const [blob = ''] = await blobIds();
    const sealed = await collect(room.blobs.read(blob, 0, 200_064));
    const flipped = Buffer.from(sealed);
    flipped[100_000] = (flipped[100_000] ?? 0) ^ 1;
    const swapped = Buffer.concat([
      sealed.subarray(65_552, 131_104),
      sealed.subarray(0, 65_552),
      sealed.subarray(131_104),
    ]);
    const read = async (range?: { start: number; end: number }) => {
      const opened = await room.attachments.open('act-1', entry, range);
      return opened && collect(opened);
    };
    for (const wrong of [flipped, swapped]) {
      await room.blobs.write(blob, stream(wrong));
      await expect(read()).rejects.toMatchObject({ code: 'unreadable' });
      await expect(read({ start: 70_000, end: 70_001 })).rejects.toMatchObject({ code: 'unreadable' });
    }
    await room.blobs.write(blob, stream(sealed.subarray(0, 131_104)));
    expect(await read()).toBeUndefined();
    await room.blobs.write(blob, stream(sealed));
    const otherwise = { ...entry, digest: entry.sealed };
    const lying = await room.attachments.open('act-1', otherwise);
    await expect(collect(lying ?? stream(bytes))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is refused above the limit, and nothing of it stays', async () => {
    const endless = (async function* () {
      for (;;) yield Buffer.alloc(2 ** 20);
    })();
    await expect(room.uploads.receive('u-1', file, endless)).rejects.toMatchObject({ status: 413 });
    expect(await blobIds()).toEqual([]);
    expect(await room.uploads.list('u-1')).toEqual([]);
  });

  it('takes little memory whatever its size', async () => {
    const piece = someBytes(2 ** 20);
    let most = 0;
    const long = (async function* () {
      const before = process.memoryUsage().rss;
      for (let n = 0; n < 96; n += 1) {
        yield piece;
        most = Math.max(most, process.memoryUsage().rss - before);
      }
    })();
    const { size } = await room.uploads.receive('u-1', file, long);
    expect(size).toBe(96 * 2 ** 20);
    expect(most).toBeLessThan(64 * 2 ** 20);
  });

  it('leaves nothing when its sender goes away', async () => {
    const broken = (async function* () {
      yield someBytes(200_000);
      throw new Error('aborted');
    })();
    await expect(room.uploads.receive('u-1', file, broken)).rejects.toThrow('aborted');
    expect(await blobIds()).toEqual([]);
    expect(await room.store.db.selectFrom('uploads').selectAll().execute()).toEqual([]);
  });

  it('may be taken back while it comes in, and takes no stretch from elsewhere', async () => {
    const size = 200_000;
    const dropped = (async function* () {
      yield someBytes(size / 2);
      const [one] = await room.uploads.list('u-1');
      const stretch = room.uploads.append('u-1', one?.id ?? '', 0, stream(someBytes(size)));
      await expect(stretch).rejects.toMatchObject({ status: 409 });
      await room.uploads.drop('u-1', one?.id ?? '');
      yield someBytes(size / 2);
    })();
    await expect(room.uploads.receive('u-1', file, dropped, size)).rejects.toMatchObject({ status: 404 });
    expect(await blobIds()).toEqual([]);
  });

  it('is its owner’s alone', async () => {
    const { id } = await upload(someBytes(9));
    expect(await room.uploads.list('u-1')).toMatchObject([
      { id, ...file, size: 9, held: 9, at: room.clock / 1000 },
    ]);
    expect(await room.uploads.list('u-2')).toEqual([]);
    await expect(room.uploads.drop('u-2', id)).rejects.toMatchObject({ status: 404 });
    await expect(room.uploads.drop('', id)).rejects.toMatchObject({ status: 404 });
    await room.uploads.drop('u-1', id);
    expect(await blobIds()).toEqual([]);
  });
});

describe('an upload in stretches', () => {
  const size = 400_000;
  const bytes = someBytes(size);
  const begun = (owner = 'u-1') => room.uploads.begin(owner, { ...file, size });
  const send = (id: string, from: number, to = size, owner = 'u-1') =>
    room.uploads.append(owner, id, from, stream(bytes.subarray(from, to)));
  /** A link that breaks after byte `to`. */
  const broken = (from: number, to: number) =>
    (async function* () {
      yield* stream(bytes.subarray(from, to));
      throw new Error('cut');
    })();
  const cut = async (id: string, from: number, to: number) => {
    await expect(room.uploads.append('u-1', id, from, broken(from, to))).rejects.toThrow('cut');
    return (await room.uploads.state('u-1', id)).held;
  };
  /** The node after a crash: nothing of what it had in memory. */
  const restart = () => {
    const { store, blobs } = room;
    (room as { uploads: Uploads }).uploads = new Uploads({ store, blobs, limits, now: () => room.clock });
  };
  const expectWhole = async (id: string) => {
    const { salt, digest } = await room.uploads.state('u-1', id);
    const salted = createHash('sha256').update(Buffer.from(salt, 'base64url')).update(bytes);
    expect(digest).toBe(salted.digest('base64url'));
    const { meta } = await room.store.db
      .selectFrom('uploads')
      .select('meta')
      .where('id', '=', id)
      .where('owner', '=', 'u-1')
      .executeTakeFirstOrThrow();
    const entry = JSON.parse(meta) as AttachmentEntry;
    await take(room, 'act-1', [entry]);
    // Opening the whole checks every chunk and both digests.
    const opened = await room.attachments.open('act-1', entry);
    if (!opened) throw new Error('not there');
    expect((await collect(opened)).equals(bytes)).toBe(true);
  };

  it('goes on where the link was cut, in whole chunks', async () => {
    const { id } = await begun();
    expect(await cut(id, 0, 200_000)).toBe(196_608);
    expect(await cut(id, 196_608, 196_610)).toBe(196_608);
    expect(await send(id, 196_608)).toMatchObject({ held: size });
    await expectWhole(id);
  });

  it('goes on after a crash, from what is on disk and sound', async () => {
    const { id } = await begun();
    const held = await cut(id, 0, 300_000);
    const [blob = ''] = await blobIds();
    // Torn: half a chunk that was never acknowledged.
    await room.blobs.write(blob, stream(someBytes(30_000)), (await room.blobs.size(blob)) ?? 0);
    restart();
    expect(await room.uploads.state('u-1', id)).toMatchObject({ held });
    await send(id, held, 393_216);
    // Noise where a chunk should be: it does not count.
    await room.blobs.write(blob, stream(someBytes(65_552)), 4 * 65_552);
    restart();
    await expect(send(id, 327_680)).rejects.toMatchObject({ status: 409, code: 'gap' });
    expect(await room.uploads.state('u-1', id)).toMatchObject({ held: 262_144 });
    expect(await send(id, 262_144)).toMatchObject({ held: size });
    await expectWhole(id);
  });

  it('is complete after a crash between the last byte and the row', async () => {
    const { id } = await begun();
    const { meta } = await room.store.db
      .selectFrom('uploads')
      .select('meta')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await send(id, 0);
    await room.store.writer.write((tx) =>
      tx.updateTable('uploads').set({ owner: '', meta }).where('id', '=', id).execute(),
    );
    restart();
    expect(await room.uploads.state('u-1', id)).toMatchObject({ held: size });
    expect(await send(id, size)).toMatchObject({ held: size });
    await expectWhole(id);
  });

  it('is refused from another byte, from two at once, from another user, and with more than was said', async () => {
    const { id } = await begun();
    await cut(id, 0, 70_000);
    for (const from of [0, 65_535, 70_000, size])
      await expect(send(id, from)).rejects.toMatchObject({ status: 409, code: 'gap' });
    await expect(send(id, 65_536, size, 'u-2')).rejects.toMatchObject({ status: 404 });
    await expect(room.uploads.state('u-2', id)).rejects.toMatchObject({ status: 404 });
    await expect(room.uploads.drop('u-2', id)).rejects.toMatchObject({ status: 404 });
    const both = await Promise.allSettled([send(id, 65_536, 131_072), send(id, 65_536, 131_072)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const more = stream(Buffer.concat([bytes.subarray(131_072), Buffer.from('x')]));
    await expect(room.uploads.append('u-1', id, 131_072, more)).rejects.toMatchObject({ status: 413 });
    const { held } = await room.uploads.state('u-1', id);
    expect(await send(id, held)).toMatchObject({ held: size });
    await expectWhole(id);
    await expect(send(id, size)).rejects.toMatchObject({ status: 404 });
  });

  it.each([0, 1, 65_536])('may have %d bytes', async (length) => {
    const { id } = await room.uploads.begin('u-1', { ...file, size: length });
    const done = await room.uploads.append('u-1', id, 0, stream(bytes.subarray(0, length)));
    expect(done).toMatchObject({ size: length, held: length, digest: expect.any(String) });
  });

  it('is in no draft before it is complete, stays at a start, and goes when nobody goes on with it', async () => {
    const { id } = await begun();
    await cut(id, 0, 100_000);
    expect(await room.store.db.selectFrom('uploads').select('owner').execute()).toEqual([{ owner: '' }]);
    expect(await room.uploads.clean(true)).toBe(0);
    room.clock += limits.uploadHours * 3_600_000 + 1_000;
    expect(await room.uploads.clean()).toBe(1);
    expect(await blobIds()).toEqual([]);
  });

  it('counts with what else a user has here from its first byte on, so that none fills the disk', async () => {
    const half = limits.uploadsBytes / 2;
    const first = await room.uploads.begin('u-1', { ...file, size: half });
    await room.uploads.begin('u-1', { ...file, size: half });
    const full = { status: 413, code: 'uploads-full' };
    await expect(room.uploads.begin('u-1', { ...file, size: 1 })).rejects.toMatchObject(full);
    await expect(upload(someBytes(1))).rejects.toMatchObject(full);
    await room.uploads.begin('u-2', { ...file, size: half });
    await room.uploads.drop('u-1', first.id);
    expect(await upload(someBytes(1))).toMatchObject({ size: 1 });
  });

  it('goes when its user takes it back while it comes in', async () => {
    const { id } = await begun();
    const dropping = (async function* () {
      yield bytes.subarray(0, 200_000);
      await room.uploads.drop('u-1', id);
      yield bytes.subarray(200_000);
    })();
    await expect(room.uploads.append('u-1', id, 0, dropping)).rejects.toMatchObject({ status: 404 });
    expect(await blobIds()).toEqual([]);
  });
});

describe('cleaning', () => {
  it('takes away at the start what a crash cut off', async () => {
    const blob = newBlobId();
    await room.blobs.write(blob, stream(someBytes(10)));
    const cutOff = {
      id: 'half',
      owner: '',
      sender: 'u-1',
      size: 10,
      meta: '{}',
      blob,
      at: room.clock / 1000,
    };
    await room.store.writer.write((tx) => tx.insertInto('uploads').values(cutOff).execute());
    const whole = await upload(someBytes(9));
    expect(await room.uploads.clean()).toBe(0);
    expect(await room.uploads.clean(true)).toBe(1);
    expect(await room.uploads.list('u-1')).toMatchObject([{ id: whole.id }]);
    expect(await blobIds()).toHaveLength(1);
  });

  it('takes away what nobody took, not what stands in an open draft', async () => {
    const [left, drafted, sent] = [
      await upload(someBytes(9)),
      await upload(someBytes(9)),
      await upload(someBytes(9)),
    ];
    const draft = { kind: 'report', owner: 'u-1', revision: 1, submitted_at: null, updated_at: 0, act: null };
    await room.store.writer.write((tx) =>
      tx
        .insertInto('drafts')
        .values([
          { ...draft, id: 'd1', state: 'open', body: JSON.stringify({ uploads: [drafted.id] }) },
          { ...draft, id: 'd2', state: 'dropped', body: JSON.stringify({ uploads: [left.id] }) },
        ])
        .execute(),
    );
    await take(room, 'act-1', [sent]);
    room.clock += limits.uploadHours * 3_600_000 + 1_000;
    expect(await room.uploads.clean()).toBe(1);
    expect((await room.uploads.list('u-1')).map(({ id }) => id)).toEqual([drafted.id]);
    expect(await blobIds()).toHaveLength(2);
  });

  it('sweeps away settled blobs that nothing stands for', async () => {
    const [kept, erased] = [await upload(someBytes(9)), await upload(someBytes(9))];
    await take(room, 'act-1', [kept]);
    await take(room, 'act-2', [erased]);
    await upload(someBytes(9));
    const orphan = newBlobId();
    await room.blobs.write(orphan, stream(someBytes(9)));
    // The erasure was interrupted before the bytes went.
    await room.store.writer.write((tx) => room.attachments.erase(tx, 'act-2'));
    expect(await sweepBlobs(room, Date.now())).toBe(0);
    for (const id of await blobIds()) {
      utimesSync(join(room.folder, 'blobs', id.slice(0, 2), id.slice(2, 4), id), 1_000, 1_000);
    }
    expect(await sweepBlobs(room, Date.now())).toBe(2);
    expect(await blobIds()).toHaveLength(2);
    expect(await blobIds()).not.toContain(orphan);
    expect(await room.attachments.open('act-1', kept)).toBeDefined();
  });
});

describe('an erased act', () => {
  it('leaves no byte of its attachments', async () => {
    const entry = await upload(someBytes(5_000));
    await putAct(room, { id: 'act-1', author: 'ma.dgsn', own: 1, audience: ['es.pn', 'ma.dgsn'] });
    await take(room, 'act-1', [entry]);
    const [blob = ''] = await blobIds();
    const ciphertext = await collect(room.blobs.read(blob, 0, 5_016));
    expect(holds(room.folder, ciphertext)).toBe(true);
    const removeBytes = await room.store.writer.write((tx) => room.attachments.erase(tx, 'act-1'));
    await removeBytes();
    await room.store.scrub();
    expect(holds(room.folder, ciphertext)).toBe(false);
    expect(await room.attachments.open('act-1', entry)).toBeUndefined();
  });
});
