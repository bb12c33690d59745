// SPDX-License-Identifier: Apache-2.0
// Who calls a node's partner port and is not whom it knows, or does not call as one should: no answer but the card, and no harm.
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeys } from '../keys/index.ts';
import { declarationOf, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { officerOf } from '../test-officer.ts';
import type { TlsIdentity } from './partner-client.ts';
import { census, difference } from './test-census.ts';
import { agree } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let rabat: LyingPartner;
let paris: LyingPartner;
let unconfirmed: LyingPartner;
let stranger: TlsIdentity;
const folder = mkdtempSync(join(tmpdir(), 'tansiq-strangers-'));
const open = new Set<TLSSocket>();

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
  rabat = await LyingPartner.meet(madrid, 'ma.dgsn');
  paris = await LyingPartner.meet(madrid, 'fr.dgpn');
  unconfirmed = await LyingPartner.meet(madrid, 'be.police', { confirmed: false });
  const profile = {
    party: 'pt.pj' as never,
    names: { en: 'x' },
    spoc: { en: 'x' },
    supervisor: { en: 'x' },
    endpoints: [],
  };
  stranger = (await generateKeys(folder, profile, { now: Date.now() })).tls;
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  for (const one of [rabat, paris, unconfirmed]) one?.leave();
  await nodes?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A connection on which a test writes what it likes. */
async function dial(identity?: TlsIdentity): Promise<TLSSocket> {
  const socket = connect({
    host: '127.0.0.1',
    port: madrid.node.partnersPort,
    rejectUnauthorized: false,
    ...identity,
  });
  open.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => open.delete(socket));
  socket.on('end', () => socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}

/** All that comes back until the node closes the connection, or says no more for a while. */
async function said(socket: TLSSocket, quietMs = 700): Promise<string> {
  let text = '';
  let last = Date.now();
  socket.on('data', (part: Buffer) => {
    text += part.toString('latin1');
    last = Date.now();
  });
  while (
    !socket.destroyed &&
    !socket.readableEnded &&
    (text === '' || Date.now() - last < quietMs) &&
    Date.now() - last < 15_000
  )
    await wait(20);
  return text;
}

async function asked(request: string, identity?: TlsIdentity): Promise<string> {
  const socket = await dial(identity);
  socket.write(request);
  const text = await said(socket);
  socket.destroy();
  return text;
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n`;
const post = (path: string, body = '{}') =>
  `POST ${path} HTTP/1.1\r\nHost: node\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** Files of attachments that this process holds open; none where the system does not tell. */
const openBlobs = () =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd').filter((fd) =>
        linkOf(`/proc/self/fd/${fd}`).includes(join(madrid.dataDir, 'blobs')),
      )
    : [];

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

const isWell = async () => {
  expect(await asked(get('/tansiq/v1/card'))).toMatch(/^HTTP\/1\.1 200 /);
  expect(await rabat.tell(rabat.entry(rabat.note()))).toEqual({ result: 'accepted' });
};

describe('who is not paired', () => {
  const callers: [string, () => TlsIdentity | undefined][] = [
    ['shows no certificate', () => undefined],
    ['shows a certificate that no card pins', () => stranger],
    ['is known but not confirmed', () => unconfirmed.keys.tls],
  ];

  it.each(callers)('gets the card and nothing else, when it %s', async (_, identity) => {
    const before = await census(madrid);
    const card = await asked(get('/tansiq/v1/card'), identity());
    expect(card).toMatch(/^HTTP\/1\.1 200 /);
    expect(card).toContain(madrid.node.rooms.directory.self.chain.newest.jws);
    for (const request of [
      get('/tansiq/v1/channel'),
      get('/tansiq/v1/batches?from=0'),
      get('/tansiq/v1/own?from=0'),
      get('/tansiq/v1/attachments/a/b'),
      post('/tansiq/v1/batches'),
      post('/tansiq/v1/receipts'),
      post('/tansiq/v1/card'),
      get('/tansiq/v1/%2e%2e/card'),
    ]) {
      const answer = await asked(request, identity());
      expect(answer, request).toMatch(/^HTTP\/1\.1 (403|404) /);
      expect(answer).not.toContain('checkpoint');
    }
    expect(difference(before, await census(madrid))).toEqual({});
  });

  it('gets the same answer whether or not a call exists', async () => {
    const status = async (path: string) => (await asked(get(path), stranger)).split('\r\n')[0];
    expect(await status('/tansiq/v1/attachments/a/b')).toBe(await status('/tansiq/v1/nothing'));
  });

  it('is not let in under a version of TLS before 1.3', async () => {
    const socket = connect({
      host: '127.0.0.1',
      port: madrid.node.partnersPort,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.2',
    });
    const [error] = (await once(socket, 'error').catch((reason: unknown) => [reason])) as [Error];
    expect(error).toBeInstanceOf(Error);
    socket.destroy();
  });
});

describe('what is no request', () => {
  const requests: [string, string][] = [
    ['two slashes', get('//')],
    ['a host that is none', get('http://[')],
    ['an address with a port that is none', get('//node:port/')],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n'],
    ['a tunnel', 'CONNECT node:443 HTTP/1.1\r\nHost: node\r\n\r\n'],
    [
      'another protocol',
      'GET /tansiq/v1/card HTTP/1.1\r\nHost: node\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a header of 100 KB', `GET /tansiq/v1/card HTTP/1.1\r\nHost: ${'h'.repeat(100_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['zero bytes', '\0\0\0\0\r\n\r\n'],
    ['percent signs', get('/tansiq/v1/%ff%00%')],
    ['a number that is none', get('/tansiq/v1/batches?from=NaN')],
    ['a number below zero', get('/tansiq/v1/batches?from=-1')],
    ['a number beyond counting', get('/tansiq/v1/batches?from=1e400')],
    [
      'a range that is none',
      'GET /tansiq/v1/attachments/a/b HTTP/1.1\r\nHost: node\r\nRange: bytes=9-1\r\nConnection: close\r\n\r\n',
    ],
    ['an attachment of no act', get('/tansiq/v1/attachments')],
    ['a receipt that is none', post('/tansiq/v1/receipts', '[]')],
    ['a receipt nested a million deep', post('/tansiq/v1/receipts', '['.repeat(1_000_000))],
    ['a receipt that is no JSON', post('/tansiq/v1/receipts', '{')],
  ];

  it.each(requests)('%s from a stranger does no harm', async (_, request) => {
    const answer = await asked(request, stranger);
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    await isWell();
  });

  it.each(requests)('%s from a partner is answered as its fault', async (_, request) => {
    const before = await census(madrid);
    const answer = await asked(request, rabat.keys.tls);
    if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) /);
    const { journal = 0, events = 0, ...rest } = difference(before, await census(madrid));
    expect([rest, journal <= 1, events <= 1]).toEqual([{}, true, true]);
    await isWell();
  });
});

describe('who calls slowly, or without end', () => {
  it('does not keep others waiting', async () => {
    const slow = await Promise.all(
      Array.from({ length: 30 }, (_, i) => dial(i % 2 === 0 ? stranger : paris.keys.tls)),
    );
    for (const [i, socket] of slow.entries()) {
      if (i % 3 === 0)
        socket.write('POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 1000000\r\n\r\n');
      if (i % 3 === 1) socket.write('GET /tansiq/v1/ca');
    }
    const bare = Array.from({ length: 20 }, () => connectTcp(madrid.node.partnersPort, '127.0.0.1'));
    await Promise.all(bare.map((socket) => once(socket, 'connect')));
    await isWell();
    for (const socket of [...slow, ...bare]) socket.destroy();
  });

  it('is told that it has too many calls open, a partner too, while the exchange with another goes on', async () => {
    const slow = await Promise.all(Array.from({ length: 16 }, () => dial(paris.keys.tls)));
    for (const socket of slow)
      socket.write('POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 1000000\r\n\r\n{');
    const next = () => asked(post('/tansiq/v1/batches'), paris.keys.tls);
    await until('the seventeenth refused', async () => (await next()).startsWith('HTTP/1.1 429 '));
    for (let acts = 0; acts < 5; acts += 1)
      expect(await rabat.tell(rabat.entry(rabat.note()))).toEqual({ result: 'accepted' });
    for (const socket of slow) socket.destroy();
    await until('its calls taken again', async () => !(await next()).startsWith('HTTP/1.1 429 '));
  });

  it('does not take the connections of partners, however many strangers come', async () => {
    const many = await Promise.allSettled(Array.from({ length: 48 }, () => dial(stranger)));
    const sockets = many.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await until(
      'the surplus sent away',
      async () => sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length <= 32,
      15_000,
    );
    expect(await rabat.tell(rabat.entry(rabat.note()))).toEqual({ result: 'accepted' });
    for (const socket of sockets) socket.destroy();
  });

  it('is told at once that it has too much to say', async () => {
    const head = 'POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\n';
    expect(await asked(`${head}Content-Length: 99999999\r\n\r\n`, rabat.keys.tls)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
    const socket = await dial(rabat.keys.tls);
    const answer = said(socket, 2000);
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let i = 0; i < 12 && !socket.destroyed; i += 1) socket.write(chunk);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    await isWell();
  });

  it('is cut off when it says too much after it was refused', async () => {
    const socket = await dial(stranger);
    const answer = said(socket, 2000);
    socket.write('POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 99999999\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 403 /);
    await until('the connection closed', async () => socket.destroyed || socket.readableEnded, 15_000);
    await isWell();
  });

  it('hangs up in the middle of a request, and nothing of it is kept', async () => {
    const before = await census(madrid);
    for (let i = 0; i < 5; i += 1) {
      const socket = await dial(paris.keys.tls);
      socket.write(
        'POST /tansiq/v1/batches HTTP/1.1\r\nHost: node\r\nContent-Length: 1000\r\n\r\nhalf of it',
      );
      await wait(20);
      socket.destroy();
    }
    expect(difference(before, await census(madrid))).toEqual({});
    await isWell();
  });
});

describe('an attachment', () => {
  const MIB = 2 ** 20;
  let path: string;
  beforeAll(async () => {
    const agreement = await agree(rabat);
    const [officer, releaser] = [await officerOf(madrid, 'officer'), await officerOf(madrid, 'releaser')];
    const upload = await officer(
      'POST',
      '/uploads?name=a.bin&media=application/octet-stream',
      Buffer.alloc(12 * MIB, 'tansiq'),
    );
    const { id: file } = upload.body as { id: string };
    const declaration = declarationOf('es.pn', { dataCategories: ['attachments', 'events'] });
    const body = { ...reportBody(madrid, [rabat.id], agreement.lineage, { declaration }), uploads: [file] };
    const { id, revision } = (await officer('POST', '/drafts', body)).body as {
      id: string;
      revision: number;
    };
    await officer('POST', `/drafts/${id}/submission`);
    const { act } = (await releaser('POST', `/drafts/${id}/release`, { revision })).body as { act: string };
    path = `attachments/${act}/${file}`;
    await rabat.hearUntil('the report', (heard) => heard.some(({ entry }) => entry.act === act));
  });

  it('is given to the partner that its act went to, and to no other', async () => {
    expect((await rabat.call({ method: 'GET', path, limit: 20 * MIB })).status).toBe(200);
    expect((await paris.call({ method: 'GET', path })).status).toBe(404);
    expect((await paris.call({ method: 'GET', path: path.replace(/[^/]+$/, 'x') })).status).toBe(404);
  });

  it('may be let go of half way, again and again', async () => {
    for (let i = 0; i < 8; i += 1) {
      const socket = await dial(rabat.keys.tls);
      socket.write(get(`/tansiq/v1/${path}`));
      await once(socket, 'data');
      socket.pause();
      await wait(30);
      socket.destroy();
    }
    await until('the files closed again', async () => openBlobs().length === 0, 15_000);
    await isWell();
  });

  it('does not keep a node from stopping, though its reader has stopped reading', async () => {
    const socket = await dial(rabat.keys.tls);
    socket.write(get(`/tansiq/v1/${path}`));
    await once(socket, 'data');
    socket.pause();
    const begun = Date.now();
    await madrid.restart();
    expect(Date.now() - begun).toBeLessThan(20_000);
    await isWell();
  });
});

describe('one partner', () => {
  it('sees its own channel and no other', async () => {
    const answers = await Promise.all(
      [rabat, paris].map(async (partner) =>
        (await partner.call({ method: 'GET', path: 'channel' })).body.toString(),
      ),
    );
    expect(answers[0]).toContain('/ma.dgsn/es.pn');
    expect(answers[0]).not.toContain('fr.dgpn');
    expect(answers[1]).not.toContain('ma.dgsn');
  });
});
