// SPDX-License-Identifier: Apache-2.0
// What crosses on its way: a report is judged by what its sender could know, and what was released and may no longer go does not go.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Agreements } from '../capabilities/agreements/index.ts';
import { type AgreementInForce, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { newestRecord, recordedSince } from './test-census.ts';
import { agree, report, stateOf, text } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let rabat: LyingPartner;
let agreement: AgreementInForce;
const met: LyingPartner[] = [];
const accepted = { result: 'accepted' } as const;
const note = { note: text('Until we know more.') };

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
});
beforeEach(async () => {
  rabat = await LyingPartner.meet(madrid, `ma.desk${met.length}`);
  met.push(rabat);
  agreement = await agree(rabat);
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

const suspended = async (): Promise<string> => {
  const { course } = new Agreements(madrid.node.rooms);
  return (await course.suspend(madrid.as.signatory, agreement.lineage, note)).act;
};
const suspends = () => {
  const consent = { lineage: agreement.lineage, decision: 'suspend' } as const;
  return rabat.compose(
    'agreement.suspend',
    { consent, note: { text: text('x') } },
    { dossier: agreement.lineage },
  );
};
const placed = (act: string) =>
  madrid.node.rooms.store.db.selectFrom('entries').select('idx').where('act', '=', act).executeTakeFirst();
const standing = (act: string) =>
  madrid.node.rooms.store.db
    .selectFrom('acts')
    .select(['status', 'rule', 'article'])
    .where('id', '=', act)
    .executeTakeFirstOrThrow();
/** The verdict on the last entry, without having heard anything before. */
const heardOf = (at: number) => rabat.verdict(at);

describe('a suspension that crosses a report', () => {
  it('leaves what its sender could not know of, and stops what it could', async () => {
    await rabat.hear();
    const unaware = rabat.seen;
    const act = await suspended();
    await until('its place in the channel', async () => placed(act));
    expect(await stateOf(rabat, agreement.lineage)).toBe('suspended');
    await rabat.send([rabat.entry(report(rabat, agreement), unaware)]);
    const crossed = rabat.said.length - 1;
    expect(await heardOf(crossed)).toEqual(accepted);
    expect(rabat.heard.some(({ entry }) => entry.act === act)).toBe(true);
    expect(await rabat.tell(rabat.entry(report(rabat, agreement)))).toMatchObject({
      result: 'refused',
      rule: 'suspended',
    });
    expect(await rabat.tell(rabat.entry(report(rabat, agreement), unaware))).toEqual({
      result: 'refused',
      rule: 'seen-stale',
    });
  });

  it('is not known before it has a place in the channel', async () => {
    await rabat.hear();
    await madrid.restart();
    const act = await suspended();
    expect(await placed(act)).toBeUndefined();
    await rabat.send([rabat.entry(report(rabat, agreement))]);
    expect(await heardOf(rabat.said.length - 1)).toEqual(accepted);
    await rabat.hearUntil('the suspension', (heard) => heard.some(({ entry }) => entry.act === act));
    expect(await rabat.tell(rabat.entry(report(rabat, agreement)))).toMatchObject({
      result: 'refused',
      rule: 'suspended',
    });
  });

  it('of which only the receipt is late binds from the receipt on, not from when it is handed in', async () => {
    await rabat.hear();
    const unaware = rabat.seen;
    const act = await suspended();
    await until('its place in the channel', async () => placed(act));
    const heard = await rabat.listen();
    const receipt = rabat.receiptFor(heard);
    await rabat.send([rabat.entry(report(rabat, agreement), unaware)], { receipt });
    const crossed = rabat.said.length - 1;
    rabat.heard.push(...heard);
    rabat.given = receipt;
    expect(await rabat.verdict(crossed)).toEqual({ result: 'refused', rule: 'seen-stale' });
  });
});

describe('a report that was released', () => {
  it('is withheld when a suspension of the partner comes before its place in the channel, and says by which article', async () => {
    await rabat.hear();
    await madrid.restart();
    const { act } = await released(madrid, reportBody(madrid, [rabat.id], agreement.lineage));
    expect(await standing(act)).toMatchObject({ status: 'released' });
    const mark = await newestRecord(madrid);
    expect(await rabat.send([rabat.entry(suspends())])).toMatchObject({ status: 200 });
    expect(await rabat.verdict(rabat.said.length - 1)).toEqual(accepted);
    await withheld(act, mark);
  });

  it('is withheld when this node suspends before its place in the channel', async () => {
    await rabat.hear();
    await madrid.restart();
    const { act } = await released(madrid, reportBody(madrid, [rabat.id], agreement.lineage));
    const mark = await newestRecord(madrid);
    const suspension = await suspended();
    await rabat.hearUntil('the suspension', (heard) => heard.some(({ entry }) => entry.act === suspension));
    await withheld(act, mark);
  });

  it('and has its place before the suspension comes goes, and is accepted', async () => {
    await rabat.hear();
    const { act } = await released(madrid, reportBody(madrid, [rabat.id], agreement.lineage));
    await until('its place in the channel', async () => placed(act));
    const suspension = await suspended();
    await rabat.hearUntil('both', (heard) => heard.some(({ entry }) => entry.act === suspension));
    const order = rabat.heard.map(({ entry }) => entry.act as string);
    expect(order.indexOf(act)).toBeGreaterThanOrEqual(0);
    expect(order.indexOf(act)).toBeLessThan(order.indexOf(suspension));
  });

  /** Shown to the officer with rule and article, in the journal, told to screens; and nothing of it has left. */
  async function withheld(act: string, mark: number): Promise<void> {
    const shown = await until('the report withheld', async () => {
      const row = await standing(act);
      return row.status === 'withheld' && row;
    });
    expect(shown).toEqual({
      status: 'withheld',
      rule: 'suspended',
      article: expect.stringMatching(/^[0-9A-Za-z.-]+$/),
    });
    const rows = (await recordedSince(madrid, mark)).map(({ row }) => row);
    expect(rows).toContainEqual(
      expect.objectContaining({
        what: 'refuse',
        act,
        decision: expect.objectContaining({ permit: false, rule: 'suspended', article: shown.article }),
      }),
    );
    const { db } = madrid.node.rooms.store;
    expect(
      await db
        .selectFrom('events')
        .select('kind')
        .where('act', '=', act)
        .where('kind', '=', 'withheld')
        .execute(),
    ).toHaveLength(1);
    expect(await placed(act)).toBeUndefined();
    await rabat.hear();
    expect(rabat.heard.some(({ entry }) => entry.act === act)).toBe(false);
  }
});
