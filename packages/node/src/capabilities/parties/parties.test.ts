// SPDX-License-Identifier: Apache-2.0
// Pairing by card and fingerprint, and a rotation that partners follow without being asked.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { newRandomId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOwn } from '../../exchange/release.ts';
import { signWaitingCard } from '../../keys/index.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { revokeKey, rotateKeys, takeSigned, waiting } from './rotation.ts';
import { Parties } from './service.ts';

describe('parties', () => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn']);
  });
  afterAll(() => nodes?.stop());

  const note = async (from: TestParty, to: TestParty): Promise<string> => {
    const { rooms } = from.node;
    const act = await rooms.store.writer.write((tx) =>
      queueOwn(
        tx,
        rooms,
        {
          type: 'talks.note',
          author: rooms.self,
          audience: [rooms.self, to.node.rooms.self],
          dossier: newRandomId(),
          time: toTime(Date.now()),
          sections: { note: { stage: 'talks', text: { fr: 'Entretien' } } },
        },
        { composedBy: from.as.negotiator.id },
      ),
    );
    rooms.exchange.due(to.node.rooms.self);
    return act.id;
  };
  const standing = (party: TestParty, act: string) =>
    party.node.rooms.store.db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst();

  it('refuses a fingerprint that is not that of the card, and journals it', async () => {
    const { rooms } = nodes.get('ma.dgsn').node;
    const parties = new Parties(rooms);
    const wrong = '0000 '.repeat(16).trim();
    await expect(parties.confirm(nodes.get('ma.dgsn').as.head, 'es.pn', wrong)).rejects.toMatchObject({
      code: 'fingerprint-differs',
    });
    const { rows } = await rooms.journal.rows({ limit: 5, filter: { what: 'party' } });
    expect(rows[0]?.row?.detail).toMatchObject({ party: 'es.pn', step: 'fingerprint-differs' });
  });

  it('confirms by the words that the partner reads out, in any of the four languages, and by nothing less', async () => {
    const { as, node } = nodes.get('ma.dgsn');
    const parties = new Parties(node.rooms);
    const own = new Parties(nodes.get('es.pn').node.rooms).one('es.pn');
    expect(parties.one('es.pn').words).toEqual(own.words);
    for (const language of ['ar', 'es', 'fr', 'en'] as const) {
      const said = own.words[language];
      expect((await parties.confirm(as.head, 'es.pn', said.join(' '))).status).toBe('confirmed');
      const [first, second = '', ...rest] = said;
      for (const wrong of [
        [second, first, ...rest],
        [second, ...rest],
        [...said.slice(0, 15), own.words[language === 'en' ? 'fr' : 'en'][15]],
      ])
        await expect(parties.confirm(as.head, 'es.pn', wrong.join(' '))).rejects.toMatchObject({
          code: 'fingerprint-differs',
        });
    }
    const half = own.fingerprint.slice(0, 39);
    await expect(parties.confirm(as.head, 'es.pn', half)).rejects.toMatchObject({
      code: 'fingerprint-differs',
    });
  });

  it('follows a rotation of every operational key, and takes what the new key signs', async () => {
    const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    const before = rabat.node.rooms.keys.act.kid;
    const { seq } = await rotateKeys(rabat.node.rooms, rabat.as.administrator ?? rabat.as.head, [
      'sign',
      'log',
      'seal',
      'cosign',
      'tls',
    ]);
    expect(seq).toBe(1);
    expect(rabat.node.rooms.keys.act.kid).not.toBe(before);
    const act = await note(rabat, madrid);
    await until(
      'the act under the new key',
      async () => (await standing(madrid, act))?.status === 'accepted',
    );
    expect(madrid.node.rooms.directory.get('ma.dgsn')?.chain.cards).toHaveLength(2);
    const { cards } = new Parties(madrid.node.rooms).one('ma.dgsn');
    expect(cards.map(({ seq, certificates }) => [seq, certificates > 0])).toEqual([
      [1, true],
      [0, true],
    ]);
    const back = await note(madrid, rabat);
    await until(
      'an act sealed to the new key',
      async () => (await standing(rabat, back))?.status === 'accepted',
    );
    await until('receipts on both sides', async () => (await standing(madrid, back))?.status === 'accepted');
  });

  it('takes changes of its card that are asked for at once one after another', async () => {
    const madrid = nodes.get('es.pn');
    const { rooms } = madrid.node;
    const officer = madrid.as.administrator ?? madrid.as.head;
    const { seq } = rooms.keys.card.payload;
    const steps = await Promise.all([
      rotateKeys(rooms, officer, ['seal']),
      revokeKey(rooms, officer, { reason: 'lost' }),
      rotateKeys(rooms, officer, ['sign', 'log']),
      rotateKeys(rooms, officer, []),
    ]);
    expect(steps.map((step) => step.seq)).toEqual([seq + 1, seq + 3, seq + 4, seq + 5]);
    const act = await note(madrid, nodes.get('ma.dgsn'));
    const arrived = async () => (await standing(nodes.get('ma.dgsn'), act))?.status === 'accepted';
    await until('an act under the last of them', arrived);
  });

  it('leaves the card to an identity root kept elsewhere, loses no act meanwhile, and then drops the TLS key before', async () => {
    const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    const { rooms } = rabat.node;
    const root = join(rabat.dataDir, 'root-elsewhere.pem');
    renameSync(join(rabat.dataDir, 'keys', 'root.pem'), root);
    const officer = rabat.as.administrator ?? rabat.as.head;
    expect(waiting(rooms)).toEqual({ items: [] });
    const { kid } = rooms.keys.act;
    const inUse = revokeKey(rooms, officer, { kid, reason: 'lost' });
    await expect(inUse).rejects.toMatchObject({ code: 'key-in-use' });
    const asked = await rotateKeys(rooms, officer, ['sign', 'log']);
    expect(asked).toMatchObject({ seq: 2, unsigned: expect.any(String) });
    expect(waiting(rooms).items).toEqual([asked]);
    const before = await note(rabat, madrid);
    const wrong = takeSigned(rooms, officer, rooms.keys.card.jws);
    await expect(wrong).rejects.toMatchObject({ code: 'card-refused' });
    const { card } = await signWaitingCard(asked.unsigned ?? '', root);
    const taken = await takeSigned(rooms, officer, card);
    // Madrid has the card of the rotation before: the TLS key before that one is named no more.
    expect(taken).toEqual({ seq: 2, certificates: 1 });
    await expect(takeSigned(rooms, officer, card)).rejects.toMatchObject({ code: 'not-found' });
    const after = await note(rabat, madrid);
    const back = await note(madrid, rabat);
    for (const [party, act] of [
      [madrid, before],
      [madrid, after],
      [rabat, back],
    ] as const)
      await until('each act', async () => (await standing(party, act))?.status === 'accepted');
    const old = await revokeKey(rooms, officer, { kid, reason: 'compromised' });
    await takeSigned(rooms, officer, (await signWaitingCard(old.unsigned ?? '', root)).card);
    const [newest] = new Parties(rooms).one('ma.dgsn').cards;
    expect(newest?.revoked).toMatchObject([
      { kid, reason: 'compromised', sizes: { 'es.pn': expect.any(Number) } },
    ]);
    const twice = revokeKey(rooms, officer, { kid, reason: 'compromised' });
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
    const unknown = revokeKey(rooms, officer, { kid: 'k'.repeat(43), reason: 'lost' });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes on after a restart under the rotated keys', async () => {
    const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    await rabat.restart();
    const act = await note(rabat, madrid);
    await until('an act after the restart', async () => (await standing(madrid, act))?.status === 'accepted');
  });

  it('pairs after rotations too: a new partner is handed every card, and refuses the newest alone', async () => {
    const rabat = nodes.get('ma.dgsn');
    const lone = await startNodes(['be.fp']);
    try {
      const brussels = lone.get('be.fp');
      const handed = { rabat: new Parties(rabat.node.rooms), brussels: new Parties(brussels.node.rooms) };
      const { card } = handed.rabat.ownCard();
      const newest = card.split('\n').at(-1) ?? '';
      expect(newest).not.toBe(card);
      await expect(handed.brussels.add(brussels.as.head, newest)).rejects.toMatchObject({
        code: 'card-refused',
      });
      await handed.brussels.add(brussels.as.head, card);
      await handed.rabat.add(rabat.as.head, handed.brussels.ownCard().card);
      await handed.brussels.confirm(brussels.as.head, 'ma.dgsn', handed.rabat.ownCard().fingerprint);
      await handed.rabat.confirm(rabat.as.head, 'be.fp', handed.brussels.ownCard().fingerprint);
      const act = await note(rabat, brussels);
      await until(
        'an act at the new partner',
        async () => (await standing(brussels, act))?.status === 'accepted',
      );
    } finally {
      await lone.stop();
    }
  });
});
