// SPDX-License-Identifier: Apache-2.0
// Drafts: saved as they are written, handed over, returned with a remark; seen by their author and by whoever may release them.
import { newRandomId } from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import type { Uploads } from '../../blobs/index.ts';
import { markErased, scrubErased } from '../../content/erase.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import type { Logger } from '../../logging/index.ts';
import { conflict, forbidden, Refusal } from '../../refusal.ts';
import type { DraftStepsTable, DraftsTable, Store, Tx } from '../../store/index.ts';
import { requireDossierKnown } from './draft-checks.ts';
import {
  type Draft,
  type DraftFile,
  type DraftLook,
  type DraftStep,
  filesOf,
  forgetText,
  knownDossiers,
  lookOf,
  mayOpen,
  namesOf,
  noteLook,
  noteStep,
  openDraft,
  releasing,
  shown,
  stepsOf,
} from './draft-rows.ts';
import type { DraftBody } from './draft-shapes.ts';
import { draftElsewhere } from './refusals.ts';

export type { Draft } from './draft-rows.ts';

export interface DraftParts {
  store: Store;
  journal: Journal;
  news: NewsDesk;
  uploads: Pick<Uploads, 'drop'>;
  log: Pick<Logger, 'error'>;
  now: () => number;
}

/** A draft with its people: who wrote it, and who did what with it since. */
export interface DraftAtDesk extends Draft {
  ownerName: string;
  steps: DraftStep[];
  files: DraftFile[];
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
      await this.#step(tx, officer, row, 'created');
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
      const row = await openDraft(tx, officer, id, revision);
      if (row.owner !== officer.id || row.state !== 'open') throw draftElsewhere(row.state);
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
  submit(officer: Officer, id: string): Promise<Draft> {
    return this.#handOver(id, async (tx) => {
      const row = await openDraft(tx, officer, id);
      if (row.owner !== officer.id || row.state !== 'open') throw draftElsewhere(row.state);
      return this.#passed(tx, officer, row, { state: 'submitted', what: 'submitted' });
    });
  }

  /** Gives a submitted draft back to its author: by its author, or with a remark by whoever may release it. */
  giveBack(officer: Officer, id: string, remark: string | undefined): Promise<Draft> {
    return this.#handOver(id, async (tx) => {
      const row = await openDraft(tx, officer, id);
      if (row.state !== 'submitted') throw draftElsewhere(row.state);
      const own = row.owner === officer.id;
      if (!own && remark === undefined) throw forbidden();
      if (!own) await noteLook(tx, officer, row, this.#parts.now());
      return this.#passed(tx, officer, row, {
        state: 'open',
        what: own ? 'taken-back' : 'returned',
        remark,
      });
    });
  }

  /** Erases the text of a draft, and the uploads that no other draft of the officer names. */
  async drop(officer: Officer, id: string): Promise<void> {
    const { store, journal, uploads, log } = this.#parts;
    const orphans = await store.writer.write(async (tx) => {
      const row = await openDraft(tx, officer, id);
      if (row.owner !== officer.id || row.act !== null) throw conflict();
      await tx.updateTable('drafts').set({ state: 'dropped', body: '{}' }).where('id', '=', id).execute();
      await this.#step(tx, officer, row, 'dropped');
      await forgetText(tx, id);
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
  async list(officer: Officer): Promise<DraftAtDesk[]> {
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
    return this.#atDesk(rows.filter((row) => mayOpen(officer, row, known)).map(shown));
  }

  /** One draft; another's is journalled as read. @throws Refusal 404 for one that is not the officer's to see */
  async get(officer: Officer, id: string): Promise<DraftAtDesk & { look?: DraftLook }> {
    const { store, journal } = this.#parts;
    const row = await openDraft(store.db, officer, id);
    if (row.owner !== officer.id)
      await store.writer.write((tx) =>
        journal.record(tx, { who: officer.id, what: 'read', detail: { draft: id } }),
      );
    const [draft] = await this.#atDesk([shown(row)]);
    const look = await lookOf(store.db, officer, id);
    return { ...(draft as DraftAtDesk), ...(look && { look }) };
  }

  /** Keeps what an officer who may release has seen of a draft, so that the next look shows what changed. @throws Refusal */
  async look(officer: Officer, id: string, revision: number): Promise<void> {
    await this.#parts.store.writer.write(async (tx) => {
      const row = await openDraft(tx, officer, id, revision);
      if (row.owner !== officer.id && row.act === null) await noteLook(tx, officer, row, this.#parts.now());
    });
  }

  /** The draft as it is released: read and marked in the releasing transaction. @throws Refusal */
  async taken(tx: Tx, officer: Officer, id: string, revision: number): Promise<Draft> {
    const row = await openDraft(tx, officer, id, revision);
    if (row.state !== 'submitted') throw draftElsewhere(row.state);
    return shown(row);
  }

  /** An own draft as it leaves under a standing order, handed in or not. @throws Refusal */
  async own(tx: Tx, officer: Officer, id: string, revision: number): Promise<Draft> {
    const row = await openDraft(tx, officer, id, revision);
    if (row.owner !== officer.id || row.act !== null) throw draftElsewhere(row.state);
    return shown(row);
  }

  /** The text of a released draft lives on in the act alone, so that an erasure finds it there. */
  async released(tx: Tx, officer: Officer, draft: Draft, act: string): Promise<void> {
    const { id, revision } = draft;
    await tx.updateTable('drafts').set({ state: 'released', act, body: '{}' }).where('id', '=', id).execute();
    await this.#step(tx, officer, { id, revision }, 'released');
    await forgetText(tx, id);
  }

  async #atDesk(drafts: readonly Draft[]): Promise<DraftAtDesk[]> {
    const { db } = this.#parts.store;
    const steps = await stepsOf(
      db,
      drafts.map(({ id }) => id),
    );
    const names = await namesOf(
      db,
      drafts.map(({ owner }) => owner),
    );
    const files = await filesOf(db, drafts);
    return drafts.map((draft) => ({
      ...draft,
      files: files.get(draft.id) ?? [],
      ownerName: names.get(draft.owner) ?? '',
      steps: steps.get(draft.id) ?? [],
    }));
  }

  async #handOver(id: string, work: (tx: Tx) => Promise<Draft>): Promise<Draft> {
    const { store, news } = this.#parts;
    const draft = await store.writer.write(async (tx) => {
      const passed = await work(tx);
      await news.tell(tx, [{ kind: 'draft', detail: { draft: id, state: passed.state } }]);
      return passed;
    });
    news.wake();
    return draft;
  }

  async #passed(
    tx: Tx,
    officer: Officer,
    row: DraftsTable,
    to: { state: 'open' | 'submitted'; what: DraftStepsTable['what']; remark?: string | undefined },
  ): Promise<Draft> {
    const { state, what, remark } = to;
    const submitted_at = state === 'submitted' ? this.#seconds() : null;
    await tx.updateTable('drafts').set({ state, submitted_at }).where('id', '=', row.id).execute();
    await this.#step(tx, officer, row, what, remark);
    await this.#parts.journal.record(tx, {
      who: officer.id,
      what: 'compose',
      detail: { draft: row.id, step: what },
    });
    return shown({ ...row, state, submitted_at });
  }

  #step(
    tx: Tx,
    officer: Officer,
    { id, revision }: Pick<DraftsTable, 'id' | 'revision'>,
    what: DraftStepsTable['what'],
    remark?: string,
  ): Promise<void> {
    return noteStep(tx, { draft: id, at_ms: this.#parts.now(), who: officer.id, what, revision, remark });
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

/** An upload that was deleted meanwhile is what was wanted. */
function passOverGone(error: unknown): void {
  if (!(error instanceof Refusal && error.status === 404)) throw error;
}

const MOST = 200;
