// SPDX-License-Identifier: Apache-2.0
// Files from an officer of one party to an officer of another: uploaded over HTTP, released with an act, fetched over mutual TLS, read.
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { newRandomId } from '@tansiq/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LinkDown } from '../../exchange/partner-client.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  letIn,
  reportBody,
} from '../../test-agreement.ts';
import { filesIn, filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type Asked, type OfficerCalls, officerOf } from '../../test-officer.ts';
import { disposition } from './attachment-routes.ts';

const MIB = 2 ** 20;
let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let officer: OfficerCalls;
let releaser: OfficerCalls;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn', 'fr.dgsi']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  officer = await officerOf(rabat, 'officer');
  releaser = await officerOf(rabat, 'releaser');
});
afterAll(() => nodes?.stop());
afterEach(() => vi.restoreAllMocks());

const withFiles = declarationOf('ma.dgsn', { dataCategories: ['attachments', 'events'] });

async function upload(bytes: Uint8Array, name: string): Promise<string> {
  const answer = await officer(
    'POST',
    `/uploads?name=${encodeURIComponent(name)}&media=application/pdf`,
    bytes,
  );
  expect([answer.status, answer.body]).toMatchObject([201, { size: bytes.length }]);
  return (answer.body as { id: string }).id;
}

async function released(uploads: readonly string[], declaration = withFiles): Promise<Asked> {
  const body = { ...reportBody(rabat, ['es.pn'], agreement.lineage, { declaration }), uploads };
  const made = await officer('POST', '/drafts', body);
  const { id, revision } = made.body as { id: string; revision: number };
  await officer('POST', `/drafts/${id}/submission`);
  return releaser('POST', `/drafts/${id}/release`, { revision });
}

const rowsAt = ({ node }: TestParty, act: string) =>
  node.rooms.store.db.selectFrom('attachments').selectAll().where('act', '=', act).execute();

