// SPDX-License-Identifier: Apache-2.0
// Need-to-know: who is let into which dossier. Without a grant a dossier does not exist for its reader, whatever the role.
import { conflict, notFound } from '../refusal.ts';
import type { Store, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import { hasRole, mayReadContent, type Officer } from './officer.ts';
import { officerOf } from './user-row.ts';

/** One grant. `grantedAt` is epoch seconds, `grantedBy` a user id. */
export interface Reader {
  user: string;
  name: string;
  grantedBy: string;
  grantedAt: number;
}

/** A dossier as those see it who decide or learn who reads it: no content. `openedAt` is epoch seconds. */
export interface DossierView {
  id: string;
  kind: string;
  openedAt: number;
  parties: string[];
  readers: number;
  /** Whether who asks reads it. */
  mine: boolean;
}

export class NeedToKnow {
  readonly #store: Store;
  readonly #journal: AccessJournal;
  readonly #now: () => number;

  constructor(store: Store, journal: AccessJournal, now: () => number) {
    this.#store = store;
    this.#journal = journal;
    this.#now = now;
  }

  /** Whether the officer may know that the dossier exists. One query, whatever the answer. */
  async knows(officer: Officer, dossier: string): Promise<boolean> {
    const row = await this.#store.db
      .selectFrom('dossier_readers')
      .select('user')
      .where('dossier', '=', dossier)
      .where('user', '=', officer.id)
      .executeTakeFirst();
    return row !== undefined && mayReadContent(officer.roles);
  }

  /** Who is let in, in order of name. @throws Refusal 404 */
  async list(dossier: string): Promise<Reader[]> {
    await requireDossier(this.#store.db, dossier);
    const rows = await this.#store.db
      .selectFrom('dossier_readers')
      .innerJoin('users', 'users.id', 'dossier_readers.user')
      .select(['users.id', 'users.name', 'granted_by', 'granted_at'])
      .where('dossier', '=', dossier)
      .orderBy('users.name')
      .orderBy('users.id')
      .execute();
    return rows.map((row) => ({
      user: row.id,
      name: row.name,
      grantedBy: row.granted_by,
      grantedAt: row.granted_at,
    }));
  }

  /** Dossiers opened before `before` (epoch seconds and id), newest first: all for who decides on readers or supervises, else one's own. */
  async dossiers(officer: Officer, before: string | undefined, limit: number): Promise<DossierView[]> {
    const { db } = this.#store;
    const [at, id] = (before ?? '').split('.');
    let query = db
      .selectFrom('dossiers')
      .select(['id', 'kind', 'opened_at'])
      .select((eb) =>
        eb
          .selectFrom('dossier_readers')
          .whereRef('dossier', '=', 'dossiers.id')
          .select((count) => count.fn.countAll<number>().as('n'))
          .as('readers'),
      )
      .select((eb) =>
        eb
          .selectFrom('dossier_readers')
          .whereRef('dossier', '=', 'dossiers.id')
          .where('user', '=', officer.id)
          .select((count) => count.fn.countAll<number>().as('n'))
          .as('mine'),
      )
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    if (!hasRole(officer, 'head', 'supervisor'))
      query = query.where('id', 'in', (eb) =>
        eb.selectFrom('dossier_readers').select('dossier').where('user', '=', officer.id),
      );
    if (at !== undefined && id !== undefined)
      query = query.where((eb) =>
        eb.or([
          eb('opened_at', '<', Number(at)),
          eb.and([eb('opened_at', '=', Number(at)), eb('id', '<', id)]),
        ]),
      );
    const rows = await query.execute();
    const parties = await partiesOf(
      db,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, openedAt: row.opened_at, parties: parties.get(row.id) ?? [] },
      ...{ readers: Number(row.readers), mine: Number(row.mine) > 0 },
    }));
  }

  /** Lets a user in, for a reason that the journal keeps. Doing it again changes nothing. @throws Refusal 404, 409 `no-content-role` */
  async grant(by: Officer, dossier: string, user: string, why?: string): Promise<void> {
    await this.#store.writer.write(async (tx) => {
      await requireDossier(tx, dossier);
      const row = await tx.selectFrom('users').selectAll().where('id', '=', user).executeTakeFirst();
      if (!row) throw notFound();
      if (row.state !== 'active' || !mayReadContent(officerOf(row).roles)) throw noContentRole();
      await this.letIn(tx, by.id, dossier, user, why);
    });
  }

  /** Lets a user in, in the caller's transaction: for who opens a dossier, or is named in one. `by` is a user id or `system`. */
  async letIn(tx: Tx, by: string, dossier: string, user: string, why?: string): Promise<void> {
    const done = await tx
      .insertInto('dossier_readers')
      .values({ dossier, user, granted_by: by, granted_at: Math.floor(this.#now() / 1000) })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) return;
    await this.#journal.record(tx, {
      who: by,
      what: 'user',
      dossier,
      ...(why !== undefined && { why }),
      detail: { change: 'reader-granted', user },
    });
  }

  /** Takes a grant back. @throws Refusal 404 when there is none */
  async revoke(by: Officer, dossier: string, user: string, why?: string): Promise<void> {
    await this.#store.writer.write(async (tx) => {
      const gone = await tx
        .deleteFrom('dossier_readers')
        .where('dossier', '=', dossier)
        .where('user', '=', user)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) throw notFound();
      const detail = { change: 'reader-revoked', user };
      const reason = why === undefined ? {} : { why };
      await this.#journal.record(tx, { who: by.id, what: 'user', dossier, ...reason, detail });
    });
  }
}

/** Whom the acts of each dossier went to or came from. */
async function partiesOf(
  db: Pick<Tx, 'selectFrom'>,
  dossiers: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('acts')
    .innerJoin('audience', 'audience.act', 'acts.id')
    .select(['acts.dossier', 'audience.party'])
    .distinct()
    .where('acts.dossier', 'in', ['', ...dossiers])
    .orderBy('audience.party')
    .execute();
  const found = new Map<string, string[]>();
  for (const { dossier, party } of rows)
    if (dossier !== null) found.set(dossier, [...(found.get(dossier) ?? []), party]);
  return found;
}

async function requireDossier(db: Pick<Tx, 'selectFrom'>, dossier: string): Promise<void> {
  const row = await db.selectFrom('dossiers').select('id').where('id', '=', dossier).executeTakeFirst();
  if (!row) throw notFound();
}

const noContentRole = () =>
  conflict({
    code: 'no-content-role',
    rule: 'role',
    texts: {
      ar: 'لا يطّلع هذا المستخدم على المحتوى: حسابه معطّل أو دوره لا يتيح ذلك. اختر موظفًا له دور في التبادل.',
      es: 'Este usuario no ve contenido: está desactivado o su función no lo permite. Elija a un agente con función en el intercambio.',
      fr: 'Cet utilisateur ne voit pas de contenu : il est désactivé ou son rôle ne le permet pas. Choisissez un agent qui a un rôle dans l’échange.',
      en: 'This user sees no content: disabled, or in a role without it. Choose an officer with a role in the exchange.',
    },
  });
