// SPDX-License-Identifier: Apache-2.0
// A partner with valid keys that lies about its batch: refused whole and precisely, written down, nothing kept, and the channel goes on.
import { emptyRoot } from '@tansiq/ledger';
import {
  type BatchEntry,
  b64u,
  fromB64u,
  generateSealingSecret,
  hashText,
  MAX_BATCH_BYTES,
  type PartyId,
  type Receipt,
  sealingKey,
  sealingRecipient,
} from '@tansiq/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { census, difference, newestRecord, recordedSince } from './test-census.ts';
import { entriesHeld, entryAgain } from './test-entries-held.ts';
import type { Answer } from './test-liar-reading.ts';
import { type BatchLies, LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let liar: LyingPartner;
const met: LyingPartner[] = [];

async function meet(id: string): Promise<LyingPartner> {
  const one = await LyingPartner.meet(madrid, id);
  met.push(one);
  return one;
}

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
  liar = await meet('ma.dgsn');
  await liar.tell(liar.entry(liar.note('First contact')));
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

/** The batch is refused with this code, a row of the journal says so, no other row of any table came to be. */
async function refusedWhole(
  partner: LyingPartner,
  code: string,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const before = await census(madrid);
  const mark = await newestRecord(madrid);
  const answer = await send();
  expect(answer).toMatchObject({ code });
  expect(answer.receipt).toBeUndefined();
  expect(difference(before, await census(madrid))).toEqual({ journal: 1, events: 1 });
  const [said] = await recordedSince(madrid, mark);
  expect(said?.row).toMatchObject({
    who: partner.id,
    what: 'refuse',
    decision: { permit: false, rule: code },
  });
  return answer;
}

const goesOn = async (partner: LyingPartner) =>
  expect(await partner.tell(partner.entry(partner.note()))).toEqual({ result: 'accepted' });

const channelOf = (partner: LyingPartner) =>
  madrid.node.rooms.store.db
    .selectFrom('channels')
    .selectAll()
    .where('from_party', '=', partner.id)
    .where('to_party', '=', partner.to)
    .executeTakeFirstOrThrow();

describe('a batch that lies', () => {
  const one = (): BatchEntry[] => [liar.entry(liar.note())];
  const lies: [string, string, number, () => BatchLies | Promise<BatchLies>][] = [
    ['a checkpoint of another size', 'unreadable', 400, () => ({ size: liar.said.length + 2 })],
    ['a gap', 'gap', 409, () => ({ first: liar.said.length + 1 })],
    [
      'a root in its envelope that is not the batch’s',
      'unreadable',
      400,
      () => ({ line: { root: hashText('x') } }),
    ],
    [
      'a first index in its envelope that is not the batch’s',
      'unreadable',
      400,
      () => ({ line: { first: 0 } }),
    ],
    ['an envelope of another sender', 'unreadable', 400, () => ({ line: { from: 'fr.dgpn' as PartyId } })],
    ['an envelope for another receiver', 'unreadable', 400, () => ({ line: { to: 'fr.dgpn' as PartyId } })],
    [
      'a batch of another sender inside',
      'unreadable',
      400,
      () => ({ plain: (batch) => ({ ...batch, from: 'fr.dgpn' }) }),
    ],
    [
      'a batch for another receiver inside',
      'unreadable',
      400,
      () => ({ plain: (batch) => ({ ...batch, to: 'fr.dgpn' }) }),
    ],
    ['another first index inside', 'unreadable', 400, () => ({ plain: (batch) => ({ ...batch, first: 0 }) })],
    ['an index below zero', 'unreadable', 400, () => ({ plain: (batch) => ({ ...batch, first: -1 }) })],
    ['a version that is not known', 'unreadable', 400, () => ({ plain: (batch) => ({ ...batch, v: 2 }) })],
    ['a member that is not known', 'unreadable', 400, () => ({ plain: (batch) => ({ ...batch, zeal: 1 }) })],
    ['no entries', 'unreadable', 400, () => ({ plain: (batch) => ({ ...batch, entries: [] }) })],
    [
      'a receipt that is none',
      'unreadable',
      400,
      () => ({ plain: (batch) => ({ ...batch, receipt: { v: 1 } }) }),
    ],
    [
      'white space',
      'unreadable',
      400,
      () => ({ bytes: (plain) => Buffer.concat([plain, Buffer.from(' ')]) }),
    ],
    [
      'members out of order',
      'unreadable',
      400,
      () => ({
        bytes: (plain) =>
          Buffer.from(
            plain
              .toString()
              .replace(/,"v":1}$/, '}')
              .replace(/^{/, '{"v":1,'),
          ),
      }),
    ],
    [
      'a number in another form',
      'unreadable',
      400,
      () => ({ bytes: (plain) => Buffer.from(plain.toString().replace(/"v":1}$/, '"v":1.0}')) }),
    ],
    [
      'bytes that are not UTF-8',
      'unreadable',
      400,
      () => ({ bytes: (plain) => Buffer.concat([Buffer.from([0xff]), plain]) }),
    ],
    [
      'nesting a thousand deep',
      'limit',
      413,
      () => ({ plain: (batch) => ({ ...batch, deep: nested(1000) }) }),
    ],
    [
      '1,025 entries',
      'limit',
      413,
      () => ({
        plain: (batch) => ({
          ...batch,
          entries: Array.from({ length: 1025 }, () => (batch.entries as unknown[])[0]),
        }),
      }),
    ],
    [
      'a seal to a key that is not ours',
      'unreadable',
      400,
      async () => ({ recipient: await strangersSeal() }),
    ],
    [
      'a seal to a key of its own',
      'unreadable',
      400,
      async () => ({ recipient: await sealOf(liar.keys.card.payload.keys.seal.pub) }),
    ],
    [
      'half of its bytes',
      'unreadable',
      400,
      () => ({ sealed: (bytes) => bytes.subarray(0, bytes.length >> 1) }),
    ],
    ['its last byte gone', 'unreadable', 400, () => ({ sealed: (bytes) => bytes.subarray(0, -1) })],
    ['a byte more', 'unreadable', 400, () => ({ sealed: (bytes) => Buffer.concat([bytes, Buffer.of(0)]) })],
    ['nothing', 'unreadable', 400, () => ({ sealed: () => Buffer.alloc(0) })],
    ['garbage', 'unreadable', 400, () => ({ sealed: (bytes) => Buffer.alloc(bytes.length, 'garbage') })],
    ['a line without end', 'unreadable', 400, () => ({ sealed: () => Buffer.alloc(5000, '{') })],
    [
      'more bytes than a batch may have',
      'limit',
      413,
      () => ({ sealed: () => Buffer.alloc(MAX_BATCH_BYTES + 8192, 'x') }),
    ],
    ['a carried receipt of another channel', 'receipt', 400, () => ({ receipt: otherReceipt })],
  ];
  let otherReceipt: Receipt;
  beforeAll(async () => {
    const paris = await meet('fr.dgpn');
    await paris.tell(paris.entry(paris.note()));
    otherReceipt = paris.given as Receipt;
  });

  it.each(lies)('is refused for %s, and the next one is taken', async (_, code, status, lie) => {
    const answer = await refusedWhole(liar, code, async () => liar.send(one(), await lie()));
    expect(answer.status).toBe(status);
    await goesOn(liar);
  });

  it('is refused for a byte flipped anywhere', async () => {
    const sealed = Buffer.from(await liar.sealed(one()));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const flipped = Buffer.from(sealed);
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        expect(await liar.post(flipped)).toEqual({ status: 400, code: 'unreadable' });
      }),
      {
        numRuns: 40,
        examples: [
          [0, 0],
          [40, 1],
          [sealed.indexOf(0x0a), 2],
          [sealed.length - 1, 7],
        ],
      },
    );
    expect(await liar.post(sealed)).toMatchObject({ status: 200 });
    liar.said.push(...(await entriesHeld(madrid, liar, liar.said.length)));
    await goesOn(liar);
  });
});

