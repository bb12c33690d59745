// SPDX-License-Identifier: Apache-2.0
// Two nodes over mutual TLS on loopback: acts arrive once, receipts and dispositions come back, a lie is refused.
import { newRandomId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes, until } from '../test-nodes.ts';
import { queueOwn } from './release.ts';

describe('two nodes', () => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn']);
  });
  afterAll(() => nodes?.stop());

  it('carries a note to the partner, and its receipt and disposition back', async () => {
    const rabat = nodes.get('ma.dgsn');
    const madrid = nodes.get('es.pn');
    const { rooms } = rabat.node;
    const act = await rooms.store.writer.write((tx) =>
      queueOwn(
        tx,
        rooms,
        {
          type: 'talks.note',
          author: rooms.self,
          audience: [rooms.self, madrid.node.rooms.self],
          dossier: newRandomId(),
          time: toTime(Date.now()),
          sections: { note: { stage: 'contact', text: { es: 'Primer contacto' } } },
        },
        { composedBy: rabat.as.negotiator.id },
      ),
    );
    rooms.exchange.due(madrid.node.rooms.self);
    const held = await until('the act at the partner', () =>
      madrid.node.rooms.store.db
        .selectFrom('acts')
        .select(['status', 'evidence'])
        .where('id', '=', act.id)
        .executeTakeFirst(),
    );
    expect(held.status).toBe('accepted');
    expect(held.evidence).toBeGreaterThan(0);
    const own = await until('the disposition', async () => {
      const row = await rooms.store.db
        .selectFrom('acts')
        .select(['status', 'evidence'])
        .where('id', '=', act.id)
        .executeTakeFirst();
      return row?.status === 'accepted' && row;
    });
    expect(own.evidence).toBe(held.evidence);
    expect(await rooms.store.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });
});
