// SPDX-License-Identifier: Apache-2.0
// Full-text search for an officer: what the index finds, kept to what the gate's predicate lets through, opened against permits for the
// hits that are shown, and journalled. What was searched for is personal data and is written nowhere.
import type { JsonObject, PartyId } from '@tansiq/protocol';
import type { Officer } from '../access/index.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import type { Journal } from '../journal/index.ts';
import { type ActRow, type ActStatus, listOf, type Store } from '../store/index.ts';
import {
  type Candidate,
  circleOf,
  findWords,
  hasRuns,
  mark,
  passagesOf,
  type Query,
  type Scope,
  SegmentMemory,
  textMeets,
} from '../text-index/index.ts';
import { askMany } from './asking.ts';
import { indexIsWhole, indexNew } from './fill-index.ts';
import { Permit } from './permit.ts';
import { storedSections } from './raw.ts';
import { readablePredicate } from './readers.ts';
import { type Snippet, snippetsOf } from './snippets.ts';
import { translatedPassages } from './translations.ts';

export interface SearchParts {
  store: Store;
  self: PartyId;
  gate: Gatekeeper;
  journal: Journal;
  now: () => number;
}

export interface SearchFilter {
  /** A type, or with a dot at its end all types that begin so. */
  type?: string | undefined;
  author?: string | undefined;
  dossier?: string | undefined;
  lineage?: string | undefined;
  status?: string | undefined;
  /** Epoch seconds of the author's time, both included. */
  since?: number | undefined;
  until?: number | undefined;
  /** Acts before this place, newest first. */
  before?: number | undefined;
  limit: number;
}

export interface Hit {
  row: ActRow;
  sections: Record<string, JsonObject>;
  snippets: Snippet[];
}

export interface SearchResult {
  /** One more than the limit when there are more. */
  hits: Hit[];
  /** On the first page: how many there are, up to `MOST_COUNTED`; one more means more. */
  counted: number | undefined;
  /** True when the search stopped before it had looked at everything: a narrower one would. */
  cut: boolean;
}

/** Above this, a count says only "more". */
export const MOST_COUNTED = 1000;
/** Acts with the words that one search asks the store about; beyond them it says that it stopped. */
const MOST_EXAMINED = 20_000;
/** Acts whose words one search compares with a phrase. */
const MOST_COMPARED = 4_000;
/** Dossiers of a reader by which the index is narrowed; who knows of more sees most of what it finds. */
const MOST_CIRCLES = 20_000;
/** Acts that are not in the index yet and that one search takes in first. */
const MOST_NEW = 1024;
const FIRST_GROUP = 256;
const GROUP = 1024;

export class ContentSearch {
  readonly #parts: SearchParts;
  readonly #memory = new SegmentMemory();

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  /** @param why the officer's justification; kept in the journal */
  async search(officer: Officer, query: Query, filter: SearchFilter, why?: string): Promise<SearchResult> {
    const found = await this.#found(officer, query, filter);
    const hits = await this.#opened(officer, query, filter, found, why);
    return { hits, counted: found.counted, cut: found.cut };
  }

  /** Places of what may be read and meets the query: a page and one more, and on the first page the count. */
  async #found(officer: Officer, query: Query, filter: SearchFilter) {
    const { store } = this.#parts;
    const isWhole = await indexNew(store, MOST_NEW);
    const counting = filter.before === undefined;
    const wanted = counting ? Math.max(MOST_COUNTED, filter.limit) + 1 : filter.limit + 1;
    const runs = hasRuns(query);
    const found: number[] = [];
    const scope: Scope = { ...filter };
    let asked = officer.roles.includes('supervisor');
    let examined = 0;
    let compared = 0;
    let cut = false;
    search: for await (const batch of findWords(store.db, this.#memory, marked(query, filter), scope)) {
      cut ||= batch.cut;
      for (let at = 0; at < batch.acts.length; ) {
        const group = groupFrom(batch.acts, at, examined === 0 ? FIRST_GROUP : GROUP, scope);
        at = group.next;
        examined += group.seqs.length;
        const readable = await this.#readable(officer, group.seqs, filter);
        const met = runs ? await this.#meeting(readable, query) : readable;
        if (runs) compared += readable.length;
        found.push(...met);
        if (found.length >= wanted) break search;
        cut ||= examined >= MOST_EXAMINED || compared >= MOST_COMPARED;
        if (examined >= MOST_EXAMINED || compared >= MOST_COMPARED) break search;
        // Who may read little of what is found: the store is asked only about dossiers that they know.
        if (!asked && readable.length * 2 < group.seqs.length) {
          asked = true;
          scope.circles = await this.#circlesOf(officer);
        }
      }
    }
    return {
      seqs: found.slice(0, filter.limit + 1),
      counted: counting ? Math.min(found.length, MOST_COUNTED + 1) : undefined,
      cut: found.length < wanted && (cut || !isWhole || !(await indexIsWhole(store))),
    };
  }

