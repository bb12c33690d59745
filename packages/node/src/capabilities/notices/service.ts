// SPDX-License-Identifier: Apache-2.0
// Notices as their user sees them, and how they want to be told. What the gate would no longer let them know of is not there any more.

import type { Selectable } from 'kysely';
import type { Officer } from '../../access/index.ts';
import { domainOf, isMailAddress, type NoticeSettings } from '../../config/index.ts';
import { cursorOf } from '../../http/index.ts';
import type { Journal } from '../../journal/index.ts';
import { invalid } from '../../refusal.ts';
import type { Db, NoticesTable, Store } from '../../store/index.ts';
import { goesOnWithin, knownDossiers } from '../reports/index.ts';
import { type NoticeKind, noticeKinds } from './kinds.ts';
import { knownActs } from './recipients.ts';
import { keepWishes, reachOf, type Wishes, wishesOf } from './wishes.ts';

export interface NoticesParts {
  store: Store;
  journal: Journal;
  settings: NoticeSettings;
  now: () => number;
}

export type Notice = Selectable<NoticesTable> & { kind: NoticeKind };

/** Most unread ones that are counted. */
const COUNTED = 200;

export class Notices {
  readonly #parts: NoticesParts;

  constructor(parts: NoticesParts) {
    this.#parts = parts;
  }

  /** Newest first, after the place that `after` names, with how many are unread. */
  async list(
    officer: Officer,
    { after, limit, unread }: { after?: string | undefined; limit: number; unread: boolean },
  ) {
    const { store, now } = this.#parts;
    let query = store.db.selectFrom('notices').selectAll().where('user', '=', officer.id);
    const [rev, seq] = (after ?? '').split('/').map(Number);
    if (rev !== undefined && seq !== undefined)
      query = query.where((eb) =>
        eb.or([eb('rev', '<', rev), eb.and([eb('rev', '=', rev), eb('seq', '<', seq)])]),
      );
    if (unread) query = query.where('read_ms', 'is', null);
    const rows = await query
      .orderBy('rev', 'desc')
      .orderBy('seq', 'desc')
      .limit(limit + 1)
      .execute();
    const items = await known(store.db, officer, now(), rows.slice(0, limit));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items,
      ...(last && { next: cursorOf(`${last.rev}/${last.seq}`) }),
      ...(await this.unread(officer)),
    };
  }

  async unread(officer: Officer): Promise<{ unread: number; capped: boolean }> {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('notices')
      .selectAll()
      .where('user', '=', officer.id)
      .where('read_ms', 'is', null)
      .orderBy('rev', 'desc')
      .limit(COUNTED + 1)
      .execute();
    const found = await known(store.db, officer, now(), rows.slice(0, COUNTED));
    return { unread: found.length, capped: rows.length > COUNTED };
  }

  /** Marks as read: some, or all up to a `rev`. Only the officer's own. */
  async read(officer: Officer, what: { seqs?: readonly number[] | undefined; upTo?: number | undefined }) {
    const { store, now } = this.#parts;
    await store.writer.write(async (tx) => {
      const own = tx
        .updateTable('notices')
        .set({ read_ms: now() })
        .where('user', '=', officer.id)
        .where('read_ms', 'is', null);
      if (what.seqs) await own.where('seq', 'in', [-1, ...what.seqs]).execute();
      if (what.upTo !== undefined) await own.where('rev', '<=', what.upTo).execute();
    });
  }

  /** What the officer wants, and which ways there are. */
  async wishes(officer: Officer) {
    const { store, settings } = this.#parts;
    const found = (await wishesOf(store.db, [officer.id])).get(officer.id) as Wishes;
    return {
      ...found,
      kinds: Object.fromEntries(noticeKinds.map((kind) => [kind, reachOf(found, kind)])) as Record<
        NoticeKind,
        ReturnType<typeof reachOf>
      >,
      ways: {
        mail: settings.mail !== undefined,
        webhook: settings.webhook !== undefined,
        domains: [...(settings.mail?.domains ?? [])],
      },
    };
  }

  /** @throws Refusal 422 for an address outside the domains that the configuration allows */
  async wish(officer: Officer, wishes: Wishes): Promise<void> {
    const { store, journal, settings } = this.#parts;
    const { address } = wishes;
    const allowed =
      address === '' ||
      (isMailAddress(address) && (settings.mail?.domains ?? []).includes(domainOf(address)));
    if (!allowed || (wishes.mail && address === '')) throw invalid([addressIssue]);
    await store.writer.write(async (tx) => {
      await keepWishes(tx, officer.id, wishes);
      await journal.record(tx, {
        who: officer.id,
        what: 'user',
        detail: { change: 'notices', mail: wishes.mail, webhook: wishes.webhook },
      });
    });
  }
}

/** Those of which their user may still know. */
export async function known(
  db: Db,
  officer: Officer,
  nowMs: number,
  rows: readonly Selectable<NoticesTable>[],
): Promise<Notice[]> {
  const acts = await knownActs(db, officer, nowMs, [...new Set(rows.flatMap(({ act }) => act ?? []))]);
  const releases = rows.filter((row) => row.kind === 'release').map((row) => row.subject);
  const waiting = await waitingDrafts(db, officer, [...new Set(releases)]);
  const talks = await knownTalks(db, officer, rows);
  return rows.filter(
    (row): row is Notice =>
      noticeKinds.some((kind) => kind === row.kind) &&
      (row.act === null || acts.has(row.act)) &&
      (row.kind !== 'release' || waiting.has(row.subject)) &&
      (row.kind !== 'deadline' || row.act !== null || talks.has(lineageIn(row.subject))),
  );
}

/** `agreement/LINEAGE/…`: a deadline of an agreement. */
const lineageIn = (subject: string): string => subject.split('/')[1] ?? '';

/** Of the agreements whose deadlines these are, those that the officer still knows of. */
async function knownTalks(
  db: Db,
  officer: Officer,
  rows: readonly Selectable<NoticesTable>[],
): Promise<ReadonlySet<string>> {
  const lineages = rows.flatMap(({ kind, act, subject }) =>
    kind === 'deadline' && act === null ? [lineageIn(subject)] : [],
  );
  if (lineages.length === 0) return new Set();
  const found = await db
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .where('dossier', 'in', lineages)
    .execute();
  return new Set(found.map(({ dossier }) => dossier));
}

/** Of these drafts those that still wait for a release and go on with no dossier that the officer does not know of. */
async function waitingDrafts(db: Db, officer: Officer, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('drafts')
    .select(['id', 'body'])
    .where('id', 'in', ids)
    .where('state', '=', 'submitted')
    .execute();
  const known = await knownDossiers(db, officer, rows);
  return new Set(rows.filter((row) => goesOnWithin(row, known)).map(({ id }) => id));
}

const addressIssue = {
  path: 'body.address',
  code: 'address',
  texts: {
    ar: 'اكتب عنوان بريد في أحد النطاقات التي تسمح بها هذه العقدة.',
    es: 'Escriba una dirección de correo de uno de los dominios que admite este nodo.',
    fr: 'Indiquez une adresse de courriel d’un des domaines que ce nœud admet.',
    en: 'Give an address of mail in one of the domains that this node allows.',
  },
};
