// SPDX-License-Identifier: Apache-2.0
// For tests: a plan of a joint operation between two parties, one site each.
import { toTime } from '@tansiq/protocol';
import type { DraftBody } from './capabilities/reports/draft-shapes.ts';
import { declarationOf, handlingOf } from './test-agreement.ts';
import type { TestParty } from './test-nodes.ts';

/** What an officer gives for a plan; the hour is a quarter of an hour from the node's now unless told. */
export function planWish(from: TestParty, to: TestParty, over: Record<string, unknown> = {}) {
  const [self, other] = [from.node.party, to.node.party] as const;
  const { hour = toTime(from.node.rooms.now() + 900_000), frame = {}, words = 'Palm' } = over;
  const text = (en: string) => ({ en, es: `${en} (es)` });
  const site = (id: string, place: string) => ({
    ...{ id, place: text(place), kind: 'dwelling', risk: 'medium', targets: [], tasks: [] },
  });
  return {
    title: text(String(words)),
    frame: {
      ...{ kind: 'simultaneous', rehearsal: false, hour: String(hour), lead: self },
      ...{ tolerance: 600, margin: 300, missingReceipt: 'proceed' },
      capacities: [self, other].sort().map((party) => ({ party, capacity: 'participant' })),
      sites: [
        { id: 's1', party: self, with: [] },
        { id: 's2', party: other, with: [] },
      ],
      ...(frame as object),
    },
    plan: {
      sites: [site('s1', 'Warehouse'), site('s2', 'Flat')],
      contacts: [],
      triggers: [text(`${words}: a child is seen`)],
      communications: { primary: 'line 1', fallback: 'line 2' },
    },
    declaration: declarationOf(self, { dataCategories: ['events', 'locations'] }),
    handling: handlingOf(),
  };
}

/** The same as a draft's body, with a version. */
export function planDraft(from: TestParty, to: TestParty, lineage: string, words: string): DraftBody {
  const { title, frame, plan, declaration, handling } = planWish(from, to, { words });
  return {
    ...{ type: 'operation.plan', to: [to.node.party], lineage, uploads: [] },
    sections: { title: { text: title }, frame: { ...frame, version: 1 }, plan, declaration, handling },
  };
}
