// SPDX-License-Identifier: Apache-2.0
// Three real nodes by their API: Madrid passes on to Paris what Rabat reported, as far as Rabat consents and no further.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementInForce, arrived, letIn, released, reportBody } from '../../test-agreement.ts';
import { type Desk, deskOf, made } from '../../test-desks.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { officerOf } from '../../test-officer.ts';
import type { TransfersAnswer } from './shapes.ts';

let nodes: TestNodes;
let [rabat, madrid, paris]: TestParty[] = [];
let [inRabat, inMadrid, inParis]: Desk[] = [];
let third: string;
let lead: { act: string; dossier: string };

beforeAll(async () => {
  const fast = { burst: 1e9, perSecond: 1e9 };
  nodes = await startNodes(['ma.dgsn', 'es.pn', 'fr.dgsi'], { rates: { perAddress: fast, perUser: fast } });
  [rabat, madrid, paris] = ['ma.dgsn', 'es.pn', 'fr.dgsi'].map((id) => nodes.get(id));
  const [first, second] = await Promise.all([
    agreementInForce(nodes, 'ma.dgsn', 'es.pn'),
    agreementInForce(nodes, 'es.pn', 'fr.dgsi'),
  ]);
  third = second.lineage;
  [inRabat, inMadrid, inParis] = await Promise.all([rabat!, madrid!, paris!].map(deskOf));
  lead = await released(rabat!, reportBody(rabat!, ['es.pn'], first.lineage));
  await arrived(madrid!, lead.act);
  await letIn(madrid!, lead.dossier, 'officer', 'releaser', 'head');
  await letIn(rabat!, lead.dossier, 'head');
});
afterAll(() => nodes?.stop());

const transfersAt = async (desk: Desk) =>
  (await desk.officer('GET', `/acts/${lead.act}/transfers`)).body as TransfersAnswer;
const stateAt = (desk: Desk, state: string) =>
  until(state, async () => (await transfersAt(desk)).items.find((item) => item.state === state));
const wish = { to: 'fr.dgsi', purpose: 'investigation', sections: ['facts', 'title'] };

async function refusedOnward(sections: string[]) {
  const drafted = await inMadrid!.officer('POST', `/acts/${lead.act}/onward`, { ...onward, sections });
  const { draft, revision } = drafted.body as { draft: string; revision: number };
  const { status, body } = await inMadrid!.releaser('POST', `/drafts/${draft}/release`, { revision });
  return [status, (body as { rule?: string }).rule];
}
let onward: { to: string; lineage: string };
let passed: { act: string; dossier: string };

async function consented(sections: string[]) {
  const { act: request } = await made(inMadrid!, `/acts/${lead.act}/transfers`, wish);
  await arrived(rabat!, request);
  const answer = { decision: 'consent', sections };
  const { act } = await made(inRabat!, `/acts/${lead.act}/transfers/${request}/answers`, answer);
  await arrived(madrid!, act);
  return { request, consent: act };
}

