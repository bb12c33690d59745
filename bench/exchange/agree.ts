// SPDX-License-Identifier: Apache-2.0
// Puts an agreement into force between two measured nodes: proposed by one, signed by both, nothing to ratify.
import { Parties, queueOwn, type RunningNode } from '@tansiq/node';
import { type PartyId, type RandomId, type TermsDocument, termsHash, toTime } from '@tansiq/protocol';

type Agreed = { step: 'propose' | 'sign'; terms: TermsDocument; to: string };

export async function agree(node: RunningNode, { step, terms, to }: Agreed): Promise<void> {
  const { store, self, exchange, now } = node.rooms;
  const head = {
    author: self,
    audience: [self, to as PartyId],
    dossier: terms.lineage as RandomId,
    time: toTime(now()),
  };
  const who = step === 'propose' ? 'bench-negotiator' : 'bench-signatory';
  const by = { composedBy: who, releasedBy: who };
  await store.writer.write(async (tx) => {
    if (step === 'propose')
      await queueOwn(
        tx,
        node.rooms,
        { ...head, type: 'agreement.propose', sections: { proposal: { terms: terms as never } } },
        by,
      );
    else {
      const consent = { terms: termsHash(terms), decision: 'sign' as const, office: { en: 'Bench' } };
      await queueOwn(tx, node.rooms, { ...head, type: 'agreement.sign', sections: { consent } }, by);
    }
  });
  exchange.due(to as PartyId);
}

/** Confirms a partner, and adds those whom a release names. Nobody signs in. */
export async function introduce(
  { rooms }: RunningNode,
  partner: { card: string; fingerprint: string },
): Promise<void> {
  const person = (id: string, role: string) => ({
    ...{
      id,
      login: id,
      name: id,
      roles: JSON.stringify([role]),
      password: '',
      language: 'en',
      clearance: 0,
      shielded: 0 as const,
    },
    ...{ state: 'active' as const, failures: 0, locked_until: 0, enrolment: 0 as const, created_at: 0 },
  });
  const roles = { writer: 'officer', releaser: 'releaser', negotiator: 'negotiator', signatory: 'signatory' };
  const people = Object.entries(roles).map(([id, role]) => person(`bench-${id}`, role));
  await rooms.store.writer.write((tx) => tx.insertInto('users').values(people).execute());
  const head = {
    id: 'bench',
    login: 'bench',
    name: 'bench',
    roles: ['head' as const],
    clearance: 0,
    shielded: true,
    language: 'en' as const,
  };
  const parties = new Parties(rooms);
  const { id } = await parties.add(head, partner.card);
  await parties.confirm(head, id, partner.fingerprint);
}

/** Resolves when every entry of our channel to the partner is receipted and nothing waits. */
export async function drained(node: RunningNode, to: string): Promise<{ size: number }> {
  const { store, news, self } = node.rooms;
  for (;;) {
    const row = await store.db
      .selectFrom('channels')
      .select(['size', 'receipted'])
      .where('from_party', '=', self)
      .where('to_party', '=', to)
      .executeTakeFirst();
    const waiting = await store.db
      .selectFrom('outbox')
      .select(['state', 'rule'])
      .where('to_party', '=', to)
      .limit(1)
      .executeTakeFirst();
    if (waiting?.state === 'withheld') throw new Error(`withheld: ${waiting.rule}`);
    if (row && row.size === row.receipted && !waiting) return { size: row.size };
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 20);
      const stop = news.subscribe(() => {
        clearTimeout(timer);
        stop();
        resolve();
      });
      setTimeout(stop, 25);
    });
  }
}
