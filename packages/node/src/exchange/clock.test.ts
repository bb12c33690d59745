// SPDX-License-Identifier: Apache-2.0
// Clocks that are put right: what was released before stays released.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AgreementInForce, agreementInForce, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, until } from '../test-nodes.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
/** Milliseconds by which the clocks of both nodes are off. */
let shift = 0;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { now: () => Date.now() + shift });
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
afterAll(async () => {
  await nodes?.stop();
});

it('sends what was released a minute ahead of the time to which the clock is put back', async () => {
  const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  await madrid.node.stop();
  // After a start nothing gets its place before the partner has said how much it holds.
  await rabat.restart();
  shift = 60_000;
  const { act } = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  shift = 0;
  await madrid.start();
  const row = await until(
    'the report went, or was withheld',
    async () => {
      const { status, rule } = await rabat.node.rooms.store.db
        .selectFrom('acts')
        .select(['status', 'rule'])
        .where('id', '=', act)
        .executeTakeFirstOrThrow();
      return ['accepted', 'refused', 'withheld'].includes(status) && { status, rule };
    },
    30_000,
  );
  expect(row).toEqual({ status: 'accepted', rule: null });
});
