// SPDX-License-Identifier: Apache-2.0
// Drafts: saved as they are written, seen by their author and by whoever may release them.
import { newRandomId } from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import type { Uploads } from '../../blobs/index.ts';
import { markErased, scrubErased } from '../../content/erase.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import type { Logger } from '../../logging/index.ts';
import { conflict, notFound, Refusal } from '../../refusal.ts';
import type { DraftsTable, Store, Tx } from '../../store/index.ts';
import { requireDossierKnown } from './draft-checks.ts';
import type { DraftBody } from './draft-shapes.ts';

export interface Draft {
  id: string;
  owner: string;
  state: DraftsTable['state'];
  revision: number;
  updatedAt: number;
  body: DraftBody;
  act?: string | undefined;
}

export interface DraftParts {
  store: Store;
  journal: Journal;
  news: NewsDesk;
  uploads: Pick<Uploads, 'drop'>;
  log: Pick<Logger, 'error'>;
  now: () => number;
}

export class Drafts {
  readonly #parts: DraftParts;

  constructor(parts: DraftParts) {
    this.#parts = parts;
  }

  /** @throws Refusal 404 for a dossier that the officer does not know */
  async create(officer: Officer, body: DraftBody): Promise<Draft> {
    const id = newRandomId();
    if (body.dossier !== undefined)
      await requireDossierKnown(this.#parts.store.db, body.dossier, [officer.id]);
    const row: DraftsTable = {
      id,
      kind: body.type,
      owner: officer.id,
      body: JSON.stringify(body),
      revision: 1,
      state: 'open',
      submitted_at: null,
      updated_at: this.#seconds(),
      act: null,
    };
    await this.#parts.store.writer.write(async (tx) => {
      await tx.insertInto('drafts').values(row).execute();
      await this.#parts.journal.record(tx, {
        who: officer.id,
        what: 'compose',
        detail: { draft: id, type: body.type, revision: 1 },
      });
    });
    return shown(row);
  }

  /** Saves over the revision that was read; another's change in between is a conflict, nothing is lost. */
  async save(officer: Officer, id: string, revision: number, body: DraftBody): Promise<Draft> {
    if (body.dossier !== undefined)
      await requireDossierKnown(this.#parts.store.db, body.dossier, [officer.id]);
    return this.#parts.store.writer.write(async (tx) => {
      const row = await this.#open(tx, officer, id, revision);
      if (row.owner !== officer.id || row.state !== 'open') throw conflict();
      const next = {
        ...row,
        kind: body.type,
        body: JSON.stringify(body),
        revision: revision + 1,
        updated_at: this.#seconds(),
      };
      await tx
        .updateTable('drafts')
        .set({ kind: next.kind, body: next.body, revision: next.revision, updated_at: next.updated_at })
        .where('id', '=', id)
        .execute();
      await this.#parts.journal.record(tx, {
        who: officer.id,
        what: 'compose',
        detail: { draft: id, revision: next.revision },
      });
      return shown(next);
    });
  }

  /** Hands a draft to whoever releases. */
  async submit(officer: Officer, id: string): Promise<Draft> {
    const draft = await this.#parts.store.writer.write(async (tx) => {
      const row = await this.#open(tx, officer, id);
      if (row.owner !== officer.id || row.state !== 'open') throw conflict();
      await tx
        .updateTable('drafts')
        .set({ state: 'submitted', submitted_at: this.#seconds() })
        .where('id', '=', id)
        .execute();
      await this.#parts.journal.record(tx, {
        who: officer.id,
        what: 'compose',
        detail: { draft: id, step: 'submitted' },
      });
      await this.#parts.news.tell(tx, [{ kind: 'draft', detail: { draft: id, state: 'submitted' } }]);
      return shown({ ...row, state: 'submitted' as const });
    });
    this.#parts.news.wake();
    return draft;
  }

  /** Erases the text of a draft, and the uploads that no other draft of the officer names. */
  async drop(officer: Officer, id: string): Promise<void> {
    const { store, journal, uploads, log } = this.#parts;
    const orphans = await store.writer.write(async (tx) => {
      const row = await this.#open(tx, officer, id);
      if (row.owner !== officer.id || row.act !== null) throw conflict();
      await tx.updateTable('drafts').set({ state: 'dropped', body: '{}' }).where('id', '=', id).execute();
      await markErased(tx);
      await journal.record(tx, { who: officer.id, what: 'erase', detail: { draft: id } });
      const others = await tx.selectFrom('drafts').select('body').where('owner', '=', officer.id).execute();
      return shown(row).body.uploads.filter(
        (upload) => !others.some(({ body }) => body.includes(`"${upload}"`)),
      );
    });
    for (const upload of orphans) await uploads.drop(officer.id, upload).catch(passOverGone);
    // A log that cannot be emptied now is emptied by the next upkeep.
    await scrubErased(store).catch((error: unknown) =>
      log.error({ err: error }, 'the store could not be scrubbed at once'),
    );
  }

  /** Own drafts, and those that wait for a release in dossiers that the officer knows, newest first. */
  async list(officer: Officer): Promise<Draft[]> {
    const { db } = this.#parts.store;
    const releases = hasRole(officer, ...releasing);
    const rows = await db
      .selectFrom('drafts')
      .selectAll()
      .where('state', 'in', ['open', 'submitted'])
      .where((eb) =>
        eb.or([eb('owner', '=', officer.id), ...(releases ? [eb('state', '=', 'submitted')] : [])]),
      )
      .orderBy('updated_at', 'desc')
      .limit(MOST)
      .execute();
    const known = await knownDossiers(db, officer, rows);
    return rows.filter((row) => mayOpen(officer, row, known)).map(shown);
  }

  /** One draft; another's is journalled as read. @throws Refusal 404 for one that is not the officer's to see */
  async get(officer: Officer, id: string): Promise<Draft> {
    const { store, journal } = this.#parts;
    const row = await this.#open(store.db, officer, id);
    if (row.owner !== officer.id)
      await store.writer.write((tx) =>
        journal.record(tx, { who: officer.id, what: 'read', detail: { draft: id } }),
      );
    return shown(row);
  }

  /** The draft as it is released: read and marked in the releasing transaction. @throws Refusal */
  async taken(tx: Tx, officer: Officer, id: string, revision: number): Promise<Draft> {
    const row = await this.#open(tx, officer, id, revision);
    if (row.state !== 'submitted') throw conflict();
    return shown(row);
  }

  /** The text of a released draft lives on in the act alone, so that an erasure finds it there. */
  async released(tx: Tx, id: string, act: string): Promise<void> {
    await tx.updateTable('drafts').set({ state: 'released', act, body: '{}' }).where('id', '=', id).execute();
  }

  async #open(
    tx: Pick<Tx, 'selectFrom'>,
    officer: Officer,
    id: string,
    revision?: number,
  ): Promise<DraftsTable> {
    const row = await tx.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
    const known = await knownDossiers(tx, officer, row ? [row] : []);
    if (!row || row.state === 'dropped' || !mayOpen(officer, row, known)) throw notFound();
    if (revision !== undefined && row.revision !== revision) throw conflict();
    return row;
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

/** An upload that was deleted meanwhile is what was wanted. */
function passOverGone(error: unknown): void {
  if (!(error instanceof Refusal && error.status === 404)) throw error;
}

const releasing = ['releaser', 'head'] as const;
const MOST = 200;

/** A draft that goes on with a dossier is content of it before it leaves: who releases it needs to know of the dossier too. */
function mayOpen(officer: Officer, row: DraftsTable, known: ReadonlySet<string>): boolean {
  if (row.owner === officer.id) return true;
  const dossier = dossierOf(row);
  return (
    row.state !== 'open' && hasRole(officer, ...releasing) && (dossier === undefined || known.has(dossier))
  );
}

const dossierOf = (row: DraftsTable): string | undefined =>
  (JSON.parse(row.body) as Partial<DraftBody>).dossier;

async function knownDossiers(
  db: Pick<Tx, 'selectFrom'>,
  officer: Officer,
  rows: readonly DraftsTable[],
): Promise<ReadonlySet<string>> {
  const dossiers = [...new Set(rows.flatMap((row) => dossierOf(row) ?? []))];
  const found = await db
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .where('dossier', 'in', ['', ...dossiers])
    .execute();
  return new Set(found.map((row) => row.dossier));
}

const shown = (row: DraftsTable): Draft => ({
  id: row.id,
  owner: row.owner,
  state: row.state,
  revision: row.revision,
  updatedAt: row.updated_at,
  body: JSON.parse(row.body) as DraftBody,
  act: row.act ?? undefined,
});
