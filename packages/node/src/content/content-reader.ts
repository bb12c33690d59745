// SPDX-License-Identifier: Apache-2.0
// How an officer comes to content: one act, opened against the gate's permit and journalled; or a page of acts, filtered as the gate would.
import { type Decision, isActType, isKept, type JsonObject, type PartyId, type RandomId } from '@tansiq/protocol';
import type { Officer } from '../access/index.ts';
import { actFacts } from '../exchange/act-facts.ts';
import { reasonOf } from '../exchange/reason.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import { headerOf } from '../exchange/held-act.ts';
import { recordOf } from '../exchange/labels.ts';
import type { Journal } from '../journal/index.ts';
import { type DeniedDecision, denied, notFound } from '../refusal.ts';
import type { ActRow, ActsTable, Store, Tx } from '../store/index.ts';
import { explained } from './explained.ts';
import { ask, Permit } from './permit.ts';
import { readablePredicate, readerFacts } from './readers.ts';
import { type StoredSections, storedSections } from './raw.ts';

export interface ContentParts {
  store: Store;
  self: PartyId;
  gate: Gatekeeper;
  journal: Journal;
  now: () => number;
}

export interface OpenedAct {
  row: ActRow;
  header: ReturnType<typeof headerOf>;
  sections: Record<string, JsonObject>;
  absent: string[];
  decision: Decision;
}

export interface ActFilter {
  type?: string | undefined;
  dossier?: string | undefined;
  author?: string | undefined;
  status?: string | undefined;
  /** Acts before this place, newest first. */
  before?: number | undefined;
  limit: number;
}

/** Rules below which an act must look as if it did not exist. */
const hidden = new Set(['need-to-know', 'role', 'not-a-party', 'unknown-input']);

export class ContentReader {
  readonly #parts: ContentParts;

  constructor(parts: ContentParts) {
    this.#parts = parts;
  }

