// SPDX-License-Identifier: Apache-2.0
// What the end of a case means for the data held: what is restricted by it, and the recall by which each party has its own acts restricted or
// erased everywhere, with every holder's signed answer.
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import { holdName } from '../../exchange/labels.ts';
import { conflict } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';
import type { Recalls } from '../recalls/index.ts';
import { type ClearedStage, clearedStage, restsOn } from './cleared.ts';

export interface ConsequencesParts {
  store: Store;
  content: ContentReader;
  book: AgreementBook;
  recalls: Recalls;
  now: () => number;
}

export interface ConsequencesView {
  outcome: string;
  /** Absent while anybody's case is open or ended in a conviction. */
  stage?: ClearedStage;
  effect?: 'restrict' | 'erase';
  /** The article that decides between the two, and its agreement. */
  article?: string;
  lineage?: string;
  acts: {
    act: string;
    type: string;
    author: string;
    own: boolean;
    hold: ReturnType<typeof holdName>;
    recalls: { act: string; answers: { by: string; result: string }[] }[];
  }[];
}

export class Consequences {
  readonly #parts: ConsequencesParts;

  constructor(parts: ConsequencesParts) {
    this.#parts = parts;
  }

  /** @throws Refusal as `ContentReader.open` */
  async of(officer: Officer, outcome: string): Promise<ConsequencesView> {
    const { content, store, recalls } = this.#parts;
    const { row } = await content.open(officer, outcome, { detail: { consequences: true } });
    const stage = await clearedStage(store.db, outcome);
    if (stage === undefined) return { outcome, acts: [] };
    const said = await recalls.list(officer);
    const acts = (await restsOn(store.db, outcome)).map((one) => ({
      ...{ act: one.id, type: one.type, author: one.author, own: one.own === 1 },
      hold: holdName(one.hold),
      recalls: said
        .filter(({ targets }) => targets.includes(one.id))
        .map(({ act, answers }) => ({
          act,
          answers: answers.flatMap(({ by, results }) =>
            results.flatMap(({ act: of, result }) => (of === one.id ? [{ by, result }] : [])),
          ),
        })),
    }));
    return { outcome, stage, ...(await this.#effect(row.lineage)), acts };
  }

  /** Recalls this party's own acts that the arrest rests on, each once. @throws Refusal 404; 409 where no case ended so */
  async carryOut(officer: Officer, outcome: string): Promise<ConsequencesView> {
    const view = await this.of(officer, outcome);
    if (view.stage === undefined || view.effect === undefined) throw conflict();
    const reason = view.stage === 'acquitted' ? ('court-order' as const) : ('other' as const);
    for (const { act, own, recalls } of view.acts)
      if (own && recalls.length === 0)
        await this.#parts.recalls.recall(officer, act, { effect: view.effect, reason });
    return this.of(officer, outcome);
  }

  /**
   * Where the agreement allows what was exchanged to be evidence, it may have to be kept for that and is restricted (LED Art. 16(3)(b)); else it
   * is erased (Art. 16(2)).
   */
  async #effect(
    lineage: string | null,
  ): Promise<Pick<ConsequencesView, 'article' | 'lineage'> & { effect: 'restrict' | 'erase' }> {
    const { book, store, now } = this.#parts;
    const view = lineage === null ? undefined : await book.view(store.db, lineage, Math.floor(now() / 1000));
    const use = view?.terms?.merged.evidentialUse;
    const article = view?.terms?.articles.get('evidentialUse');
    return {
      effect: use === 'never' ? 'erase' : 'restrict',
      ...(article !== undefined && lineage !== null && { article, lineage }),
    };
  }
}
