// SPDX-License-Identifier: Apache-2.0
// What is said about an agreement reaches every party, also the one that hears of it after its effect has begun elsewhere.
import { toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes } from '../../test-nodes.ts';
import { type Desk, desk, drafted, en, inState, propose, sign, untilProposed } from './test-talks.ts';

describe('an act about an agreement', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let brussels: Desk;
  let lineage: string;
  const all = () => [rabat, madrid, brussels];
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn', 'be.police']);
    [rabat, madrid, brussels] = [desk(nodes, 'ma.dgsn'), desk(nodes, 'es.pn'), desk(nodes, 'be.police')];
  }, 60_000);
  afterAll(() => nodes?.stop());

  /** While the work runs, nothing gets its place in Rabat's channel to Brussels. */
  async function whileAway(work: () => Promise<unknown>): Promise<void> {
    await standing('held');
    await work();
    await standing('open');
  }
  async function standing(state: 'held' | 'open'): Promise<void> {
    const { store, exchange } = rabat.node.rooms;
    await store.writer.write(async (tx) => {
      const channel = tx.updateTable('channels').set({ state }).where('from_party', '=', rabat.id);
      await channel.where('to_party', '=', brussels.id).execute();
    });
    exchange.due(brussels.id);
  }

  it('reaches a party that was away while the others signed', async () => {
    const document = await drafted(rabat, [madrid, brussels], { name: 'multi-party', noticeDays: 0 });
    const proposal = await propose(rabat, document);
    ({ lineage } = proposal);
    await untilProposed(all(), lineage, proposal.terms);
    await whileAway(async () => {
      for (const at of all()) await sign(at, lineage, proposal.terms);
      await inState([rabat, madrid], lineage, 'in-force');
    });
    await inState(all(), lineage, 'in-force');
  });

  it('is lifted for a party that was away when the others went on', async () => {
    const { course } = rabat.agreements;
    const { act } = await course.suspend(rabat.as.signatory, lineage, { note: en('A review.') });
    await inState(all(), lineage, 'suspended');
    await whileAway(async () => {
      await course.resume(rabat.as.signatory, lineage, { suspension: act });
      await inState([rabat, madrid], lineage, 'in-force');
    });
    await inState(all(), lineage, 'in-force');
  });

  it('may end the agreement at once, and says so to all', async () => {
    const ending = { effective: toTime(Date.now()), note: en('Enough.') };
    const { act } = await rabat.agreements.course.terminate(rabat.as.signatory, lineage, ending);
    await inState(all(), lineage, 'terminated');
    const row = await rabat.node.rooms.store.db
      .selectFrom('acts')
      .select('rule')
      .where('id', '=', act)
      .executeTakeFirst();
    expect(row?.rule).toBeNull();
  });
});
