// SPDX-License-Identifier: Apache-2.0
// Reads the acts of operations as an officer may read them, and folds them.
import { foldOperation, type OperationState, type PartyId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { WantedActs } from '../../content/act-queries.ts';
import type { Collected, ContentReader } from '../../content/content-reader.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Effects } from '../../exchange/effects.ts';
import { notFound } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';
import {
  type Certificates,
  holdersOf,
  type OperationRow,
  operationAct,
  operationSections,
  operationTypes,
} from './evidence.ts';

export interface ReadingParts {
  store: Store;
  self: PartyId;
  content: ContentReader;
  now: () => number;
}

/** One operation: what the officer may read of it, and what is so. */
export interface ReadOperation {
  readonly acts: readonly OperationRow[];
  readonly state: OperationState;
  readonly current: NonNullable<OperationState['current']>;
  readonly moments: NonNullable<OperationState['moments']>;
  readonly lineage: string;
}

export class OperationReading {
  readonly #parts: ReadingParts;
  readonly #certificates: Certificates;

  constructor(parts: ReadingParts, certificates: Certificates) {
    this.#parts = parts;
    this.#certificates = certificates;
  }

  /**
   * With all that the state stands on and the newest entries; with every entry when `whole`.
   * @throws Refusal 404 for a dossier that holds no operation that the officer may know of
   */
  async one(officer: Officer, dossier: string, whole = false): Promise<ReadOperation> {
    const wanted = whole ? { types: operationTypes, dossier } : { ids: await this.#shown(dossier) };
    const [found] = await this.#read(officer, wanted);
    if (!found) throw notFound();
    return found[1];
  }

  /** As `one` for several who ask at one moment: those with the same rights are given the very same; undefined where `one` throws. */
  async forAll(officers: readonly Officer[], dossier: string): Promise<(ReadOperation | undefined)[]> {
    const wanted = { about: 'operation.', ids: await this.#shown(dossier) };
    const lists = await this.#parts.content.collectForAll(officers, wanted, operationSections);
    const folded = new Map<Collected, ReadOperation | undefined>();
    for (const list of new Set(lists)) folded.set(list, (await this.#folded(list))[0]?.[1]);
    return lists.map((list) => folded.get(list));
  }

  /** All operations that the officer may know of, by dossier, without what was entered but the states of sites. */
  async all(officer: Officer): Promise<readonly (readonly [dossier: string, ReadOperation])[]> {
    return this.#read(officer, { ids: await this.#shown(undefined) });
  }

  /** How many entries the officer may read, up to the newest act of what was read. */
  async entries(officer: Officer, dossier: string, { acts }: ReadOperation): Promise<number> {
    const { store, now } = this.#parts;
    const row = await store.db
      .selectFrom('acts')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('dossier', '=', dossier)
      .where('type', '=', 'operation.entry')
      .where('status', 'in', ['released', 'sent', 'held', 'accepted'])
      .where('seq', '<=', Math.max(...acts.map(({ row }) => row.seq)))
      .where(readablePredicate(officer, now()))
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  }

  /** Ids alone: what of them an officer may read, the reader of content decides. */
  async #shown(dossier: string | undefined): Promise<string[]> {
    const { db } = this.#parts.store;
    const acts = db
      .selectFrom('acts')
      .select('id')
      .where('type', 'in', standsOn)
      .$if(dossier !== undefined, (query) => query.where('dossier', '=', dossier ?? ''));
    const states = db
      .selectFrom('site_states')
      .select('act as id')
      .$if(dossier !== undefined, (query) => query.where('dossier', '=', dossier ?? ''));
    const newest = db
      .selectFrom('acts')
      .select('id')
      .where('dossier', '=', dossier ?? '')
      .where('type', '=', 'operation.entry')
      .orderBy('seq', 'desc')
      .limit(NEWEST);
    const found = await Promise.all([acts.execute(), states.execute(), newest.execute()]);
    return [...new Set(found.flat().map((row) => row.id))];
  }

  async #read(
    officer: Officer,
    wanted: Pick<WantedActs, 'types' | 'ids' | 'dossier'>,
  ): Promise<(readonly [string, ReadOperation])[]> {
    const { content } = this.#parts;
    return this.#folded(
      await content.collect(officer, { about: 'operation.', ...wanted }, operationSections),
    );
  }

  async #folded(found: Collected): Promise<(readonly [string, ReadOperation])[]> {
    const { store, self, now } = this.#parts;
    const gos = found.flatMap(({ row }) => (row.type === 'operation.go' ? [row] : []));
    const held = await holdersOf(store.db, self, gos);
    const acts = found.map(({ row, sections }) => operationAct(row, sections, held));
    const asOf = Math.floor(now() / 1000);
    return [...Map.groupBy(acts, ({ row }) => row.dossier ?? '')].flatMap(([id, some]) => {
      const state = foldOperation(some, asOf, this.#certificates.certified);
      const { current, moments } = state;
      const lineage = some.find((act) => act.id === current?.plan)?.row.lineage;
      if (!current || !moments || lineage === undefined || lineage === null) return [];
      return [[id, { acts: some, state, current, moments, lineage }] as const];
    });
  }
}

/** More than a board shows, for those that the officer may not read. */
const NEWEST = 250;
const standsOn = operationTypes.filter((type) => type !== 'operation.entry');

/** Notes which entries tell the state of a site. Call once, before the exchange starts. */
export function noteSiteStates({ effects }: { effects: Effects }): void {
  effects.on('operation.entry', async (tx, act) => {
    if (act.type !== 'operation.entry' || act.sections.entry?.body.kind !== 'site-state') return;
    await tx
      .insertInto('site_states')
      .values({ act: act.id, dossier: act.header.dossier ?? '' })
      .onConflict((oc) => oc.doNothing())
      .execute();
  });
}

/** The body of a section of an act, as the protocol has checked it. */
export function bodyOf<B>(
  act: { readonly sections: Readonly<Record<string, unknown>> },
  name: string,
): B | undefined {
  return Object.hasOwn(act.sections, name) ? (act.sections[name] as B) : undefined;
}
