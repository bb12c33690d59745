// SPDX-License-Identifier: Apache-2.0
// What this node knows of each agreement: the fold over its control acts, kept by lineage and revision.
import { randomInt } from 'node:crypto';
import {
  type CompiledTerms,
  compileTerms,
  type FoldAct,
  foldAgreement,
  type Hash,
  type LineageState,
  type PartyId,
  type RandomId,
  type VersionState,
} from '@tansiq/protocol';
import { sql } from 'kysely';
import { controlBodies } from '../content/raw.ts';
import { type Db, lockRows, type Store, type Tx } from '../store/index.ts';

interface Held {
  revision: number;
  acts: FoldAct[];
}

export interface AgreementView {
  state: LineageState;
  /** Terms of the version in force, else of the version that the state is of. */
  terms: CompiledTerms | undefined;
}

export class AgreementBook {
  readonly #store: Store;
  readonly #self: string;
  readonly #held = new Map<string, Held>();
  readonly #terms = new Map<Hash, CompiledTerms>();
  readonly #folds = new Map<string, { at: string; view: AgreementView }>();

  constructor(store: Store, self: string) {
    this.#store = store;
    this.#self = self;
  }

  /**
   * The agreement as this node sees it at `asOf` (epoch seconds).
   * @param lock within a transaction: holds the lineage so that no suspension slips between the answer and the commit.
   * @param unseen acts that the author of what is judged could not know yet; they are left out.
   */
  async view(
    db: Db | Tx,
    lineage: string,
    asOf: number,
    options: { lock?: boolean; unseen?: ReadonlySet<string> } = {},
  ): Promise<AgreementView> {
    const held = await this.#evidence(db, lineage, options.lock ?? false);
    const unseen =
      options.unseen && [...options.unseen].filter((id) => held.acts.some((act) => act.id === id));
    if (unseen && unseen.length > 0) {
      return this.#fold(
        lineage,
        held.acts.filter((act) => !unseen.includes(act.id)),
        asOf,
      );
    }
    return this.#folded(lineage, held, asOf, options.lock ?? false);
  }

  /**
   * As `view`, for somebody who perhaps may not know of the agreement: the queries are the same whatever lineage is asked about, and whether there is
   * such a one.
   */
  async look(db: Db | Tx, lineage: string, asOf: number): Promise<AgreementView> {
    const rows = await db.selectFrom('lineages').select(['lineage', 'revision']).orderBy('lineage').execute();
    let asked: Held = { revision: 0, acts: [] };
    for (const row of rows) {
      const held = await this.#at(db, row.lineage, row.revision, false);
      if (row.lineage === lineage) asked = held;
    }
    return this.#folded(lineage, asked, asOf, false);
  }

  /** All agreements at `asOf`, by lineage: one query where nothing has changed since they were last looked at. */
  async all(db: Db, asOf: number): Promise<Map<string, AgreementView>> {
    const rows = await db.selectFrom('lineages').select(['lineage', 'revision']).orderBy('lineage').execute();
    const views = new Map<string, AgreementView>();
    for (const { lineage, revision } of rows) {
      const held = await this.#at(db, lineage, revision, false);
      views.set(lineage, this.#folded(lineage, held, asOf, false));
    }
    return views;
  }

  /**
   * Takes hold of all lineages that a transaction will look at or change, in one order for all, so that two of them never wait for each
   * other in a ring. After the rows of channels, before all else. SQLite has one writer and needs none of it.
   */
  async hold(tx: Tx, reads: Iterable<string>, changes: Iterable<string> = []): Promise<void> {
    if (this.#store.dialect === 'sqlite') return;
    const changed = new Set(changes);
    for (const lineage of [...new Set([...reads, ...changed])].sort()) {
      const change = changed.has(lineage);
      // A lineage that begins has no row to lock yet.
      if (change) await sql`select pg_advisory_xact_lock(hashtextextended(${lineage}, 0))`.execute(tx);
      const locking = lockRows(this.#store.dialect, change ? 'update' : 'share');
      await sql`select revision from lineages where lineage = ${lineage}${locking}`.execute(tx);
    }
  }

  /** Says that acts of these lineages were added or got evidence. Part of the transaction that did it. */
  async touched(tx: Tx, lineages: Iterable<string>): Promise<void> {
    for (const lineage of [...new Set(lineages)].sort()) {
      await tx
        .insertInto('lineages')
        .values({ lineage, revision: 1, dossier: lineage })
        .onConflict((oc) =>
          oc.column('lineage').doUpdateSet({ revision: sql`lineages.revision + ${step()}` }),
        )
        .execute();
    }
  }

  async lineages(): Promise<string[]> {
    return (await this.#store.db.selectFrom('lineages').select('lineage').orderBy('lineage').execute()).map(
      (row) => row.lineage,
    );
  }

  #folded(lineage: string, held: Held, asOf: number, lock: boolean): AgreementView {
    const at = `${held.revision}/${asOf}`;
    const known = this.#folds.get(lineage);
    if (known?.at === at) return known.view;
    const view = this.#fold(lineage, held.acts, asOf);
    if (kept(held.revision, lock)) this.#folds.set(lineage, { at, view });
    return view;
  }

  #fold(lineage: string, acts: readonly FoldAct[], asOf: number): AgreementView {
    const state = foldAgreement({ lineage: lineage as RandomId, acts }, asOf, this.#self as PartyId);
    return { state, terms: this.#compiled(state) };
  }

  #compiled(state: LineageState): CompiledTerms | undefined {
    const version = state.inForce ?? state.versions.find((one) => one.terms === state.terms);
    return version && this.compiled(version);
  }

  /** Terms of one version, ready for looking up articles. */
  compiled(version: VersionState): CompiledTerms {
    const known = this.#terms.get(version.terms);
    if (known) return known;
    const compiled = compileTerms(version.document);
    this.#terms.set(version.terms, compiled);
    return compiled;
  }

  async #evidence(db: Db | Tx, lineage: string, lock: boolean): Promise<Held> {
    const locking = lock ? lockRows(this.#store.dialect, 'share') : sql``;
    const found = await sql<{
      revision: number;
    }>`select revision from lineages where lineage = ${lineage}${locking}`.execute(db);
    return this.#at(db, lineage, found.rows[0]?.revision ?? 0, lock);
  }

  async #at(db: Db | Tx, lineage: string, revision: number, lock: boolean): Promise<Held> {
    const known = this.#held.get(lineage);
    if (known?.revision === revision) return known;
    const held = { revision, acts: await loadEvidence(db, lineage) };
    if (kept(revision, lock)) this.#held.set(lineage, held);
    return held;
  }
}