  /**
   * Opens an act for an officer.
   * @throws Refusal 404 for what does not exist or must look so (in as many queries); 403 naming rule and article for who may know of it.
   */
  async open(officer: Officer, id: string, what: 'read' | 'export' = 'read', why?: string): Promise<OpenedAct> {
    const answer = await this.#parts.store.writer.write(async (tx) => {
      const { permit, row, sections } = await this.#ask(tx, officer, id);
      if (permit instanceof Permit && row) {
        await this.#record(tx, officer, what, row, permit.decision, why);
        return { opened: opened(permit, row, sections) };
      }
      await this.#record(tx, officer, 'refuse', row ?? { id, dossier: null }, permit instanceof Permit ? undefined : permit, why);
      return { refused: permit instanceof Permit ? undefined : permit };
    });
    if (answer.opened) return answer.opened;
    throw refusalOf(answer.refused);
  }

  /** Whether the officer may read an act, in the words of the gate; undefined for what must look as if it did not exist. */
  async mayRead(officer: Officer, id: string): Promise<Decision | undefined> {
    const { permit } = await this.#parts.store.writer.write((tx) => this.#ask(tx, officer, id));
    if (permit instanceof Permit) return permit.decision;
    return permit && !hidden.has(permit.rule) ? permit : undefined;
  }

  /** A page of acts that the officer may read, newest first, with their titles. */
  async page(officer: Officer, filter: ActFilter): Promise<(ActRow & { title?: JsonObject })[]> {
    const { store, now } = this.#parts;
    let query = store.db.selectFrom('acts').selectAll().where(readablePredicate(officer, now()));
    if (filter.type !== undefined) query = query.where('type', filter.type.endsWith('.') ? 'like' : '=', filter.type.endsWith('.') ? `${filter.type}%` : filter.type);
    if (filter.dossier !== undefined) query = query.where('dossier', '=', filter.dossier);
    if (filter.author !== undefined) query = query.where('author', '=', filter.author);
    if (filter.status !== undefined) query = query.where('status', '=', filter.status as ActsTable['status']);
    if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
    const rows = await query.orderBy('seq', 'desc').limit(filter.limit).execute();
    const titles = await storedSections(store.db, rows.map((row) => row.id), ['title']);
    await store.writer.write((tx) =>
      this.#parts.journal.record(tx, {
        who: officer.id,
        what: 'search',
        ...(filter.dossier !== undefined && { dossier: filter.dossier }),
        detail: { shown: rows.length, type: filter.type ?? '' },
      }),
    );
    return rows.map((row) => {
      const title = titles.get(row.id)?.title?.body;
      return title ? { ...row, title } : row;
    });
  }

  /** Permits and refusals for many acts at once: for exports. Erased acts are never permitted; their kept sections need no permit. */
  async askAll(officer: Officer, rows: readonly ActRow[], verb: 'read' | 'export'): Promise<Map<string, Permit | Decision>> {
    const { store, self, gate } = this.#parts;
    return store.writer.write(async (tx) => {
      const ids = rows.map((row) => row.id);
      const dossiers = [...new Set(rows.flatMap((row) => (row.dossier === null ? [] : [row.dossier])))];
      const knows = await tx.selectFrom('dossier_readers').select('dossier').where('user', '=', officer.id).where('dossier', 'in', ['', ...dossiers]).execute();
      const accepted = await tx.selectFrom('accepted_restrictions').select('act').where('user', '=', officer.id).where('act', 'in', ['', ...ids]).execute();
      const sections = await storedSections(tx, ids, ['declaration', 'handling']);
      const reader = readerFacts(officer, self, knows.map((one) => one.dossier), accepted.map((one) => one.act));
      const session = gate.session(tx);
      const answers = new Map<string, Permit | Decision>();
      for (const row of rows) {
        const held = { id: row.id, jws: row.jws, header: headerOf(row.jws), sections: Object.entries(sections.get(row.id) ?? {}) };
        const facts = await session.about(verb, held);
        answers.set(row.id, ask({ ...facts, act: actFacts(held), reader, record: recordOf(closed(row)), ...(verb === 'export' && { use: 'oversight' }) }));
      }
      return answers;
    });
  }

  /** The sections of an act that are never erased and say nothing of a person. */
  keptOnly<S>(row: ActRow, sections: Record<string, S>): Record<string, S> {
    const { type } = row;
    return Object.fromEntries(Object.entries(sections).filter(([name]) => isActType(type) && isKept(type, name)));
  }

  /** Every read asks the same questions of the store, whether or not there is anything to find. */
  async #ask(tx: Tx, officer: Officer, id: string): Promise<{ permit: Permit | Decision | undefined; row: ActRow | undefined; sections: StoredSections }> {
    const row = await tx.selectFrom('acts').selectAll().where('id', '=', id).executeTakeFirst();
    const dossier = row?.dossier ?? '';
    const knows = await tx.selectFrom('dossier_readers').select('dossier').where('dossier', '=', dossier).where('user', '=', officer.id).execute();
    const accepted = await tx.selectFrom('accepted_restrictions').select('act').where('act', '=', id).where('user', '=', officer.id).execute();
    const sections = (await storedSections(tx, [id])).get(id) ?? {};
    if (!row) return { permit: undefined, row, sections };
    const held = { id, jws: row.jws, header: headerOf(row.jws), sections: Object.entries(sections) };
    const facts = await this.#parts.gate.session(tx).about('read', held);
    const reader = readerFacts(officer, this.#parts.self, knows.map((one) => one.dossier), accepted.map((one) => one.act));
    const permit = ask({ ...facts, act: actFacts(held), reader, record: recordOf(closed(row)) });
    return { permit, row, sections };
  }

  async #record(
    tx: Tx,
    officer: Officer,
    what: 'read' | 'export' | 'refuse',
    row: Pick<ActRow, 'id' | 'dossier'>,
    decision: Decision | undefined,
    why: string | undefined,
  ): Promise<void> {
    await this.#parts.journal.record(tx, {
      who: officer.id,
      what,
      act: row.id,
      ...(row.dossier !== null && { dossier: row.dossier as RandomId }),
      ...(why !== undefined && { why }),
      decision: decision ? reasonOf(decision) : { permit: false, rule: 'not-found' },
    });
  }
}

/** What nobody may open (refused, quarantined) reads as what is gone. */
const closed = (row: ActRow): number => (row.open === 0 ? 2 : row.hold);

function opened(permit: Permit, row: ActRow, sections: StoredSections): OpenedAct {
  const header = headerOf(row.jws);
  return {
    row,
    header,
    sections: Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section.body])),
    absent: Object.keys(header.sections).filter((name) => !Object.hasOwn(sections, name)),
    decision: permit.decision,
  };
}

function refusalOf(decision: Decision | undefined): Error {
  if (!decision || hidden.has(decision.rule)) return notFound();
  return denied(explained(decision) satisfies DeniedDecision);
}
