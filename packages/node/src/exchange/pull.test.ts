// SPDX-License-Identifier: Apache-2.0
// A node that nobody can dial: it fetches what its partner has for it over connections of its own, and its receipts go the same way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parties } from '../capabilities/parties/service.ts';
import { agreementInForce, arrived, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { LinkDown } from './partner-client.ts';
import { faultsOn, sayNotes, settled, takenOnce } from './test-sayings.ts';

let nodes: TestNodes;
let desert: TestParty;
let madrid: TestParty;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { dialOut: ['ma.dgsn'] });
  desert = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
});
afterAll(() => nodes?.stop());

const say = (from: TestParty, to: TestParty, notes: number) =>
  sayNotes(from.node.rooms, to.node.party, notes, from.as.negotiator.id);
const linkOf = async (at: TestParty, party: string) =>
  (await new Parties(at.node.rooms).links()).find((link) => link.party === party);
const standing = (at: TestParty, act: string) =>
  at.node.rooms.store.db
    .selectFrom('acts')
    .select(['status', 'evidence'])
    .where('id', '=', act)
    .executeTakeFirst();

describe('a node without an address', () => {
  it('gets acts and gives its receipts and dispositions', async () => {
    const [heard, said] = [await say(madrid, desert, 5), await say(desert, madrid, 3)];
    await settled(desert.node.rooms, madrid.node.rooms);
    expect(await takenOnce(desert.node.rooms, 'es.pn', heard)).toEqual({ wrong: 0, notes: 5, said: 5 });
    expect(await takenOnce(madrid.node.rooms, 'ma.dgsn', said)).toEqual({ wrong: 0, notes: 3, said: 3 });
    for (const act of heard)
      expect(await standing(madrid, act)).toMatchObject({ status: 'accepted', evidence: expect.any(Number) });
  });

  it('is party to an agreement and to what goes under it, both ways', async () => {
    const agreement = await agreementInForce(nodes, 'es.pn', 'ma.dgsn');
    const { act: out } = await released(madrid, reportBody(madrid, ['ma.dgsn'], agreement.lineage));
    const { act: back } = await released(desert, reportBody(desert, ['es.pn'], agreement.lineage));
    expect(await arrived(desert, out)).toMatchObject({ status: 'accepted' });
    expect(await arrived(madrid, back)).toMatchObject({ status: 'accepted' });
    await settled(desert.node.rooms, madrid.node.rooms);
  });

  it('is waited for: nothing gets a place in the channel to it before it has called', async () => {
    await desert.node.stop();
    await madrid.restart();
    const [act] = await say(madrid, desert, 1);
    expect((await linkOf(madrid, 'ma.dgsn'))?.state).toBe('opening');
    expect((await standing(madrid, act as string))?.status).toBe('released');
    await desert.start();
    await until('the act there', async () => (await standing(desert, act as string))?.status === 'accepted');
    await until('the link up', async () => (await linkOf(madrid, 'ma.dgsn'))?.state === 'up');
  });

  it('hands in again a receipt that was lost, though nothing more is said', async () => {
    const { client } = desert.node.rooms;
    const call = client.call.bind(client);
    let lost = 0;
    client.call = async (to, wanted) => {
      if (wanted.path !== 'receipts' || lost >= 1) return call(to, wanted);
      lost += 1;
      throw new LinkDown('lost on its way there');
    };
    await say(desert, madrid, 1);
    await settled(desert.node.rooms, madrid.node.rooms);
    client.call = call;
    expect(lost).toBe(1);
  });

  it('loses nothing when its receipts are lost on the way, and doubles nothing', async () => {
    const faults = faultsOn(desert.node.rooms);
    faults.loseAnswers(2);
    const acts = await say(madrid, desert, 4);
    for (const act of acts)
      await until('the act there', async () => (await standing(desert, act))?.status === 'accepted', 15_000);
    await settled(desert.node.rooms, madrid.node.rooms);
    for (const act of acts) expect(await standing(madrid, act)).toMatchObject({ status: 'accepted' });
  });
});
