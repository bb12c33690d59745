// SPDX-License-Identifier: Apache-2.0
// Gives released acts their place in a channel, in groups, and asks the gate again in the same transaction: what it denies now is withheld.
import type { CardChain, Kid, PartyId } from '@tansiq/protocol';
import { storedSections } from '../content/raw.ts';
import type { Journal } from '../journal/index.ts';
import { insertMany, listOf, type Store, type Tx } from '../store/index.ts';
import type { AgreementBook } from './agreement-book.ts';
import { channelRow } from './channel-rows.ts';
import type { PartyDirectory } from './directory.ts';
import { overridesOf } from './emergencies.ts';
import { type Gatekeeper, lineageOf } from './gatekeeper.ts';
import { type HeldAct, headerOf } from './held-act.ts';
import type { NewsDesk } from './news.ts';
import { reasonOf } from './reason.ts';

const GROUP = 512;

interface Due {
  seq: number;
  act: string;
  jws: string;
  type: string;
  composed_by: string | null;
  released_by: string | null;
  evidence: number | null;
}

type Reason = ReturnType<typeof reasonOf>;

export interface SequencerParts {
  store: Store;
  self: PartyId;
  directory: PartyDirectory;
  gate: Gatekeeper;
  journal: Journal;
  news: NewsDesk;
  book: AgreementBook;
  now: () => number;
}

/**
 * Sequences what waits for one partner.
 * @returns how many outbox rows were dealt with; 0 when nothing waits or the channel is held.
 */
export async function sequence(
  parts: SequencerParts,
  to: PartyId,
  what: 'all' | 'cards' = 'all',
): Promise<number> {
  const { store, self } = parts;
  const dealt = await store.writer.alone(async (tx) => {
    const channel = await channelRow(tx, store.dialect, self, to);
    if (channel.state !== 'open') return 0;
    const due = await dueFor(tx, to, what);
    if (due.length === 0) return 0;
    const incoming = await channelRow(tx, store.dialect, to, self, 'share');
    const acts = await heldActs(tx, due);
    const overrides = await overridesOf(tx, [...acts.values()]);
    const passed: Due[] = [];
    const withheld: (readonly [Due, Reason])[] = [];
    const { chain } = parts.directory.self;
    const gate = parts.gate.session(tx);
    await parts.book.hold(tx, lineagesOf(acts.values()));
    for (const row of due) {
      const people = {
        ...{ composedBy: row.composed_by, releasedBy: row.released_by },
        override: overrides.get(row.act),
      };
      // What another party has cosigned binds already: a late addressee gets it too, whatever has happened since.
      const settled = row.evidence !== null && row.type.startsWith('agreement.');
      const decision = settled ? undefined : await gate.send(acts.get(row.act) as HeldAct, to, people);
      const index = channel.size + passed.length;
      if (decision && !decision.permit) withheld.push([row, reasonOf(decision)]);
      else if (countsAt(chain, row.jws, index, to)) passed.push(row);
      else withheld.push([row, { permit: false, rule: 'key-revoked' }]);
    }
    const entries = passed.map(({ act }, i) => ({
      from_party: self,
      to_party: to,
      idx: channel.size + i,
      act,
      seen: incoming.receipted,
      result: null,
      rule: null,
      article: null,
      disposition: null,
    }));
    await insertMany(tx, store.dialect, 'entries', entries);
    await settle(tx, passed, to, channel.size + passed.length, self);
    for (const [row, reason] of withheld) await withhold(tx, row, reason);
    await parts.journal.record(tx, [
      ...passed.map(({ act, type }) => ({ who: 'system', what: 'send' as const, act, detail: { to, type } })),
      ...withheld.map(([{ act }, decision]) => ({
        who: 'system',
        what: 'refuse' as const,
        act,
        decision,
        detail: { to },
      })),
    ]);
    await parts.news.tell(
      tx,
      withheld.map(([{ act }, decision]) => ({ kind: 'withheld', act, detail: { to, rule: decision.rule } })),
    );
    return due.length;
  });
  if (dealt > 0) parts.news.wake();
  return dealt;
}

const lineagesOf = (acts: Iterable<HeldAct>): string[] => [...acts].flatMap((act) => lineageOf(act) ?? []);

const dueFor = (tx: Tx, to: PartyId, what: 'all' | 'cards'): Promise<Due[]> =>
  tx
    .selectFrom('outbox')
    .innerJoin('acts', 'acts.id', 'outbox.act')
    .select([
      'outbox.seq',
      'outbox.act',
      'acts.jws',
      'acts.type',
      'acts.composed_by',
      'acts.released_by',
      'acts.evidence',
    ])
    .where('outbox.to_party', '=', to)
    .where('outbox.state', '=', 'waiting')
    .$if(what === 'cards', (query) => query.where('acts.type', '=', 'party.card'))
    .orderBy('outbox.urgency')
    .orderBy('outbox.seq')
    .limit(GROUP)
    .execute();

async function heldActs(tx: Tx, due: readonly Due[]): Promise<Map<string, HeldAct>> {
  const sections = await storedSections(
    tx,
    due.map((row) => row.act),
    ['declaration', 'handling', 'refs', 'consent', 'comment', 'proposal', 'original'],
  );
  return new Map(
    due.map((row) => [
      row.act,
      {
        id: row.act,
        jws: row.jws,
        header: headerOf(row.jws),
        sections: Object.entries(sections.get(row.act) ?? {}),
      },
    ]),
  );
}

async function settle(
  tx: Tx,
  passed: readonly Due[],
  to: PartyId,
  size: number,
  self: PartyId,
): Promise<void> {
  if (passed.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ state: 'sequenced' })
    .where(
      'seq',
      'in',
      listOf(
        tx,
        passed.map((row) => row.seq),
      ),
    )
    .execute();
  await tx
    .updateTable('acts')
    .set({ status: 'sent' })
    .where(
      'id',
      'in',
      listOf(
        tx,
        passed.map((row) => row.act),
      ),
    )
    .where('status', '=', 'released')
    .execute();
  await tx
    .updateTable('channels')
    .set({ size })
    .where('from_party', '=', self)
    .where('to_party', '=', to)
    .execute();
}

// An act under a key that was revoked meanwhile would be refused, and keep its place for ever.
function countsAt(chain: CardChain, jws: string, index: number, reader: PartyId): boolean {
  const head = Buffer.from(jws.slice(0, jws.indexOf('.')), 'base64url').toString('latin1');
  return 'type' in chain.signingKey((JSON.parse(head) as { kid: Kid }).kid, { index, reader });
}

async function withhold(tx: Tx, row: Due, decision: Reason): Promise<void> {
  const why = { rule: decision.rule, article: decision.article ?? null };
  await tx
    .updateTable('outbox')
    .set({ state: 'withheld', ...why })
    .where('seq', '=', row.seq)
    .execute();
  await tx
    .updateTable('acts')
    .set({ status: 'withheld', ...why })
    .where('id', '=', row.act)
    .where('status', '=', 'released')
    .execute();
}