describe('an act of a partner', () => {
  it('does not go on without the consent of its originator, which hears who is to have it and what for', async () => {
    onward = { to: 'fr.dgsi', lineage: third };
    expect(await refusedOnward(['facts'])).toEqual([403, 'onward-transfer']);
    expect(await transfersAt(inMadrid!)).toMatchObject({
      ...{ rule: 'consent', held: true, sections: ['facts', 'title'], may: ['ask', 'pass'], items: [] },
    });
    const toItself = await inMadrid!.officer('POST', `/acts/${lead.act}/transfers`, {
      ...wish,
      to: 'ma.dgsn',
    });
    expect([toItself.status, toItself.body]).toMatchObject([422, { code: 'no-third-party' }]);
    const { act: request } = await made(inMadrid!, `/acts/${lead.act}/transfers`, {
      ...wish,
      by: '2030-01-01T00:00:00Z',
    });
    await arrived(rabat!, request);
    const asked = await stateAt(inRabat!, 'asked');
    const { body } = await inRabat!.releaser('GET', '/today/transfer');
    expect(body).toMatchObject({
      items: [
        { subject: request, target: { page: 'act', id: lead.act }, deadline: Date.parse('2030-01-01') },
      ],
    });
    const asking = { request, to: 'fr.dgsi', purpose: 'investigation', askedAt: expect.any(Number) };
    expect(asked).toMatchObject({ ...asking, may: ['answer'] });
    expect(asked?.answeredAt).toBeUndefined();
    expect(await refusedOnward(['facts'])).toEqual([403, 'onward-transfer']);
    const more = { decision: 'consent', sections: ['assessment', 'facts'] };
    const path = `/acts/${lead.act}/transfers/${request}/answers`;
    const tooMuch = await inRabat!.officer('POST', path, more);
    expect([tooMuch.status, tooMuch.body]).toMatchObject([422, { code: 'not-to-go-on' }]);
    await arrived(madrid!, (await made(inRabat!, path, { decision: 'refuse' })).act);
    expect((await inRabat!.releaser('GET', '/today/transfer')).body).toMatchObject({ items: [] });
    const { askedAt, answeredAt = 0 } = await stateAt(inMadrid!, 'refused');
    expect(answeredAt).toBeGreaterThanOrEqual(askedAt);
    expect(await refusedOnward(['facts'])).toEqual([403, 'onward-transfer']);
  });

  it('goes on as far as was consented to, as its author signed it, with its conditions', async () => {
    const { consent } = await consented(['facts']);
    expect(await refusedOnward(['facts', 'title'])).toEqual([403, 'onward-transfer']);
    passed = await made(inMadrid!, `/acts/${lead.act}/onward`, { ...onward, sections: ['facts'] });
    await until('taken by Paris', async () => (await arrived(paris!, passed.act)).status === 'accepted');
    await letIn(paris!, passed.dossier, 'officer');
    const { body } = await inParis!.officer('GET', `/acts/${passed.act}`);
    expect(body).toMatchObject({
      type: 'onward.transfer',
      refs: expect.arrayContaining([{ rel: 'consents', act: consent, known: false }]),
      sections: {
        handling: { restrictions: ['H0', 'H2'], tlp: 'AMBER+STRICT' },
        original: { act: lead.act, author: 'ma.dgsn', type: 'report.share', signature: 'holds' },
      },
    });
    const { original } = (body as { sections: { original: { sections: object } } }).sections;
    expect(Object.keys(original.sections).sort()).toEqual(['declaration', 'facts', 'handling']);
    // What went on stands in a dossier of its own: who may read the lead need not know of it.
    expect((await transfersAt(inMadrid!)).onward).toMatchObject([{ act: passed.act, to: ['fr.dgsi'] }]);
    const adviser = await officerOf(madrid!, 'legal-adviser');
    await letIn(madrid!, lead.dossier, 'legal-adviser');
    const seen = async () => (await adviser('GET', `/acts/${lead.act}/transfers`)).body as TransfersAnswer;
    const withoutIt = await seen();
    expect(withoutIt.items.map(({ state }) => state)).toContain('consented');
    expect(withoutIt.onward).toEqual([]);
    await letIn(madrid!, passed.dossier, 'legal-adviser');
    expect((await seen()).onward).toHaveLength(1);
    // Neither the request nor the consent is known to who received it.
    const { db } = paris!.node.rooms.store;
    const types = await db.selectFrom('acts').select('type').where('type', 'like', 'transfer.%').execute();
    expect(types).toEqual([]);
  });

  it('does not go on once the consent is taken back, were it released before', async () => {
    const { request } = await consented(['facts']);
    const { store, exchange } = madrid!.node.rooms;
    const channel = (state: 'held' | 'open') =>
      store.writer.write((tx) =>
        tx
          .updateTable('channels')
          .set({ state })
          .where('from_party', '=', 'es.pn')
          .where('to_party', '=', 'fr.dgsi')
          .execute(),
      );
    await channel('held');
    const late = await made(inMadrid!, `/acts/${lead.act}/onward`, { ...onward, sections: ['facts'] });
    const path = `/acts/${lead.act}/transfers/${request}/withdrawal`;
    expect((await inRabat!.officer('POST', path, {})).status).toBe(403);
    const back = await inRabat!.releaser('POST', path, {});
    expect([back.status, back.body]).toMatchObject([201, {}]);
    await stateAt(inMadrid!, 'withdrawn');
    await channel('open');
    exchange.due('fr.dgsi' as never);
    const outcome = await until('withheld', async () => {
      const row = await store.db
        .selectFrom('outbox')
        .selectAll()
        .where('act', '=', late.act)
        .executeTakeFirst();
      return row?.state !== 'waiting' && row;
    });
    expect(outcome).toMatchObject({ state: 'withheld', rule: 'onward-transfer' });
    const again = await inRabat!.releaser('POST', path, {});
    expect([again.status, again.body]).toMatchObject([409, { code: 'transfer-settled' }]);
  });

  it('that went on and is recalled is for its holder to take back: Today says so, and nothing more goes on', async () => {
    const waiting = async () => {
      const { body } = await inMadrid!.releaser('GET', '/today/onward');
      return (body as { items: { target: { id: string }; subject: string }[] }).items;
    };
    await letIn(madrid!, passed.dossier, 'officer', 'releaser');
    expect(await waiting()).toEqual([]);
    await consented(['facts']);
    const recall = { effect: 'restrict', reason: 'inaccurate' };
    expect((await inRabat!.releaser('POST', `/acts/${lead.act}/recall`, recall)).status).toBe(201);
    const [item] = await until('the recall at Madrid', async () => {
      const items = await waiting();
      return items.length > 0 && items;
    });
    expect(item).toMatchObject({ kind: 'onward', gravity: 'now', target: { page: 'act', id: passed.act } });
    const onPassed = `/acts/${passed.act}/recall`;
    expect((await inMadrid!.releaser('POST', onPassed, recall)).status).toBe(201);
    await until('restricted at Paris', async () => (await arrived(paris!, passed.act)).hold === 1);
    expect(await waiting()).toEqual([]);
  });
});
