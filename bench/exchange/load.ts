// SPDX-License-Identifier: Apache-2.0
// Reports of about a kilobyte, released through the same steps as an officer's: gate for the addressee, signature, one transaction.
import { setImmediate as turn } from 'node:timers/promises';
import type { RunningNode } from '@tansiq/node';
import { heldAct, queueSigned } from '@tansiq/node';
import { type Act, composeAct, newRandomId, type PartyId, type RandomId, toTime } from '@tansiq/protocol';

const TEXT =
  'A vehicle was seen at the port on the morning of the day before, and left in the direction of the border. '.repeat(
    5,
  );
const CHUNK = 256;
const FEW = 8;

/** A report of about a kilobyte, signed. */
export function compose(
  node: RunningNode,
  to: string,
  lineage: string,
  terms: string,
  dossier: RandomId,
  n: number,
): Act {
  const { self, keys, now } = node.rooms;
  const at = toTime(now());
  return composeAct(
    {
      type: 'report.share',
      author: self,
      audience: [self, to as PartyId],
      dossier,
      agreement: { lineage: lineage as RandomId, terms: terms as never },
      time: at,
      sections: {
        title: { text: { en: `Observation ${n}` } },
        facts: { text: { en: `${n}: ${TEXT}` } },
        handling: { restrictions: ['H0'], tlp: 'AMBER+STRICT', pap: 'GREEN', evidence: 'never' },
        declaration: {
          purpose: 'prevention',
          crimeAreas: ['terrorism'],
          dataCategories: ['events'],
          subjectCategories: [],
          specialCategories: [],
          minors: false,
          penaltyMonths: 24,
          evaluation: { scheme: '4x4', value: 'B2' },
          ground: {
            kind: 'law-09-08',
            date: at,
            authority: 'Bench',
            justification: 'Measured',
            data: 'events',
          },
          release: { kind: 'person', officer: 'bench', at },
        },
      },
    } as never,
    keys.act,
  ) as unknown as Act;
}

async function release(node: RunningNode, acts: readonly Act[], to: string): Promise<void> {
  const { store, gate, journal, exchange } = node.rooms;
  const people = { composedBy: 'bench-writer', releasedBy: 'bench-releaser' };
  await store.writer.write(async (tx) => {
    const session = gate.session(tx);
    for (const act of acts) {
      const decision = await session.send(heldAct(act), to as PartyId, people);
      if (!decision.permit) throw new Error(`denied: ${decision.rule} ${decision.article ?? ''}`);
    }
    await queueSigned(tx, node.rooms, acts, people);
    await journal.record(
      tx,
      acts.map((act) => ({
        who: 'bench-releaser',
        what: 'release' as const,
        act: act.id,
        decision: { permit: true, rule: 'permitted' },
      })),
    );
  });
  exchange.due(to as PartyId);
}

/** Releases many acts, in transactions of 256. @returns milliseconds until the last was on disk */
export async function releaseMany(
  node: RunningNode,
  to: string,
  lineage: string,
  acts: number,
): Promise<{ ms: number }> {
  const { terms } = await termsOf(node, lineage);
  const dossier = newRandomId();
  const before = performance.now();
  for (let done = 0; done < acts; done += CHUNK) {
    const chunk: Act[] = [];
    for (let n = done; n < Math.min(acts, done + CHUNK); n += 1) {
      chunk.push(compose(node, to, lineage, terms, dossier, n));
      // Officers' requests come one by one: what is on its way goes on between them.
      if (n % FEW === FEW - 1) await turn();
    }
    await release(node, chunk, to);
  }
  return { ms: performance.now() - before };
}

/** Releases one act and waits for its receipt. @returns milliseconds between the two */
export async function releaseOne(node: RunningNode, to: string, lineage: string): Promise<{ ms: number }> {
  const { store, news } = node.rooms;
  const { terms } = await termsOf(node, lineage);
  const dossier = newRandomId();
  const before = performance.now();
  const act = compose(node, to, lineage, terms, dossier, 0);
  const held = new Promise<void>((resolve, reject) => {
    const stop = news.subscribe(() => {
      store.db
        .selectFrom('acts')
        .select('evidence')
        .where('id', '=', act.id)
        .executeTakeFirst()
        .then((row) => {
          if (row?.evidence == null) return;
          stop();
          resolve();
        }, reject);
    });
  });
  await release(node, [act], to);
  await held;
  return { ms: performance.now() - before };
}

/** Terms in force. */
export async function termsOf(node: RunningNode, lineage: string): Promise<{ terms: string }> {
  const { book, store, now } = node.rooms;
  const view = await book.view(store.db, lineage, Math.floor(now() / 1000));
  if (!view.terms || view.state.state !== 'in-force') throw new Error(`the agreement is ${view.state.state}`);
  return { terms: view.terms.terms };
}
