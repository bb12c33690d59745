// SPDX-License-Identifier: Apache-2.0
// The batch that is sent before the answer to the one before it: faster over a long way, and neither lost nor doubled when something fails.
import { type Act, composeAct, MAX_BATCH_BYTES, newRandomId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes } from '../test-nodes.ts';
import { deliver, nextBatch, type SentBatch } from './delivery.ts';
import { LinkDown, type PartnerClient } from './partner-client.ts';
import { queueSigned } from './release.ts';
import { sequence } from './sequencer.ts';

const WHOLE = 384;
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

/** Delivers once; answers what came of it, and what was posted. `cut` loses the answers to some calls. */
async function once(sent?: SentBatch, cut: (call: number) => boolean = () => false) {
  const posted: (Uint8Array | undefined)[] = [];
  const { client } = rooms();
  const call: typeof client.call = async (to, wanted) => {
    posted.push(wanted.body);
    const lost = cut(posted.length);
    const answer = await client.call(to, wanted);
    if (lost) throw new LinkDown('the link was cut');
    return answer;
  };
  return { attempt: await deliver({ ...rooms(), client: { call } }, MADRID, { sent }), posted };
}

/** The batch sent behind the one that was delivered. */
function behind({ attempt }: Awaited<ReturnType<typeof once>>): SentBatch | undefined {
  if (attempt.kind !== 'delivered') throw new Error(`it is ${attempt.kind}`);
  return attempt.behind;
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

describe('a batch sent behind another', () => {
  it('leaves before the answer to the one before it, and only when a whole one waits', async () => {
    await waiting(3 * WHOLE);
    const start = (await held()) ?? 0;
    const first = await once();
    expect(first.posted).toHaveLength(2);
    expect(behind(first)).toMatchObject({ first: start + WHOLE, size: start + 2 * WHOLE });

    const second = await once(behind(first));
    expect(second.posted).toEqual([behind(second)?.sealed]);

    const third = await once(behind(second));
    expect(third.posted).toEqual([]);
    expect(behind(third)).toBeUndefined();
    expect(await held()).toBe(start + 3 * WHOLE);
    expect((await once()).attempt).toEqual({ kind: 'idle' });
  });

  it('is not lost, and not taken twice, when the answer to the one before it, or its own, is', async () => {
    await waiting(2 * WHOLE + 3);
    const start = (await held()) ?? 0;
    const first = await once(undefined, (call) => call === 1);
    expect(first.attempt).toMatchObject({ kind: 'down' });
    expect(first.posted).toHaveLength(2);
    expect(await held()).toBe(start + 2 * WHOLE);
    // Neither answer was taken over: what this node knows is what it can show.
    const again = await once(undefined, (call) => call === 2);
    const lost = await once(behind(again));
    expect(lost.attempt).toMatchObject({ kind: 'down' });
    while ((await deliver(rooms(), MADRID)).kind === 'delivered');
    expect(await held()).toBe(start + 2 * WHOLE + 3);
  });

  it('goes again when it overtakes the one before it', async () => {
    await waiting(2 * WHOLE);
    const start = (await held()) ?? 0;
    const [one, two] = [await nextBatch(rooms(), MADRID), await nextBatch(rooms(), MADRID, start + WHOLE)];
    const post = (batch: typeof one) =>
      rooms().client.call(MADRID, { method: 'POST', path: 'batches', body: batch?.sealed as Uint8Array });
    expect(await post(two)).toMatchObject({ status: 409 });
    expect(await post(one)).toMatchObject({ status: 200 });
    expect(await held()).toBe(start + WHOLE);
    while ((await deliver(rooms(), MADRID)).kind === 'delivered');
    expect(await held()).toBe(start + 2 * WHOLE);
  });

  it('is one at a time: a partner that catches up with much has two batches under way, each within the limit', async () => {
    await waiting(4 * WHOLE + 5);
    const start = (await held()) ?? 0;
    let underWay = 0;
    let most = 0;
    const sizes: number[] = [];
    const call: PartnerClient['call'] = async (to, wanted) => {
      sizes.push(wanted.body?.byteLength ?? 0);
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await rooms().client.call(to, wanted);
      } finally {
        underWay -= 1;
      }
    };
    let sent: SentBatch | undefined;
    for (;;) {
      const attempt = await deliver({ ...rooms(), client: { call } }, MADRID, { sent });
      if (attempt.kind !== 'delivered') break;
      sent = attempt.behind;
    }
    expect(await held()).toBe(start + 4 * WHOLE + 5);
    expect({ calls: sizes.length, most, underWay }).toEqual({ calls: 5, most: 2, underWay: 0 });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  });
});
