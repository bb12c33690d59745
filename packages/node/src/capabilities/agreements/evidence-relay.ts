// SPDX-License-Identifier: Apache-2.0
// Hands cosignatures on (protocol §8): what one party has receipted of this node's own acts about an agreement, the other parties could
// not know. Without it they would compute another moment of signature, or none.
import { formatTlogProof, parseTlogProof } from '@tansiq/ledger';
import { type ActId, entryLeaf, type PartyId, toTime } from '@tansiq/protocol';
import type { Exchange } from '../../exchange/exchange.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { proofIn } from '../../exchange/proofs.ts';
import { queueOwn, type ReleaseParts } from '../../exchange/release.ts';
import type { Logger } from '../../logging/index.ts';
import type { Processes } from '../../processes/index.ts';
import type { Tx } from '../../store/index.ts';
import { agreementTypes } from './effects.ts';
import type { HandedProof } from './evidence-check.ts';
import { type DueProof, dueProofs, type Progress, progressOf } from './evidence-due.ts';

export interface EvidenceRelayParts extends ReleaseParts {
  exchange: Pick<Exchange, 'due'>;
  news: NewsDesk;
  log: Logger;
  processes: Pick<Processes, 'on'>;
}

/** So many entries are looked at again rather than written down as dealt with. */
const STRIDE = 1000;

/** Runs when something new is on disk. Progress is kept with the channels, so that a restart repeats and forgets nothing. */
export class EvidenceRelay {
  readonly #parts: EvidenceRelayParts;
  #unsubscribe: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  /** Own acts for three or more parties have been seen: until then there is nothing to hand on, and nothing to look for. */
  #concerned: boolean | undefined;

  constructor(parts: EvidenceRelayParts) {
    this.#parts = parts;
    // What a process that is gone has seen, another may not have.
    parts.processes.on('changed', () => {
      this.#concerned = undefined;
    });
    for (const type of agreementTypes) {
      parts.effects.on(type, async (_tx, { header }) => {
        if (header.author === parts.directory.self.id && header.audience.length > 2) this.#concerned = true;
      });
    }
  }

  start(): void {
    this.#unsubscribe ??= this.#parts.news.subscribe(() => this.#wake());
    this.#wake();
  }

  /** Finishes what runs. Call before the store closes. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    while (this.#running) await this.#running;
  }

  #wake(): void {
    this.#again = true;
    if (this.#concerned !== false) this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    try {
      this.#concerned ??= await hasShared(this.#parts);
      while (this.#again && this.#concerned) {
        this.#again = false;
        for (const { id } of this.#parts.directory.partners()) while (await this.#relay(id));
      }
    } catch (error) {
      // Tried again with the next news: what was not handed on is still due.
      this.#parts.log.error({ err: error }, 'handing on cosignatures failed');
    } finally {
      this.#running = undefined;
    }
  }

  /** Hands on what `holder` has newly receipted. @returns whether there may be more */
  async #relay(holder: PartyId): Promise<boolean> {
    const { store, exchange } = this.#parts;
    const progress = await progressOf(store.db, this.#parts.directory.self.id, holder);
    if (progress.until <= progress.done) return false;
    const due = await dueProofs(store.db, progress);
    if (due.proofs.length === 0 && due.until - progress.done < STRIDE) return false;
    const proofs = new Map<ActId, HandedProof>();
    for (const { act, index, seen } of due.proofs)
      proofs.set(act, await this.#proof(progress, { act, index, seen }));
    const told = await store.writer.alone(async (tx) => {
      if (!(await advance(tx, progress, due.until))) return [];
      return this.#tell(tx, due.proofs, proofs);
    });
    for (const party of told) exchange.due(party);
    return due.until < progress.until;
  }

  async #proof(
    { self, holder }: Progress,
    entry: Pick<DueProof, 'act' | 'index' | 'seen'>,
  ): Promise<HandedProof> {
    const held = await proofIn(this.#parts.store.db, self, holder, entry.index);
    if (!held) throw new Error(`no receipt of ${holder} covers entry ${entry.index}`);
    // The reader does not hold this channel, so the leaf comes along.
    const proof = formatTlogProof({ ...parseTlogProof(held.proof), extra: entryLeaf(entry) });
    return { act: entry.act, origin: held.origin, proof };
  }

  async #tell(tx: Tx, due: readonly DueProof[], proofs: ReadonlyMap<ActId, HandedProof>): Promise<PartyId[]> {
    const self = this.#parts.directory.self.id;
    const partners = new Set(this.#parts.directory.partners().map(({ id }) => id));
    const readers = [...new Set(due.flatMap(({ lacking }) => lacking))]
      .filter((party) => partners.has(party))
      .sort();
    for (const party of readers) {
      const wanted = due.flatMap(({ act, lacking }) => (lacking.includes(party) ? [proofs.get(act)] : []));
      const evidence = { proofs: wanted.filter((proof) => proof !== undefined) as never };
      const time = toTime(this.#parts.now());
      const draft = {
        type: 'channel.evidence',
        author: self,
        audience: [self, party],
        time,
        sections: { evidence },
      } as const;
      await queueOwn(tx, this.#parts, draft);
    }
    return readers;
  }
}

/** Moves the mark; false when somebody else has moved it meanwhile. */
async function advance(tx: Tx, { setting, done, known }: Progress, until: number): Promise<boolean> {
  const value = String(until);
  if (!known) {
    const made = await tx
      .insertInto('settings')
      .values({ name: setting, value })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  }
  const moved = await tx
    .updateTable('settings')
    .set({ value })
    .where('name', '=', setting)
    .where('value', '=', String(done))
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

async function hasShared({ store }: EvidenceRelayParts): Promise<boolean> {
  const row = await store.db
    .selectFrom('acts')
    .innerJoin('audience', 'audience.act', 'acts.id')
    .select('acts.id')
    .where('acts.own', '=', 1)
    // Named one by one, so that they are found by the index of types and not among all that was ever sent.
    .where('acts.type', 'in', agreementTypes)
    .groupBy('acts.id')
    .having((eb) => eb.fn.count('audience.party'), '>', 2)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
