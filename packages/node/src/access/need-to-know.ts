// SPDX-License-Identifier: Apache-2.0
// Need-to-know: who is let into which dossier. Without a grant a dossier does not exist for its reader, whatever the role.
import { conflict, notFound } from '../refusal.ts';
import type { Store, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import { mayReadContent, type Officer } from './officer.ts';
import { officerOf } from './user-row.ts';

/** One grant. `grantedAt` is epoch seconds, `grantedBy` a user id. */
export interface Reader {
  user: string;
  name: string;
  grantedBy: string;
  grantedAt: number;
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

  /** Lets a user in. Doing it again changes nothing. @throws Refusal 404, 409 `no-content-role` */
  async grant(by: Officer, dossier: string, user: string): Promise<void> {
    await this.#store.writer.write(async (tx) => {
      await requireDossier(tx, dossier);
      const row = await tx.selectFrom('users').selectAll().where('id', '=', user).executeTakeFirst();
      if (!row) throw notFound();
      if (row.state !== 'active' || !mayReadContent(officerOf(row).roles)) throw noContentRole();
      await this.letIn(tx, by.id, dossier, user);
    });
  }

  /** Lets a user in, in the caller's transaction: for who opens a dossier, or is named in one. `by` is a user id or `system`. */
  async letIn(tx: Tx, by: string, dossier: string, user: string): Promise<void> {
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
      detail: { change: 'reader-granted', user },
    });
  }

  /** Takes a grant back. @throws Refusal 404 when there is none */
  async revoke(by: Officer, dossier: string, user: string): Promise<void> {
    await this.#store.writer.write(async (tx) => {
      const gone = await tx
        .deleteFrom('dossier_readers')
        .where('dossier', '=', dossier)
        .where('user', '=', user)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) throw notFound();
      const detail = { change: 'reader-revoked', user };
      await this.#journal.record(tx, { who: by.id, what: 'user', dossier, detail });
    });
  }
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
      fr: "Cet utilisateur ne voit pas de contenu : il est désactivé ou son rôle ne le permet pas. Choisissez un agent qui a un rôle dans l'échange.",
      en: 'This user sees no content: disabled, or in a role without it. Choose an officer with a role in the exchange.',
    },
  });