describe('a batch that comes again', () => {
  it('gets the same receipt and doubles nothing', async () => {
    const entries = [liar.entry(liar.note()), liar.entry(liar.note())];
    const sealed = await liar.sealed(entries);
    const first = await liar.send(entries);
    await liar.verdict(liar.said.length - 1);
    const before = await census(madrid);
    const again = await Promise.all([
      liar.post(sealed),
      liar.post(sealed),
      liar.send(entries, { first: liar.said.length - 2 }),
    ]);
    for (const answer of again) expect(answer).toEqual(first);
    expect(difference(before, await census(madrid))).toEqual({});
  });

  it('gets the newest receipt when it is of long ago', async () => {
    const newest = await liar.send([liar.entry(liar.note())]);
    const entry = await entryAgain(madrid, liar, 0);
    const said = [...liar.said];
    await liar.verdict(said.length - 1);
    const before = await census(madrid);
    expect(await liar.send([entry], { first: 0, receipt: null })).toEqual(newest);
    liar.said = said;
    expect(difference(before, await census(madrid))).toEqual({});
    await goesOn(liar);
  });

  it('brings what is new after what is held', async () => {
    const [held, fresh] = [liar.entry(liar.note()), liar.entry(liar.note())];
    await liar.send([held]);
    expect(await liar.send([held, fresh], { first: liar.said.length - 1 })).toMatchObject({ status: 200 });
    expect(await liar.verdict(liar.said.length - 1)).toEqual({ result: 'accepted' });
    await goesOn(liar);
  });
});

