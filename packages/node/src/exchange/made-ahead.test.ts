// SPDX-License-Identifier: Apache-2.0
// The batch that is made while the one before it is on its way: it goes as it was made, unless something of it has changed since.
import { type Act, composeAct, newRandomId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes } from '../test-nodes.ts';
import { deliver, type OwnBatch } from './delivery.ts';
import { queueSigned } from './release.ts';
import { sequence } from './sequencer.ts';

const WHOLE = 512;
const MADRID = 'es.pn' as never;

let nodes: TestNodes;
beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
  // From here on, what is delivered is what is delivered here.
  await rooms().exchange.stop();
});
afterAll(() => nodes?.stop());

const rooms = () => nodes.get('ma.dgsn').node.rooms;
const held = async () =>
  (
    await nodes
      .get('es.pn')
      .node.rooms.store.db.selectFrom('channels')
      .select('size')
      .where('from_party', '=', 'ma.dgsn')
      .executeTakeFirst()
  )?.size;

/** Delivers once; answers what came of it, and the bytes that went. */
async function once(ready?: OwnBatch) {
  const sent: (Uint8Array | undefined)[] = [];
  const { client } = rooms();
  const call: typeof client.call = (to, wanted) => {
    sent.push(wanted.body);
    return client.call(to, wanted);
  };
  const attempt = await deliver({ ...rooms(), client: { call } }, MADRID, { ready });
  if (attempt.kind !== 'delivered') throw new Error(`it is ${attempt.kind}`);
  return { ...attempt, sent };
}

/** Says so many notes, all at once. */
async function waiting(notes: number): Promise<void> {
  const { self, keys, store } = rooms();
  const dossier = newRandomId();
  const acts = Array.from({ length: notes }, () =>
    composeAct(
      {
        type: 'talks.note',
        author: self,
        audience: [self, MADRID],
        dossier,
        time: toTime(Date.now()),
        sections: { note: { stage: 'talks', text: { en: 'Said' } } },
      },
      keys.act,
    ),
  );
  const composedBy = nodes.get('ma.dgsn').as.negotiator.id;
  await store.writer.write((tx) => queueSigned(tx, rooms(), acts as unknown as Act[], { composedBy }));
  while ((await sequence(rooms(), MADRID)) > 0);
}

describe('a batch made ahead', () => {
  it('goes as it was made, is made anew when something of it was erased, and is not made of a few', async () => {
    await waiting(3 * WHOLE);
    const start = (await held()) ?? 0;
    const first = await once();
    expect(first.ahead).toMatchObject({ first: first.size, size: first.size + WHOLE });

    const second = await once(first.ahead);
    expect(second.sent).toEqual([first.ahead?.sealed]);
    expect(await held()).toBe(start + 2 * WHOLE);

    const [erased] = second.ahead?.acts ?? [];
    await rooms().store.writer.write((tx) =>
      tx
        .deleteFrom('sections')
        .where('act', '=', erased ?? '')
        .execute(),
    );
    const third = await once(second.ahead);
    expect(third.sent).toHaveLength(1);
    expect(third.sent).not.toEqual([second.ahead?.sealed]);
    expect(third.ahead).toBeUndefined();
    expect(await held()).toBe(start + 3 * WHOLE);
  });

  it('is not sent a second time when the channel has gone on without it', async () => {
    await waiting(2 * WHOLE + 1);
    const { ahead } = await once();
    while ((await deliver(rooms(), MADRID)).kind === 'delivered');
    const again = await once(ahead).catch((error: unknown) => String(error));
    expect(again).toBe('Error: it is idle');
  });
});
