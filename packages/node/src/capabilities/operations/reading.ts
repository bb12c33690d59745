// SPDX-License-Identifier: Apache-2.0
// Reads the acts of operations as an officer may read them, and folds them.
import { foldOperation, type OperationState, type PartyId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
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

  /** @throws Refusal 404 for a dossier that holds no operation that the officer may know of */
  async one(officer: Officer, dossier: string): Promise<ReadOperation> {
    const [found] = await this.#read(officer, dossier);
    if (!found) throw notFound();
    return found[1];
  }

  /** All operations that the officer may know of, by dossier. */
  all(officer: Officer): Promise<readonly (readonly [dossier: string, ReadOperation])[]> {
    return this.#read(officer, undefined);
  }

  async #read(officer: Officer, dossier: string | undefined): Promise<(readonly [string, ReadOperation])[]> {
    const { content, store, self, now } = this.#parts;
    const wanted = { about: 'operation.', types: operationTypes, dossier };
    const found = await content.collect(officer, wanted, operationSections);
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

/** The body of a section of an act, as the protocol has checked it. */
export function bodyOf<B>(
  act: { readonly sections: Readonly<Record<string, unknown>> },
  name: string,
): B | undefined {
  return Object.hasOwn(act.sections, name) ? (act.sections[name] as B) : undefined;
}