const complete = (party: TestParty, act: string) =>
  until(
    `attachments at ${party.node.party}`,
    async () => {
      const rows = await rowsAt(party, act);
      return rows.length > 0 && rows.every((row) => row.state === 'complete') && rows;
    },
    20_000,
  );

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an attached file', () => {
  it('goes from the officer who uploads it to the officer of the partner who may read it, and is whole', async () => {
    const bytes = randomBytes(9 * MIB + 17);
    const file = await upload(bytes, 'محضر.pdf');
    const { act, dossier } = (await released([file])).body as { act: string; dossier: string };
    await arrived(madrid, act);
    await complete(madrid, act);
    await letIn(madrid, dossier, 'officer');
    const reader = await officerOf(madrid, 'officer');
    const shown = (await reader('GET', `/acts/${act}`)).body as {
      attachments: unknown[];
      sections: Record<string, unknown>;
    };
    expect(shown.attachments).toEqual([
      { id: file, name: 'محضر.pdf', media: 'application/pdf', size: bytes.length, state: 'complete' },
    ]);
    expect(JSON.stringify(shown.sections.attachments)).not.toMatch(/"(key|salt)"/);
    const got = await reader('GET', `/acts/${act}/attachments/${file}`);
    expect(got.status).toBe(200);
    expect(sha(got.bytes)).toBe(sha(bytes));
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-disposition')).toBe(disposition('محضر.pdf'));
    const { rows } = await madrid.node.rooms.journal.rows({
      filter: { act, who: madrid.as.officer.id, what: 'read' },
    });
    expect(rows.map(({ row }) => row?.detail)).toContainEqual({ attachment: file });
    const told = await madrid.node.rooms.news.since(0, 10_000);
    expect(told.find((event) => event.kind === 'attachment' && event.act === act)?.detail).toEqual({
      attachment: file,
      state: 'complete',
    });
  });

  it('comes in over a link that breaks, and is taken away in ranges', async () => {
    const bytes = randomBytes(400_000);
    const begun = await officer('POST', '/uploads/begun', { name: 'long.pdf', size: bytes.length });
    expect([begun.status, begun.body]).toMatchObject([201, { held: 0, size: bytes.length }]);
    const { id } = begun.body as { id: string };
    const part = await officer('PATCH', `/uploads/${id}?from=0`, bytes.subarray(0, 150_000));
    expect([part.status, part.body]).toMatchObject([200, { held: 131_072 }]);
    const gap = await officer('PATCH', `/uploads/${id}?from=150000`, bytes.subarray(150_000));
    expect([gap.status, gap.body]).toMatchObject([409, { code: 'gap' }]);
    await rabat.restart();
    officer = await officerOf(rabat, 'officer');
    releaser = await officerOf(rabat, 'releaser');
    const head = await officerOf(rabat, 'head');
    expect((await head('GET', `/uploads/${id}`)).status).toBe(404);
    expect((await head('PATCH', `/uploads/${id}?from=131072`, bytes.subarray(131_072))).status).toBe(404);
    expect((await officer('GET', `/uploads/${id}`)).body).toMatchObject({ held: 131_072 });
    // Not complete: no draft can carry it.
    expect((await released([id])).status).toBe(404);
    const rest = await officer('PATCH', `/uploads/${id}?from=131072`, bytes.subarray(131_072));
    expect(rest.body).toMatchObject({ held: bytes.length, digest: expect.any(String) });
    const { act } = (await released([id])).body as { act: string };
    await complete(madrid, act);
    const reader = await officerOf(madrid, 'head');
    const file = `/acts/${act}/attachments/${id}`;
    const whole = await reader('GET', file);
    expect(sha(whole.bytes)).toBe(sha(bytes));
    const ranged = async (range: string, more = {}) => reader('GET', file, undefined, { range, ...more });
    const middle = await ranged('bytes=65530-199999');
    expect([middle.status, middle.headers.get('content-range')]).toEqual([206, 'bytes 65530-199999/400000']);
    expect(middle.bytes.equals(bytes.subarray(65_530, 200_000))).toBe(true);
    const etag = whole.headers.get('etag') ?? '';
    expect((await ranged('bytes=399999-', { 'if-range': etag })).bytes).toEqual(bytes.subarray(399_999));
    expect((await ranged('bytes=5-9', { 'if-range': '"another"' })).status).toBe(200);
    expect((await ranged('bytes=400000-')).status).toBe(416);
  });

  it('is nowhere in the clear, neither on its way nor on disk', async () => {
    const marker = 'quiet-harbour-5b1e';
    const file = await upload(Buffer.from(`${marker} `.repeat(9000)), 'plain.txt');
    const { act } = (await released([file])).body as { act: string };
    await complete(madrid, act);
    for (const party of [rabat, madrid]) expect(filesWith(party.dataDir, marker)).toEqual([]);
  });

  it('may be empty', async () => {
    const file = await upload(new Uint8Array(0), 'empty');
    const { act } = (await released([file])).body as { act: string };
    await complete(madrid, act);
    const got = await (await officerOf(madrid, 'head'))('GET', `/acts/${act}/attachments/${file}`);
    expect([got.status, got.bytes.length]).toEqual([200, 0]);
  });

  it('is fetched on from where it stood after a fault and a restart, asking for no byte from the beginning again', async () => {
    const bytes = randomBytes(13 * MIB);
    const file = await upload(bytes, 'long');
    const { client } = madrid.node.rooms;
    const call = client.call.bind(client);
    let stretches = 0;
    vi.spyOn(client, 'call').mockImplementation((party, wanted) => {
      if (!wanted.path.startsWith('attachments/')) return call(party, wanted);
      stretches += 1;
      return stretches <= 2 ? call(party, wanted) : Promise.reject(new LinkDown('the line is down'));
    });
    const { act } = (await released([file])).body as { act: string };
    await until('half of it', async () => (await rowsAt(madrid, act))[0]?.received === 8 * MIB);
    await until('a try in vain', async () => stretches > 2);
    const early = await (await officerOf(madrid, 'head'))('GET', `/acts/${act}/attachments/${file}`);
    expect([early.status, early.body]).toMatchObject([409, { code: 'attachment-not-here' }]);
    await madrid.restart();
    await complete(madrid, act);
    const got = await (await officerOf(madrid, 'head'))('GET', `/acts/${act}/attachments/${file}`);
    expect(sha(got.bytes)).toBe(sha(bytes));
    const { rows } = await rabat.node.rooms.journal.rows({ filter: { act, what: 'disclose' } });
    expect(rows.map(({ row }) => row?.detail)).toEqual([{ to: 'es.pn', attachment: file }]);
  });

  it('that its author did not give is shown as missing, with the reason, and asked for again when an officer opens it', async () => {
    const bytes = randomBytes(1000);
    const file = await upload(bytes, 'late');
    const { client, store } = madrid.node.rooms;
    const call = client.call.bind(client);
    const refusing = vi
      .spyOn(client, 'call')
      .mockImplementation(async (party, wanted) =>
        wanted.path.startsWith('attachments/')
          ? { status: 404, headers: {}, body: Buffer.alloc(0) }
          : call(party, wanted),
      );
    const { act } = (await released([file])).body as { act: string };
    await until('it is missing', async () => (await rowsAt(madrid, act))[0]?.state === 'missing');
    refusing.mockRestore();
    const head = await officerOf(madrid, 'head');
    const shown = (await head('GET', `/acts/${act}`)).body as { attachments: { retryAt: number }[] };
    expect(shown.attachments).toMatchObject([{ id: file, state: 'missing', reason: 'not-given' }]);
    expect(shown.attachments[0]?.retryAt).toBeGreaterThan(Date.now());
    // As if the last attempt had been long ago.
    await store.writer.write((tx) =>
      tx.updateTable('attachments').set({ tries: 9 }).where('act', '=', act).execute(),
    );
    expect((await head('GET', `/acts/${act}/attachments/${file}`)).status).toBe(409);
    await complete(madrid, act);
    const got = await head('GET', `/acts/${act}/attachments/${file}`);
    expect(sha(got.bytes)).toBe(sha(bytes));
  });

  it('is given to nobody but those whom its act was sent to, and to them no more once it is recalled', async () => {
    const file = await upload(randomBytes(1000), 'secret');
    const { act } = (await released([file])).body as { act: string };
    await complete(madrid, act);
    const ask = (party: TestParty) =>
      party.node.rooms.client.call('ma.dgsn', { method: 'GET', path: `attachments/${act}/${file}` });
    expect((await ask(madrid)).status).toBe(200);
    expect((await ask(nodes.get('fr.dgsi'))).status).toBe(404);
    const recalled = await releaser('POST', `/acts/${act}/recall`, {
      effect: 'restrict',
      reason: 'wrong-recipient',
    });
    expect(recalled.status).toBe(201);
    expect((await ask(madrid)).status).toBe(404);
  });

  it('keeps no file open for a partner that breaks off', async () => {
    const file = await upload(randomBytes(20 * MIB), 'half heard');
    const { act } = (await released([file])).body as { act: string };
    await complete(madrid, act);
    const { blobs } = rabat.node.rooms;
    const read = blobs.read.bind(blobs);
    let open = 0;
    vi.spyOn(blobs, 'read').mockImplementation(async function* (...range) {
      open += 1;
      try {
        yield* read(...range);
      } finally {
        open -= 1;
      }
    });
    const { client } = madrid.node.rooms;
    const broken = client.call('ma.dgsn', { method: 'GET', path: `attachments/${act}/${file}`, limit: 1000 });
    await expect(broken).rejects.toThrow(/more than 1000 bytes/);
    await until('the file is let go', async () => open === 0);
  });

  it('must be declared as what it is: an agreement that allows no attachments lets none through', async () => {
    const file = await upload(Buffer.from('x'), 'x');
    const refused = await released([file], declarationOf('ma.dgsn'));
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'undeclared' }]);
  });

  it("is not to be had under another's act or draft, and an unknown one looks like one that may not be read", async () => {
    const file = await upload(randomBytes(10), 'mine');
    const { act } = (await released([file])).body as { act: string };
    expect((await officer('GET', `/acts/${act}/attachments/${newRandomId()}`)).status).toBe(404);
    const stolen = await upload(randomBytes(10), 'hers');
    const body = {
      ...reportBody(rabat, ['es.pn'], agreement.lineage, { declaration: withFiles }),
      uploads: [stolen],
    };
    const head = await officerOf(rabat, 'head');
    const made = (await head('POST', '/drafts', body)).body as { id: string; revision: number };
    await head('POST', `/drafts/${made.id}/submission`);
    expect((await releaser('POST', `/drafts/${made.id}/release`, { revision: made.revision })).status).toBe(
      404,
    );
  });
});

