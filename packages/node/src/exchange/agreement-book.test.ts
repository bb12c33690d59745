// SPDX-License-Identifier: Apache-2.0
// What a node knows of an agreement is what is on disk, also when a change was taken back a moment before.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgreementInForce } from '../test-agreement.ts';
import { startNodes, type TestNodes } from '../test-nodes.ts';
import { queueSigned } from './release.ts';
import { agree, text } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let liar: LyingPartner;
let agreement: AgreementInForce;

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  liar = await LyingPartner.meet(nodes.get('es.pn'), 'ma.dgsn');
  agreement = await agree(liar);
});
afterAll(async () => {
  liar?.leave();
  await nodes?.stop();
});

it('takes a suspension for what it is after a comment that was taken back in the same second', async () => {
  const { rooms } = nodes.get('es.pn').node;
  const { lineage, terms } = agreement;
  const own = { author: rooms.self, audience: [rooms.self, liar.id], dossier: lineage };
  const comment = liar.compose(
    'agreement.comment',
    { comment: { terms: terms as never, article: '1', text: text('?') } },
    own,
    rooms.keys.act,
  );
  const suspension = liar.compose(
    'agreement.suspend',
    { consent: { lineage, decision: 'suspend' }, note: { text: text('!') } },
    own,
    rooms.keys.act,
  );
  const asOf = Math.floor(Date.now() / 1000);
  const say = (act: typeof comment, takenBack: boolean) =>
    rooms.store.writer.write(async (tx) => {
      await queueSigned(tx, rooms, [act]);
      const { state } = await rooms.book.view(tx, lineage, asOf, { lock: true });
      if (takenBack) throw new Error('taken back');
      return state.state;
    });
  await expect(say(comment, true)).rejects.toThrow('taken back');
  expect(await say(suspension, false)).toBe('suspended');
  expect((await rooms.book.view(rooms.store.db, lineage, asOf)).state.state).toBe('suspended');
});
