// SPDX-License-Identifier: Apache-2.0
// Agreements while they are written: kept on the node as a negotiator types, proposed or thrown away. They are their author's, and those
// negotiators' who know of the talks that they are about: one of which nobody has said anything yet is its author's alone.
import { newRandomId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { Db, Store, TermsDraftsTable, Tx } from '../../store/index.ts';
import { draftChanged } from '../reports/index.ts';

export interface TermsDraft {
  terms: { [name: string]: unknown; lineage: string };
  /** The proposal that it counters. */
  replaces?: string | undefined;
}

export interface KeptTermsDraft extends TermsDraft {
  id: string;
  revision: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Who saved it last. */
  by: string;
  byName: string;
  own: boolean;
}

export interface TermsDraftParts {
  store: Store;
  journal: Journal;
  now: () => number;
}

const MOST = 200;

export class TermsDrafts {
  readonly #parts: TermsDraftParts;

  constructor(parts: TermsDraftParts) {
    this.#parts = parts;
  }

  /** For any lineage: an answer that told which there are would tell of talks. */
  async create(officer: Officer, { terms, replaces }: TermsDraft): Promise<{ id: string; revision: number }> {
    const row: TermsDraftsTable = {
      ...{ id: newRandomId(), lineage: terms.lineage, replaces: replaces ?? null, owner: officer.id },
      ...{ editor: officer.id, body: JSON.stringify(terms), revision: 1, updated_ms: this.#parts.now() },
    };
    await this.#parts.store.writer.write(async (tx) => {
      await tx.insertInto('terms_drafts').values(row).execute();
      await this.#note(tx, officer, row);
    });
    return { id: row.id, revision: 1 };
  }

  /** Saves over the revision that was read. @throws Refusal 404; 409 when another saved it in between, and nothing is lost */
  save(
    officer: Officer,
    id: string,
    revision: number,
    { terms, replaces }: TermsDraft,
  ): Promise<{ id: string; revision: number }> {
    return this.#parts.store.writer.write(async (tx) => {
      const before = await openDraft(tx, officer, id);
      if (before.revision !== revision)
        throw draftChanged(before.revision, Math.floor(before.updated_ms / 1000));
      const row = {
        ...{ lineage: terms.lineage, replaces: replaces ?? null, editor: officer.id },
        ...{ body: JSON.stringify(terms), revision: revision + 1, updated_ms: this.#parts.now() },
      };
      if (row.lineage !== before.lineage) throw notFound();
      await tx.updateTable('terms_drafts').set(row).where('id', '=', id).execute();
      await this.#note(tx, officer, { ...before, ...row });
      return { id, revision: row.revision };
    });
  }

  /** Those that the officer may open, newest first. */
  async list(officer: Officer): Promise<KeptTermsDraft[]> {
    const { db } = this.#parts.store;
    const rows = await db
      .selectFrom('terms_drafts')
      .leftJoin('users', 'users.id', 'terms_drafts.editor')
      .selectAll('terms_drafts')
      .select('users.name')
      .orderBy('updated_ms', 'desc')
      .limit(MOST)
      .execute();
    const known = await knownAmong(db, officer, rows);
    return rows.filter((row) => mayOpen(officer, row, known)).map((row) => shown(officer, row));
  }

  /** @throws Refusal 404 */
  async get(officer: Officer, id: string): Promise<KeptTermsDraft> {
    const { store, journal } = this.#parts;
    return store.writer.write(async (tx) => {
      const row = await openDraft(tx, officer, id);
      if (row.owner !== officer.id)
        await journal.record(tx, { who: officer.id, what: 'read', detail: { termsDraft: id } });
      const editor = await tx
        .selectFrom('users')
        .select('name')
        .where('id', '=', row.editor)
        .executeTakeFirst();
      return shown(officer, { ...row, name: editor?.name ?? null });
    });
  }

  /** Thrown away. @throws Refusal 404 */
  async drop(officer: Officer, id: string): Promise<void> {
    await this.#parts.store.writer.write(async (tx) => {
      await openDraft(tx, officer, id);
      await this.#erase(tx, officer, id);
    });
  }

  /** What was proposed lives on in its act alone. */
  async proposed(officer: Officer, id: string): Promise<void> {
    await this.#parts.store.writer.write((tx) => this.#erase(tx, officer, id));
  }

  async #erase(tx: Tx, officer: Officer, id: string): Promise<void> {
    await tx.deleteFrom('terms_drafts').where('id', '=', id).execute();
    await this.#parts.journal.record(tx, { who: officer.id, what: 'erase', detail: { termsDraft: id } });
  }

  #note(tx: Tx, officer: Officer, { id, lineage, revision }: TermsDraftsTable): Promise<unknown> {
    return this.#parts.journal.record(tx, {
      ...{ who: officer.id, what: 'compose', dossier: lineage },
      detail: { termsDraft: id, revision },
    });
  }
}

const mayOpen = (officer: Officer, row: TermsDraftsTable, known: ReadonlySet<string>): boolean =>
  row.owner === officer.id || known.has(row.lineage);

/** Lineages that the officer knows of. */
async function knownAmong(
  db: Db | Tx,
  officer: Officer,
  rows: readonly Pick<TermsDraftsTable, 'lineage'>[],
): Promise<ReadonlySet<string>> {
  const found = await db
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .where('dossier', 'in', ['', ...new Set(rows.map(({ lineage }) => lineage))])
    .execute();
  return new Set(found.map(({ dossier }) => dossier));
}

/** In as many queries whether it does not exist or is not the officer's to see. @throws Refusal 404 */
async function openDraft(tx: Tx, officer: Officer, id: string): Promise<TermsDraftsTable> {
  const row = await tx.selectFrom('terms_drafts').selectAll().where('id', '=', id).executeTakeFirst();
  const known = await knownAmong(tx, officer, row ? [row] : []);
  if (!row || !mayOpen(officer, row, known)) throw notFound();
  return row;
}

const shown = (officer: Officer, row: TermsDraftsTable & { name: string | null }): KeptTermsDraft => ({
  ...{ id: row.id, revision: row.revision, updatedAt: row.updated_ms },
  ...{ by: row.editor, byName: row.name ?? '', own: row.owner === officer.id },
  ...(row.replaces !== null && { replaces: row.replaces }),
  terms: JSON.parse(row.body) as TermsDraft['terms'],
});
