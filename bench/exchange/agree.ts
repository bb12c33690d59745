// SPDX-License-Identifier: Apache-2.0
// Puts an agreement into force between two measured nodes: proposed by one, signed by both, nothing to ratify.
import { type RunningNode, queueOwn } from '@tansiq/node';
import { type PartyId, type RandomId, termsHash, type TermsDocument, toTime } from '@tansiq/protocol';

export type Agreed = { step: 'propose' | 'sign'; terms: TermsDocument; to: string };

export async function agree(node: RunningNode, { step, terms, to }: Agreed): Promise<unknown> {
  const { store, self, exchange, now } = node.rooms;
  const head = { author: self, audience: [self, to as PartyId], dossier: terms.lineage as RandomId, time: toTime(now()) };
  const who = step === 'propose' ? 'bench-negotiator' : 'bench-signatory';
  const by = { composedBy: who, releasedBy: who };
  await store.writer.write(async (tx) => {
    if (step === 'propose') await queueOwn(tx, node.rooms, { ...head, type: 'agreement.propose', sections: { proposal: { terms: terms as never } } }, by);
    else {
      const consent = { terms: termsHash(terms), decision: 'sign' as const, office: { en: 'Bench' } };
      await queueOwn(tx, node.rooms, { ...head, type: 'agreement.sign', sections: { consent } }, by);
    }
  });
  exchange.due(to as PartyId);
  return {};
}
