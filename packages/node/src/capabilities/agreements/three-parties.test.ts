// SPDX-License-Identifier: Apache-2.0
// Three real nodes: all compute the same moments whoever was slow, a party leaves, the agreement goes on and ends when one is left.
import { parseTime, type Time, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes, until } from '../../test-nodes.ts';
import type { AgreementAnswer } from './shapes.ts';
import {
  type Desk,
  desk,
  drafted,
  en,
  inState,
  nextSecond,
  propose,
  refused,
  see,
  sign,
  untilAll,
  untilProposed,
} from './test-talks.ts';

describe('an agreement of three', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let brussels: Desk;
  let lineage: string;
  let terms: string;
  let ahead = 0;
  const all = () => [rabat, madrid, brussels];
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn', 'be.police'], { now: () => Date.now() + ahead });
    [rabat, madrid, brussels] = [desk(nodes, 'ma.dgsn'), desk(nodes, 'es.pn'), desk(nodes, 'be.police')];
  }, 60_000);
  afterAll(() => nodes?.stop());

  const hold = async (from: Desk, to: Desk, state: 'held' | 'open') => {
    const { store, exchange } = from.node.rooms;
    await store.writer.write(async (tx) => {
      await tx
        .updateTable('channels')
        .set({ state })
        .where('from_party', '=', from.id)
        .where('to_party', '=', to.id)
        .execute();
    });
    exchange.due(to.id);
  };
  const versionOf = (seen: AgreementAnswer) => seen.versions.find((version) => version.terms === terms);

  it('counts a signature for all from when the first of them held it', async () => {
    const document = await drafted(rabat, [madrid, brussels], { name: 'multi-party', noticeDays: 2 });
    ({ lineage, terms } = await propose(rabat, document));
    await untilProposed(all(), lineage, terms);
    await hold(rabat, brussels, 'held');
    await sign(rabat, lineage, terms);
    const [early] = await untilAll(
      [rabat, madrid],
      lineage,
      'the first signature',
      (one) => versionOf(one)?.signed.length === 1,
    );
    await nextSecond();
    await nextSecond();
    await hold(rabat, brussels, 'open');
    const at = early && versionOf(early)?.signed[0]?.at;
    const [late] = await untilAll(
      [brussels],
      lineage,
      'the handed-on cosignature',
      (one) => versionOf(one)?.signed[0]?.at === at,
    );
    expect(late && versionOf(late)?.signed).toMatchObject([{ party: 'ma.dgsn', at }]);
    // The link to Brussels was slow by two seconds: its own receipt is later than what it was handed.
    const row = await brussels.node.rooms.store.db
      .selectFrom('receipts')
      .select((eb) => eb.fn.max('time').as('time'))
      .where('from_party', '=', 'ma.dgsn')
      .executeTakeFirst();
    expect((row?.time ?? 0) * 1000).toBeGreaterThan(parseTime(at as Time));
  });

  it('comes into force at the same moment everywhere, with each cosignature handed on once', async () => {
    await sign(madrid, lineage, terms);
    await sign(brussels, lineage, terms);
    await inState(all(), lineage, 'in-force');
    // What is handed on may come after what it makes true: the moments are the same once all of it is there.
    await until('the same moments everywhere', async () => {
      const seen = await Promise.all(all().map((at) => see(at, lineage)));
      const moments = seen.map((one) => JSON.stringify([versionOf(one)?.signed, versionOf(one)?.inForceAt]));
      return (
        new Set(moments).size === 1 &&
        seen.every(({ acts }) => acts.every((act) => act.evidence !== undefined))
      );
    });
    for (const at of all()) {
      const handed = await at.node.rooms.store.db
        .selectFrom('acts')
        .innerJoin('sections', 'sections.seq', 'acts.seq')
        .select('sections.body')
        .where('acts.type', '=', 'channel.evidence')
        .where('acts.own', '=', 1)
        .execute();
      const proofs = handed.flatMap(
        ({ body }) => (JSON.parse(body) as { proofs: { act: string; origin: string }[] }).proofs,
      );
      const most = proofs.reduce(
        (counts, { act, origin }) =>
          counts.set(`${act} ${origin}`, (counts.get(`${act} ${origin}`) ?? 0) + 1),
        new Map<string, number>(),
      );
      expect([...most.values()].every((count) => count <= 1)).toBe(true);
    }
  });

  it('goes on without a party that leaves after its notice, and ends when one alone is left', async () => {
    const leave = (at: Desk) =>
      at.agreements.course.withdraw(at.as.signatory, lineage, {
        effective: toTime(Date.now() + ahead),
        note: en('Farewell.'),
      });
    await leave(brussels);
    const seen = await untilAll(
      all(),
      lineage,
      'the withdrawal',
      ({ departures, acts }) => departures.length === 1 && acts.every((act) => act.evidence),
    );
    expect(seen.map(({ state, left }) => [state, left])).toEqual(Array(3).fill(['in-force', []]));
    // The earliest cosignature is handed on: each counts from it once it has heard of it.
    await until('the same end of notice', async () => {
      const now = await Promise.all(all().map((at) => see(at, lineage)));
      return new Set(now.map(({ departures }) => departures[0]?.effectiveAt)).size === 1;
    });
    ahead = 2 * 86_400_000 + 5000;
    const after = await untilAll(all(), lineage, 'two are left', ({ left }) => left.length === 1);
    expect(after.map(({ state, left }) => [state, left])).toEqual(Array(3).fill(['in-force', ['be.police']]));
    expect(await refused(leave(madrid))).toMatchObject({ status: 403, rule: 'control-not-allowed' });
    expect((await refused(leave(brussels))).status).toBe(403);
  });
});