describe('a history that lies', () => {
  const wrong = Buffer.alloc(32, 7);
  const stops: [string, string, 'fork' | 'root', (partner: LyingPartner) => Promise<Answer>][] = [
    [
      'fr.root',
      'a root that is not that of the entries',
      'root',
      (partner) => partner.send([partner.entry(partner.note())], { root: wrong }),
    ],
    [
      'fr.order',
      'entries in another order than it signed',
      'root',
      (partner) => {
        const entries = [partner.entry(partner.note()), partner.entry(partner.note())];
        return partner.send(entries, { plain: (batch) => ({ ...batch, entries: entries.toReversed() }) });
      },
    ],
    [
      'fr.act',
      'another act at an index that was receipted',
      'fork',
      (partner) => partner.send([partner.entry(partner.note())], { first: partner.said.length - 1 }),
    ],
    [
      'fr.seen',
      'the same act with another `seen`',
      'fork',
      async (partner) => {
        const entry = await entryAgain(madrid, partner, 1);
        return partner.send([{ ...entry, seen: entry.seen + 1 }], { first: 1 });
      },
    ],
    [
      'fr.again',
      'another root for what was receipted',
      'root',
      async (partner) => partner.send([await entryAgain(madrid, partner, 1)], { first: 1, root: wrong }),
    ],
    [
      'fr.before',
      'another root for a size that was passed',
      'root',
      async (partner) => partner.send([await entryAgain(madrid, partner, 0)], { first: 0, root: wrong }),
    ],
    [
      'fr.empty',
      'the root of nothing',
      'root',
      (partner) => partner.send([partner.entry(partner.note())], { root: emptyRoot() }),
    ],
  ];

  it.each(stops)('stops its channel only, loudly (%s: %s)', async (id, _, code, lie) => {
    const partner = await meet(id);
    await partner.tell(partner.entry(partner.note('One')), partner.entry(partner.note('Two')));
    const said = [...partner.said];
    const answer = await refusedWhole(partner, code, () => lie(partner));
    expect(answer.status).toBe(409);
    partner.said = said;
    expect(await channelOf(partner)).toMatchObject({
      state: 'stopped',
      size: 2,
      why: expect.stringContaining(code),
    });
    const told = await madrid.node.rooms.store.db
      .selectFrom('events')
      .selectAll()
      .where('kind', '<>', 'notice')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(told).toMatchObject({ kind: 'link', detail: JSON.stringify({ party: id, code }) });
    await refusedWhole(partner, 'stopped', () => partner.send([partner.entry(partner.note())]));
    await goesOn(liar);
    expect((await channelOf(liar)).state).toBe('open');
  });

  it('stays stopped over a restart', async () => {
    const partner = met.find(({ id }) => id === 'fr.root') as LyingPartner;
    await madrid.restart();
    expect(await partner.send([partner.entry(partner.note())])).toMatchObject({
      status: 409,
      code: 'stopped',
    });
    await goesOn(liar);
  });
});

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)]);
const sealOf = (pub: string) => sealingRecipient(fromB64u(pub));

async function strangersSeal() {
  const key = await sealingKey(await generateSealingSecret());
  return sealOf(b64u(key.raw));
}