  /** Circles of an officer's dossiers; undefined when they know of too many. */
  async #circlesOf(officer: Officer): Promise<Scope['circles']> {
    const rows = await this.#parts.store.db
      .selectFrom('dossier_readers')
      .select('dossier')
      .where('user', '=', officer.id)
      .limit(MOST_CIRCLES + 1)
      .execute();
    if (rows.length > MOST_CIRCLES) return undefined;
    return new Set([circleOf(null), ...rows.map((row) => circleOf(row.dossier))]);
  }

  async #readable(officer: Officer, seqs: readonly number[], filter: SearchFilter): Promise<number[]> {
    if (seqs.length === 0) return [];
    const { store, now } = this.#parts;
    let query = store.db
      .selectFrom('acts')
      .select('seq')
      .where('seq', 'in', listOf(store.db, seqs))
      .where(readablePredicate(officer, now()));
    if (filter.status !== undefined) query = query.where('status', '=', filter.status as ActStatus);
    const rows = await query.execute();
    return rows.map((row) => row.seq).sort((a, b) => b - a);
  }

  /** Those in which the words of each phrase stand one after the other. */
  async #meeting(seqs: readonly number[], query: Query): Promise<number[]> {
    const { db } = this.#parts.store;
    if (seqs.length === 0) return [];
    const rows = await db
      .selectFrom('act_words')
      .select(['seq', 'words'])
      .where('seq', 'in', listOf(db, seqs))
      .execute();
    const met = new Set(rows.filter((row) => textMeets(row.words, query)).map((row) => row.seq));
    return seqs.filter((seq) => met.has(seq));
  }

  /** What is shown of each, against the gate's permit; each is journalled as consulted (LED Art. 25). */
  #opened(
    officer: Officer,
    query: Query,
    { dossier, limit }: SearchFilter,
    { seqs, counted }: { seqs: readonly number[]; counted: number | undefined },
    why: string | undefined,
  ): Promise<Hit[]> {
    const { store, journal } = this.#parts;
    return store.writer.write(async (tx) => {
      const rows = await tx
        .selectFrom('acts')
        .selectAll()
        .where('seq', 'in', listOf(tx, [0, ...seqs]))
        .orderBy('seq', 'desc')
        .execute();
      const permits = await askMany(this.#parts, tx, officer, rows, 'read');
      const permitted = rows.filter((row) => permits.get(row.id) instanceof Permit);
      const ids = permitted.slice(0, limit).map((row) => row.id);
      const stored = await storedSections(tx, ids);
      const translated = await translatedPassages(tx, ids);
      const said = { who: officer.id, what: 'search' as const, ...(why !== undefined && { why }) };
      const numbers = { clauses: query.length, shown: ids.length, ...(counted !== undefined && { counted }) };
      await journal.record(tx, [
        { ...said, ...(dossier !== undefined && { dossier }), detail: { text: true, ...numbers } },
        ...permitted
          .slice(0, limit)
          .map((row) => ({ ...said, act: row.id, ...(row.dossier !== null && { dossier: row.dossier }) })),
      ]);
      return permitted.map((row) => {
        const sections = Object.fromEntries(
          Object.entries(stored.get(row.id) ?? {}).map(([name, { body }]) => [name, body]),
        );
        return {
          row,
          sections,
          snippets: snippetsOf([...passagesOf(sections), ...(translated.get(row.id) ?? [])], query),
        };
      });
    });
  }
}

/** The next candidates to ask the store about. */
function groupFrom(acts: readonly Candidate[], from: number, size: number, { circles }: Scope) {
  const seqs: number[] = [];
  let next = from;
  for (; next < acts.length && seqs.length < size; next += 1) {
    const act = acts[next];
    if (act && (circles?.has(act.circle) ?? true)) seqs.push(act.seq);
  }
  return { seqs, next };
}

/** Filters on what an act is, as words that it must have. */
function marked(query: Query, { type, author, lineage, dossier }: SearchFilter): Query {
  const clauses = [...query];
  if (type?.endsWith('.')) clauses.push([[{ begins: mark.type(type) }]]);
  else if (type !== undefined) clauses.push([[{ anyOf: [mark.type(type)] }]]);
  if (author !== undefined) clauses.push([[{ anyOf: [mark.author(author)] }]]);
  if (lineage !== undefined) clauses.push([[{ anyOf: [mark.lineage(lineage)] }]]);
  if (dossier !== undefined) clauses.push([[{ anyOf: [mark.dossier(dossier)] }]]);
  return clauses;
}
