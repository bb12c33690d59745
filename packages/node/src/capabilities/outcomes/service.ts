// SPDX-License-Identifier: Apache-2.0
// What officers see of outcomes: how each stands, what adds up, and the way from a lead to what came of it. They are made as drafts.
import type { PartyId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { WantedActs } from '../../content/act-queries.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { Store } from '../../store/index.ts';
import { connected, type Links } from './connected.ts';
import { itemOf, pendingItem, shownTotals } from './show.ts';
import {
  type OutcomeAct,
  type OutcomesFilter,
  outcomeAct,
  outcomeSections,
  outcomesOf,
  outcomeTypes,
  pendingOf,
  totalsFor,
} from './state.ts';

export interface OutcomesParts {
  store: Store;
  self: PartyId;
  content: ContentReader;
  now: () => number;
}

export interface OutcomesQuery extends OutcomesFilter {
  dossier?: string | undefined;
}

export class Outcomes {
  readonly #parts: OutcomesParts;

  constructor(parts: OutcomesParts) {
    this.#parts = parts;
  }

  /** Outcomes that the officer may read, newest first, those included that nobody has receipted yet. */
  async list(officer: Officer, { dossier, ...filter }: OutcomesQuery) {
    const acts = await this.#acts(officer, { ...allOf, dossier });
    const rows = new Map(acts.map((act) => [act.id as string, act]));
    const items = outcomesOf(acts, this.#seconds(), filter).map((outcome) =>
      itemOf(outcome, rows.get(outcome.id) as OutcomeAct),
    );
    return [...items, ...pendingOf(acts, filter).map(pendingItem)].sort((a, b) => b.seq - a.seq);
  }

  /** Sums of what every other party concerned has confirmed and nobody disputes, each with the acts that it is the sum of. */
  async totals(officer: Officer, { dossier, ...filter }: OutcomesQuery) {
    const { self } = this.#parts;
    const acts = await this.#acts(officer, { ...allOf, dossier });
    const { confirmed, unconfirmed } = totalsFor(self, acts, this.#seconds(), filter);
    return { totals: shownTotals(confirmed), unconfirmed: shownTotals(unconfirmed) };
  }

  /**
   * From a lead over actions to outcomes and what followed: all that hangs together with one act, as far as the officer may read.
   * `why` is kept in the journal.
   * @throws Refusal as `ContentReader.open`
   */
  async chain(officer: Officer, id: string, why?: string) {
    await this.#parts.content.open(officer, id, { why, detail: { chain: true } });
    const { store, now } = this.#parts;
    const { ids, links, complete } = await connected(store.db, officer, now(), id);
    const acts = await this.#acts(officer, { about: 'outcome.chain', ids });
    return { act: id, ...this.#parted(acts, links), complete };
  }

  #parted(acts: readonly OutcomeAct[], links: Links) {
    const outcomes = outcomesOf(acts, this.#seconds());
    const items = [
      ...outcomes.map((outcome) => itemOf(outcome, acts.find((act) => act.id === outcome.id) as OutcomeAct)),
      ...pendingOf(acts).map(pendingItem),
    ].sort((a, b) => a.seq - b.seq);
    const known = new Set(acts.map((act) => act.id as string));
    const of = (...types: string[]) =>
      acts.filter((act) => types.some((type) => act.type.startsWith(type))).map(shownAct);
    return {
      leads: of('report.'),
      actions: items.filter((item) => item.kind === 'action-taken'),
      outcomes: items.filter((item) => item.kind !== 'action-taken'),
      followUps: acts.flatMap((act) =>
        act.type === 'outcome.follow-up' ? [{ ...shownAct(act), ...stageOf(act) }] : [],
      ),
      words: of('outcome.confirm', 'outcome.dispute', 'act.'),
      links: links.filter(({ act, target }) => known.has(act) && known.has(target)),
    };
  }

  async #acts(officer: Officer, wanted: WantedActs): Promise<OutcomeAct[]> {
    const found = await this.#parts.content.collect(officer, wanted, outcomeSections);
    return found.map(({ row, sections }) => outcomeAct(row, headerOf(row.jws).audience, sections));
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

const allOf = { about: 'outcome.', types: outcomeTypes, withWordsOn: ['outcome.report'] } as const;

const shownAct = ({ row, sections }: OutcomeAct) => {
  const title = sections.title as { text: Record<string, string> } | undefined;
  return {
    act: row.id,
    type: row.type,
    author: row.author,
    time: row.time,
    ...(row.dossier !== null && { dossier: row.dossier }),
    ...(title && { title: title.text }),
  };
};

const stageOf = ({ sections }: OutcomeAct) =>
  sections.stage as { stage: string; on: string; persons: number };
