// SPDX-License-Identifier: Apache-2.0
// A node from a backup: its files put back, then everything that happened since and must not be undone done again, before it first runs.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BlobStore, openBlobs } from '../blobs/index.ts';
import { type Environment, loadConfig, storeLocation } from '../config/index.ts';
import { eraseActs, markErased, scrubErased } from '../content/erase.ts';
import { expectErased } from '../content/erased-before.ts';
import { freeActs, holdActs } from '../content/holds.ts';
import { Journal } from '../journal/index.ts';
import { ownKeys } from '../keys/index.ts';
import { listOf, openStore, type Store, type Tx } from '../store/index.ts';
import { BackupError } from './backup-error.ts';
import { MANIFEST, readManifest } from './manifest.ts';
import type { Marks } from './marks.ts';

export interface RestoreOptions {
  /** A backup; absent when the operator has put back store and folder by other means. */
  from?: string;
  dataDir: string;
  env: Environment;
  /** Of the node as it was last; absent only when nothing newer than the backup is left of it. */
  marks?: Marks;
  /** For the journal. */
  why: string;
  now?: () => number;
}

export interface Restored {
  party: string;
  /** Acts of which the backup still held content, and which are erased again. */
  erased: number;
  /** Drafts that had been released or thrown away since. */
  drafts: number;
  /** Entries that each partner must give back, as far as the marks tell. */
  missing: { party: string; entries: number }[];
}

const MANY = 500;

/** @throws BackupError when the folder is in use, the backup is not whole, or the marks are another party's or older */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { from, dataDir, env, marks, now = Date.now } = options;
  const made = from === undefined ? undefined : await putBack(from, dataDir, marks);
  const config = loadConfig({ dataDir, env });
  if (marks && marks.party !== config.party)
    throw new BackupError(`the marks are those of ${marks.party}, the node is that of ${config.party}`);
  const keys = await ownKeys(config);
  const store = await openStore(storeLocation(config));
  try {
    const blobs = openBlobs(config);
    const journal = await Journal.open({ store, party: config.party, keys, now });
    const erased = await eraseAgain(store, blobs, marks?.erased ?? []);
    if (marks?.holds) await holdAgain(store, blobs, marks.holds, now());
    const drafts = await closeDrafts(store, marks?.drafts ?? []);
    await store.writer.write(async (tx) => {
      // Who was signed in then need not be who may be now.
      await tx.deleteFrom('sessions').execute();
      await tx.deleteFrom('tokens').execute();
      await tx.deleteFrom('recoveries').execute();
      await tx.deleteFrom('idempotency').execute();
    });
    if (marks && marks.journal > 0) await journal.eraseRowsBefore(marks.journal + 1);
    // The witness has seen a longer journal: this one goes on in an epoch of its own, which names the head that it had.
    await journal.startEpoch('system', options.why);
    await store.writer.write((tx) =>
      journal.record(tx, {
        ...{ who: 'system', what: 'configuration', why: options.why },
        detail: { event: 'restored', erased, drafts, marks: marks?.at ?? 0, backup: made?.at ?? 0 },
      }),
    );
    await scrubErased(store);
    return { party: config.party, erased, drafts, missing: await missingOf(store, config.party, marks) };
  } finally {
    await store.close();
  }
}

async function putBack(from: string, dataDir: string, marks: Marks | undefined) {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new BackupError(
      `${dataDir} is not empty: move away what is there, and keep it until the node runs`,
    );
  const manifest = await readManifest(from);
  if (marks && marks.at < manifest.at)
    throw new BackupError('the marks are older than the backup: they do not say what was erased after it');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  cpSync(from, dataDir, { recursive: true });
  rmSync(join(dataDir, MANIFEST));
  chmodSync(dataDir, 0o700);
  chmodSync(join(dataDir, 'keys'), 0o700);
  return manifest;
}

