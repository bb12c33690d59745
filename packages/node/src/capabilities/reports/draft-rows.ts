// SPDX-License-Identifier: Apache-2.0
// Drafts as rows: who may open which, what was done with them by whom, and what a releaser saw last.
import { hasRole, type Officer } from '../../access/index.ts';
import { markErased } from '../../content/erase.ts';
import { notFound } from '../../refusal.ts';
import type { Db, DraftStepsTable, DraftsTable, Tx } from '../../store/index.ts';
import type { DraftBody } from './draft-shapes.ts';
import { draftChanged } from './refusals.ts';

export interface Draft {
  id: string;
  owner: string;
  state: DraftsTable['state'];
  revision: number;
  updatedAt: number;
  submittedAt?: number | undefined;
  body: DraftBody;
  act?: string | undefined;
}

export interface DraftStep {
  what: DraftStepsTable['what'];
  /** Epoch milliseconds. */
  at: number;
  who: string;
  name: string;
  revision: number;
  remark?: string;
}

/** What a releaser saw of a draft last. */
export interface DraftLook {
  revision: number;
  /** Epoch milliseconds. */
  at: number;
  body: DraftBody;
}

export const releasing = ['releaser', 'head'] as const;

export function mayOpen(officer: Officer, row: DraftsTable, known: ReadonlySet<string>): boolean {
  if (row.owner === officer.id) return true;
  return row.state !== 'open' && hasRole(officer, ...releasing) && goesOnWithin(row, known);
}

/** A draft that goes on with a dossier is content of it before it leaves: others than its author need to know of the dossier too. */
export function goesOnWithin(row: Pick<DraftsTable, 'body'>, known: ReadonlySet<string>): boolean {
  const dossier = dossierOf(row);
  return dossier === undefined || known.has(dossier);
}

const dossierOf = (row: Pick<DraftsTable, 'body'>): string | undefined =>
  (JSON.parse(row.body) as Partial<DraftBody>).dossier;

export async function knownDossiers(
  db: Pick<Tx, 'selectFrom'>,
  officer: Officer,
  rows: readonly Pick<DraftsTable, 'body'>[],
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

/** @throws Refusal 404 for one that is not the officer's to see, 409 for another revision than the one that was read */
export async function openDraft(
  tx: Pick<Tx, 'selectFrom'>,
  officer: Officer,
  id: string,
  revision?: number,
): Promise<DraftsTable> {
  const row = await tx.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
  const known = await knownDossiers(tx, officer, row ? [row] : []);
  if (!row || row.state === 'dropped' || !mayOpen(officer, row, known)) throw notFound();
  if (revision !== undefined && row.revision !== revision) throw draftChanged(row.revision, row.updated_at);
  return row;
}

export const shown = (row: DraftsTable): Draft => ({
  id: row.id,
  owner: row.owner,
  state: row.state,
  revision: row.revision,
  updatedAt: row.updated_at,
  submittedAt: row.submitted_at ?? undefined,
  body: JSON.parse(row.body) as DraftBody,
  act: row.act ?? undefined,
});

/** Writes that somebody did something with a draft. */
export async function noteStep(
  tx: Tx,
  step: Omit<DraftStepsTable, 'n' | 'remark'> & { remark?: string | undefined },
): Promise<void> {
  const { remark, ...rest } = step;
  const last = await tx
    .selectFrom('draft_steps')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('draft', '=', step.draft)
    .executeTakeFirst();
  await tx
    .insertInto('draft_steps')
    .values({ ...rest, n: (last?.n ?? 0) + 1, remark: remark ?? null })
    .execute();
}

/** What was done with drafts, oldest first, by draft. */
export async function stepsOf(
  db: Db | Tx,
  drafts: readonly string[],
): Promise<ReadonlyMap<string, DraftStep[]>> {
  const rows = await db
    .selectFrom('draft_steps')
    .leftJoin('users', 'users.id', 'draft_steps.who')
    .select(['draft', 'what', 'at_ms', 'who', 'users.name', 'revision', 'remark'])
    .where('draft', 'in', ['', ...drafts])
    .orderBy('draft')
    .orderBy('n')
    .execute();
  const steps = new Map<string, DraftStep[]>();
  for (const { draft, what, at_ms, who, name, revision, remark } of rows) {
    const known = steps.get(draft) ?? [];
    known.push({ what, at: at_ms, who, name: name ?? '', revision, ...(remark !== null && { remark }) });
    steps.set(draft, known);
  }
  return steps;
}

/** Keeps what an officer saw of a draft. */
export async function noteLook(tx: Tx, officer: Officer, { id, revision, body }: DraftsTable, nowMs: number) {
  const look = { at_ms: nowMs, revision, body };
  await tx
    .insertInto('draft_looks')
    .values({ draft: id, user: officer.id, ...look })
    .onConflict((oc) => oc.columns(['draft', 'user']).doUpdateSet(look))
    .execute();
}

export async function lookOf(db: Db | Tx, officer: Officer, draft: string): Promise<DraftLook | undefined> {
  const row = await db
    .selectFrom('draft_looks')
    .select(['revision', 'at_ms', 'body'])
    .where('draft', '=', draft)
    .where('user', '=', officer.id)
    .executeTakeFirst();
  return row && { revision: row.revision, at: row.at_ms, body: JSON.parse(row.body) as DraftBody };
}

/** What else holds the text of a draft goes with it: what others saw of it, and what they remarked. */
export async function forgetText(tx: Tx, draft: string): Promise<void> {
  const looks = await tx.deleteFrom('draft_looks').where('draft', '=', draft).executeTakeFirst();
  const remarks = await tx
    .updateTable('draft_steps')
    .set({ remark: null })
    .where('draft', '=', draft)
    .where('remark', 'is not', null)
    .executeTakeFirst();
  if (looks.numDeletedRows + remarks.numUpdatedRows > 0n) await markErased(tx);
}

/** Names of users by id, for showing who wrote and who released. */
export async function namesOf(db: Db | Tx, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...new Set(users)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface DraftFile {
  id: string;
  name: string;
  media: string;
  size: number;
}

/** What the uploads of drafts are, by their ids; the keys stay where they are. */
export async function filesOf(
  db: Db | Tx,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, DraftFile[]>> {
  const ids = drafts.flatMap(({ body }) => body.uploads ?? []);
  const rows = await db
    .selectFrom('uploads')
    .select(['id', 'owner', 'meta'])
    .where('id', 'in', ['', ...ids])
    .execute();
  return new Map(
    drafts.map(({ id: draft, owner, body }) => [
      draft,
      (body.uploads ?? []).flatMap((id) => {
        const row = rows.find((one) => one.id === id && one.owner === owner);
        if (!row) return [];
        const { name, media, size } = JSON.parse(row.meta) as DraftFile;
        return [{ id, name, media, size }];
      }),
    ]),
  );
}