describe('uploads', () => {
  it('are dropped with the draft that named them, bytes and all', async () => {
    const before = filesIn(join(rabat.dataDir, 'blobs'));
    const file = await upload(randomBytes(5000), 'dropped');
    expect(filesIn(join(rabat.dataDir, 'blobs'))).toBe(before + 1);
    const body = { ...reportBody(rabat, ['es.pn'], agreement.lineage), uploads: [file] };
    const made = (await officer('POST', '/drafts', body)).body as { id: string };
    expect((await officer('DELETE', `/drafts/${made.id}`)).status).toBe(204);
    expect(filesIn(join(rabat.dataDir, 'blobs'))).toBe(before);
    const list = (await officer('GET', '/uploads')).body as { items: { id: string }[] };
    expect(list.items.some(({ id }) => id === file)).toBe(false);
  });

  it('are refused with a name that is a path or hides its ending, and above the limit', async () => {
    for (const name of ['../x', 'a/b', 'a\\b', 'invoice\u202Efdp.exe', 'a\u0000b', '']) {
      const answer = await officer('POST', `/uploads?name=${encodeURIComponent(name)}`, Buffer.from('x'));
      expect([name, answer.status]).toEqual([name, 422]);
    }
    expect((await officer('POST', '/uploads?name=a&media=text', Buffer.from('x'))).status).toBe(422);
  });
});

describe('the name of a download', () => {
  it('survives any alphabet and cannot end the header, lead out of a folder, or show another ending', () => {
    expect(disposition('تقرير.pdf')).toBe(
      'attachment; filename="attachment"; filename*=UTF-8\'\'%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf',
    );
    expect(disposition('a"\r\nx: y/../\u202Efdp.exe')).toMatch(
      /^attachment; filename="attachment"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    );
    expect(disposition('\ud800')).toContain('%EF%BF%BD');
  });
});