async function eraseAgain(store: Store, blobs: BlobStore, acts: readonly string[]): Promise<number> {
  let erased = 0;
  for (let at = 0; at < acts.length; at += MANY) {
    const part = acts.slice(at, at + MANY);
    const gone = await store.writer.write(async (tx) => {
      const held = await tx
        .selectFrom('acts')
        .select(['id', 'hold'])
        .where('id', 'in', listOf(tx, part))
        .execute();
      const here = new Set(held.map(({ id }) => id));
      const ids = held.flatMap(({ id, hold }) => (hold === 2 ? [] : [id]));
      await expectErased(
        tx,
        store,
        part.filter((act) => !here.has(act)),
      );
      return { ids, ...(await eraseActs(tx, ids, { evenHeld: true })) };
    });
    for (const blob of gone.blobs) await blobs.delete(blob);
    erased += gone.ids.length;
  }
  return erased;
}

/** The holds that stood last stand again, also on what partners have yet to give back; those lifted since the backup are lifted. */
async function holdAgain(
  store: Store,
  blobs: BlobStore,
  holds: NonNullable<Marks['holds']>,
  nowMs: number,
): Promise<void> {
  const { blobs: gone } = await store.writer.write(async (tx) => {
    const known = await tx.selectFrom('legal_holds').select(['id', 'ended_ms']).execute();
    const lifted = known.filter(
      ({ id, ended_ms }) => ended_ms === null && !holds.some((one) => one.id === id),
    );
    for (const { id } of lifted)
      await tx
        .updateTable('legal_holds')
        .set({ ended_by: 'system', ended_ms: nowMs })
        .where('id', '=', id)
        .execute();
    const placed = holds.filter(({ id }) => !known.some((one) => one.id === id));
    const unsaid = { citation: '', reason: '', ended_by: null, ended_ms: null, why: null };
    for (const hold of placed) {
      await tx
        .insertInto('legal_holds')
        .values({ ...hold, ...unsaid })
        .execute();
      await holdActs(tx, hold.dossier === null ? [hold.act ?? ''] : { dossier: hold.dossier });
    }
    return freeActs(tx);
  });
  for (const blob of gone) await blobs.delete(blob);
}

/** Drafts that became acts are released, and cannot be released a second time; those thrown away are gone. */
async function closeDrafts(store: Store, drafts: Marks['drafts']): Promise<number> {
  let closed = 0;
  for (let at = 0; at < drafts.length; at += MANY) {
    const part = new Map(drafts.slice(at, at + MANY));
    closed += await store.writer.write((tx) => closeSome(tx, part));
  }
  return closed;
}

async function closeSome(tx: Tx, drafts: ReadonlyMap<string, string | null>): Promise<number> {
  const open = await tx
    .selectFrom('drafts')
    .select('id')
    .where('id', 'in', listOf(tx, [...drafts.keys()]))
    .where('state', 'in', ['open', 'submitted'])
    .execute();
  for (const { id } of open) {
    const act = drafts.get(id) ?? null;
    const state = act === null ? ('dropped' as const) : ('released' as const);
    await tx.updateTable('drafts').set({ state, act, body: '{}' }).where('id', '=', id).execute();
    await tx.deleteFrom('draft_looks').where('draft', '=', id).execute();
    await tx.updateTable('draft_steps').set({ remark: null }).where('draft', '=', id).execute();
  }
  if (open.length > 0) await markErased(tx);
  return open.length;
}

async function missingOf(store: Store, self: string, marks: Marks | undefined): Promise<Restored['missing']> {
  const rows = await store.db
    .selectFrom('channels')
    .select(['to_party', 'size'])
    .where('from_party', '=', self)
    .execute();
  const held = new Map(rows.map(({ to_party, size }) => [to_party, size]));
  return (marks?.channels ?? []).flatMap(([party, size]) => {
    const entries = size - (held.get(party) ?? 0);
    return entries > 0 ? [{ party, entries }] : [];
  });
}
