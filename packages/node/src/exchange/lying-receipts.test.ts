// SPDX-License-Identifier: Apache-2.0
// A partner that lies about what it received: no receipt counts that does not hold, and what it says it did with an act changes no law.
import { emptyRoot } from '@tansiq/ledger';
import {
  composeDisposition,
  type DispositionRange,
  hashText,
  newRandomId,
  type Receipt,
  toTime,
} from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agreements } from '../capabilities/agreements/index.ts';
import { type AgreementInForce, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { queueOwn } from './release.ts';
import { census, difference, newestRecord, recordedSince } from './test-census.ts';
import { agree, report, stateOf, text } from './test-liar-agreement.ts';
import type { Heard } from './test-liar-reading.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let liar: LyingPartner;
let paris: LyingPartner;
let agreement: AgreementInForce;
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
  paris = await meet('fr.dgpn');
  agreement = await agree(liar);
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

/** The node says something to this partner; answers the act's id once it has a place in the channel. */
async function spoken(to: LyingPartner): Promise<string> {
  const { rooms } = madrid.node;
  const draft = {
    type: 'talks.note',
    author: rooms.self,
    audience: [rooms.self, to.id],
    dossier: newRandomId(),
    time: toTime(Date.now()),
    sections: { note: { stage: 'talks', text: text('Said') } },
  } as const;
  const act = await rooms.store.writer.write((tx) =>
    queueOwn(tx, rooms, draft, { composedBy: madrid.as.negotiator.id }),
  );
  rooms.exchange.due(to.id);
  await to.call({ method: 'GET', path: `batches?from=${to.seen}` });
  await until('its place in the channel', async () => (await standing(act.id)).status === 'sent');
  return act.id;
}

const standing = (act: string) =>
  madrid.node.rooms.store.db
    .selectFrom('acts')
    .select(['status', 'rule', 'evidence', 'hold'])
    .where('id', '=', act)
    .executeTakeFirstOrThrow();

/** Listens until something is there to be receipted. */
const news = (from: LyingPartner): Promise<Heard[]> =>
  until('something to receipt', async () => {
    const heard = await from.listen();
    return heard.length > 0 && heard;
  });

describe('a receipt that lies', () => {
  const lies: [string, (from: LyingPartner, heard: Heard[]) => unknown][] = [
    [
      'is dated ten minutes from now',
      (from, heard) => from.receiptFor(heard, { time: toTime(Date.now() + 600_000) }),
    ],
    [
      'is signed with the keys of another party',
      (from, heard) => from.receiptFor(heard, { keys: paris.keys.receipt }),
    ],
    [
      'has the statement of one party and the cosignatures of another',
      (from, heard) =>
        from.receiptFor(heard, { keys: { ...from.keys.receipt, ed25519: paris.keys.receipt.ed25519 } }),
    ],
    [
      'lacks the post-quantum cosignature',
      (from, heard) => {
        const receipt = from.receiptFor(heard);
        return {
          ...receipt,
          checkpoint: receipt.checkpoint.split('\n').slice(0, -2).join('\n').concat('\n'),
        };
      },
    ],
    [
      'is for a root that this node never signed',
      (from, heard) => from.receiptFor(heard, { root: emptyRoot() }),
    ],
    ['is for another channel', () => paris.given],
    [
      'says another size beside than in its checkpoint',
      (from, heard) => ({ ...from.receiptFor(heard), statement: from.given?.statement ?? '' }),
    ],
    ['has a member that is not known', (from, heard) => ({ ...from.receiptFor(heard), more: 1 })],
    ['is of another version', (from, heard) => ({ ...from.receiptFor(heard), v: 2 })],
    ['is a list', () => []],
    ['is a word', () => 'received, upon my word'],
    ['is nothing', () => null],
  ];

  it.each(lies)('and %s counts for nothing, is written down, and the true one is taken', async (_, lie) => {
    await liar.hear();
    await paris.hear();
    if (!paris.given) {
      await spoken(paris);
      await paris.hear();
    }
    const act = await spoken(liar);
    const heard = await news(liar);
    const before = await census(madrid);
    const mark = await newestRecord(madrid);
    expect(await liar.hand(lie(liar, heard))).toEqual({ status: 409, code: 'receipt' });
    expect(difference(before, await census(madrid))).toEqual({ journal: 1, events: 1 });
    const [row] = await recordedSince(madrid, mark);
    expect(row?.row).toMatchObject({
      who: liar.id,
      what: 'refuse',
      decision: { permit: false, rule: 'receipt' },
    });
    expect(await standing(act)).toMatchObject({ status: 'sent', evidence: null });
    await liar.hear();
    expect((await standing(act)).evidence).toBeGreaterThan(0);
  });

  it('in a batch takes the batch with it, and nothing else', async () => {
    await spoken(liar);
    const heard = await news(liar);
    const before = await census(madrid);
    const receipt = liar.receiptFor(heard, { time: toTime(Date.now() + 600_000) });
    expect(await liar.send([liar.entry(liar.note())], { receipt })).toEqual({ status: 400, code: 'receipt' });
    expect(difference(before, await census(madrid))).toEqual({ journal: 1, events: 1 });
    await liar.hear();
    expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
  });

  it('may be within the margin of clocks, and again and again, and out of order', async () => {
    await spoken(liar);
    const heard = await news(liar);
    const older = liar.given as Receipt;
    const receipt = liar.receiptFor(heard, { time: toTime(Date.now() + 200_000) });
    const size = heard.at(-1)?.entry.index as number;
    const before = await census(madrid);
    for (const one of [receipt, receipt, older, receipt])
      expect(await liar.hand(one)).toMatchObject({ status: 200, receipt: { size: size + 1 } });
    expect(difference(before, await census(madrid))).toMatchObject({ receipts: 1 });
    liar.heard.push(...heard);
    liar.given = receipt;
    expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
  });

  it('for another history that this node did sign stops its channel there and no other', async () => {
    const rome = await meet('it.ps');
    await rome.tell(rome.entry(rome.note()));
    await spoken(rome);
    await news(rome);
    const forked = await rome.receiptOfAnother((origin) => madrid.node.rooms.keys.log(origin));
    const mark = await newestRecord(madrid);
    expect(await rome.hand(forked)).toEqual({ status: 409, code: 'fork' });
    const channel = await madrid.node.rooms.store.db
      .selectFrom('channels')
      .selectAll()
      .where('from_party', '=', 'es.pn')
      .where('to_party', '=', rome.id)
      .executeTakeFirstOrThrow();
    expect(channel).toMatchObject({ state: 'stopped', why: expect.stringContaining('fork') });
    expect((await recordedSince(madrid, mark))[0]?.row).toMatchObject({
      who: rome.id,
      what: 'refuse',
      decision: { rule: 'fork' },
    });
    expect(await rome.send([rome.entry(rome.note())])).toMatchObject({ status: 200 });
    expect(await rome.listen()).toEqual([]);
    expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
  });
});

describe('a disposition that lies', () => {
  const disposition = (
    from: LyingPartner,
    over: Partial<{ origin: string; first: number; size: number }>,
    ranges: DispositionRange[],
  ) => {
    const first = over.first ?? 0;
    const size = over.size ?? from.heard.length;
    const results = ranges.flatMap(({ from: start, to: end, ...result }) =>
      Array.from({ length: end - start }, () => result),
    );
    const origin = over.origin ?? `tansiq.channel/v1/${from.to}/${from.id}`;
    return from.compose('channel.disposition', {
      disposition: composeDisposition({ origin, first, size, root: hashText('a root') }, results as never),
    });
  };
  const accepted = { result: 'accepted' } as const;

  it('about another’s channel changes nothing', async () => {
    const act = await spoken(paris);
    await paris.hear();
    const before = await standing(act);
    const size = paris.heard.length;
    const origin = `tansiq.channel/v1/${paris.to}/${paris.id}`;
    await liar.send([
      liar.entry(
        disposition(liar, { origin, size }, [{ from: 0, to: size, result: 'refused', rule: 'purpose' }]),
      ),
    ]);
    await liar.send([
      liar.entry(
        disposition(liar, { origin: liar.origin, size: 1 }, [
          { from: 0, to: 1, result: 'refused', rule: 'purpose' },
        ]),
      ),
    ]);
    expect(await standing(act)).toEqual(before);
    const judged = await madrid.node.rooms.store.db
      .selectFrom('entries')
      .select('result')
      .where('from_party', '=', 'es.pn')
      .where('to_party', '=', paris.id)
      .where('act', '=', act)
      .executeTakeFirstOrThrow();
    expect(judged.result).toBeNull();
  });

  it('about entries that are not there yet changes nothing, and does not count for them later', async () => {
    await liar.hear();
    const at = liar.heard.length;
    await liar.send([
      liar.entry(
        disposition(liar, { first: at, size: at + 9 }, [
          { from: at, to: at + 9, result: 'refused', rule: 'purpose' },
        ]),
      ),
    ]);
    const act = await spoken(liar);
    await liar.hear();
    expect(await standing(act)).toMatchObject({ status: 'held', rule: null });
  });

  it('may name an article in words that a database stumbles over', async () => {
    const act = await spoken(liar);
    await liar.hear();
    const at = liar.heard.findIndex(({ entry }) => entry.act === act);
    const article = '\u0000 14\ufffe';
    const range = { from: at, to: at + 1, result: 'refused', rule: 'purpose', article } as const;
    expect(
      await liar.send([liar.entry(disposition(liar, { first: at, size: at + 1 }, [range]))]),
    ).toMatchObject({ status: 200 });
    expect(await standing(act)).toMatchObject({ status: 'refused', rule: 'purpose' });
  });

  it('does not make accepted what was refused', async () => {
    const act = await spoken(liar);
    await liar.hear();
    const at = liar.heard.findIndex(({ entry }) => entry.act === act);
    const say = (result: object) =>
      liar.send([
        liar.entry(
          disposition(liar, { first: at, size: at + 1 }, [
            { from: at, to: at + 1, ...result } as DispositionRange,
          ]),
        ),
      ]);
    await say({ result: 'refused', rule: 'purpose' });
    expect(await standing(act)).toMatchObject({ status: 'refused', rule: 'purpose' });
    await say(accepted);
    expect(await standing(act)).toMatchObject({ status: 'refused', rule: 'purpose' });
  });

  it('does not lift a suspension by refusing it', async () => {
    const { course } = new Agreements(madrid.node.rooms);
    const { act } = await course.suspend(madrid.as.signatory, agreement.lineage, {
      note: text('Until we know more.'),
    });
    await liar.hearUntil('the suspension', (heard) => heard.some(({ entry }) => entry.act === act));
    const at = liar.heard.findIndex(({ entry }) => entry.act === act);
    await liar.send([
      liar.entry(
        disposition(liar, { first: at, size: at + 1 }, [
          { from: at, to: at + 1, result: 'refused', rule: 'control-not-allowed' },
        ]),
      ),
    ]);
    expect(await stateOf(liar, agreement.lineage)).toBe('suspended');
    expect(await liar.tell(liar.entry(report(liar, agreement)))).toMatchObject({
      result: 'refused',
      rule: 'suspended',
    });
    await expect(released(madrid, reportBody(madrid, [liar.id], agreement.lineage))).rejects.toMatchObject({
      rule: 'suspended',
    });
  });
});
