// SPDX-License-Identifier: Apache-2.0
// Reads joint statements as an officer may read them, with what their figures are made of.
import type { Outcome, PartyId, StatementBasis, StatementState } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { foldActOf } from '../../exchange/fold-act.ts';
import { headerOf } from '../../exchange/held-act.ts';
import { notFound } from '../../refusal.ts';
import type { ActRow, Store } from '../../store/index.ts';
import { outcomeSections, outcomeTypes } from '../outcomes/state.ts';
import { outcomesIn, statementOf, statementSections, statementTypes, wordsOn } from './state.ts';

export interface ReadingParts {
  store: Store;
  self: PartyId;
  content: ContentReader;
  directory: Pick<PartyDirectory, 'trusted'>;
  now: () => number;
}

type Read = { row: ActRow; sections: Record<string, unknown> };

/** One statement: what the officer may read of it, and what is so. */
export interface ReadStatement {
  readonly acts: readonly Read[];
  readonly state: StatementState;
  readonly current: NonNullable<StatementState['current']>;
  readonly dossier: string;
  readonly lineage: string;
  readonly seq: number;
}

export class StatementReading {
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** @throws Refusal 404 for a dossier that holds no statement that the officer may know of */
  async one(officer: Officer, dossier: string): Promise<ReadStatement> {
    const [found] = await this.#read(officer, dossier);
    if (!found) throw notFound();
    return found;
  }

  all(officer: Officer): Promise<ReadStatement[]> {
    return this.#read(officer, undefined);
  }

  /** The outcomes that figures name, as far as the officer may read them. */
  async outcomes(officer: Officer, ids: readonly string[]): Promise<readonly Outcome[]> {
    const { store, content } = this.#parts;
    if (ids.length === 0) return [];
    const wanted = { about: 'statement.figures', ids: await wordsOn(store.db, ids) };
    return outcomesIn(await content.collect(officer, wanted, outcomeSections), this.#seconds());
  }

  /** Confirmed outcomes under an agreement that every one of some parties holds. */
  async confirmed(
    officer: Officer,
    lineage: string,
    parties: readonly string[],
    dossier: string | undefined,
  ): Promise<readonly Outcome[]> {
    const wanted = {
      about: 'statement.figures',
      types: outcomeTypes,
      withWordsOn: ['outcome.report'],
      dossier,
    };
    const acts = await this.#parts.content.collect(officer, wanted, outcomeSections);
    const shared = new Set(
      acts.flatMap(({ row }) => {
        const audience: readonly string[] = headerOf(row.jws).audience;
        return row.lineage === lineage && parties.every((party) => audience.includes(party)) ? [row.id] : [];
      }),
    );
    return outcomesIn(acts, this.#seconds()).filter(
      ({ id, standing }) => standing === 'confirmed' && shared.has(id),
    );
  }

  async #read(officer: Officer, dossier: string | undefined): Promise<ReadStatement[]> {
    const { content, directory } = this.#parts;
    const wanted = { about: 'statement.', types: statementTypes, dossier };
    const found = await content.collect(officer, wanted, statementSections);
    return [...Map.groupBy(found, ({ row }) => row.dossier ?? '')].flatMap(([id, acts]) => {
      const folded = acts.map(({ row, sections }) => foldActOf(row, sections));
      const state = statementOf(directory, folded, this.#seconds());
      const { current } = state;
      const lineage = acts.find(({ row }) => row.id === current?.act)?.row.lineage;
      if (!current || lineage === undefined || lineage === null) return [];
      const seq = Math.max(...acts.map(({ row }) => row.seq));
      return [{ acts, state, current, dossier: id, lineage, seq }];
    });
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

/** What the figures of a version are made of. */
export const basisOf = (read: ReadStatement, act: string): StatementBasis | undefined =>
  read.acts.find(({ row }) => row.id === act)?.sections.basis as StatementBasis | undefined;