/** A step that no other change takes: what was read of a revision that is taken back is not read as that of the next. */
const step = (): number => randomInt(1, 2 ** 24);

/**
 * All begin at 1, so that the first revision of a transaction that may yet be taken back is not known by its number. What does not exist is not kept:
 * anybody may ask about as many as they like.
 */
const kept = (revision: number, lock: boolean | undefined): boolean =>
  revision > 1 || (revision === 1 && lock !== true);

async function loadEvidence(db: Db | Tx, lineage: string): Promise<FoldAct[]> {
  const acts = await db
    .selectFrom('acts')
    .select(['id', 'type', 'author', 'evidence'])
    .where('dossier', '=', lineage)
    .where('lineage', '=', lineage)
    .where('terms', 'is', null)
    // What a party said binds it, whatever a partner says that it did with it: a suspension is not lifted by refusing it.
    .where((eb) =>
      eb.or([
        eb.and([eb('own', '=', 1), eb('status', '<>', 'withheld')]),
        eb('status', 'not in', ['refused', 'unreadable', 'quarantined', 'withheld']),
      ]),
    )
    .execute();
  const bodies = await controlBodies(
    db,
    acts.map((act) => act.id),
  );
  return acts.map((act) => ({
    id: act.id as FoldAct['id'],
    type: act.type,
    author: act.author as FoldAct['author'],
    sections: bodies.get(act.id) ?? {},
    evidenceTime: act.evidence,
  }));
}
