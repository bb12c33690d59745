// SPDX-License-Identifier: Apache-2.0
// Who of the agency's OpenID provider signs in as whom: bound by an administrator, or at a first sign-in by the claim that the configuration names.
// A binding that its user has not proven theirs takes no second factor's place, so that no administrator gets in by one alone.
import { conflict, notFound } from '../refusal.ts';
import type { ProviderLinksTable, Store, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';

/** Moments are epoch seconds. */
export interface ProviderLinkView {
  issuer: string;
  subject: string;
  proven: boolean;
  createdAt: number;
  usedAt: number | null;
}

export interface ProviderLinksParts {
  store: Store;
  journal: AccessJournal;
  /** The provider's; absent where the node has none. */
  issuer: string | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

type Reads = Pick<Tx, 'selectFrom'>;

export class ProviderLinks {
  readonly #parts: ProviderLinksParts;

  constructor(parts: ProviderLinksParts) {
    this.#parts = parts;
  }

  /** A user's, at the provider of today. Within a transaction `db` is that. */
  async of(user: string, db: Reads = this.#parts.store.db): Promise<ProviderLinkView | undefined> {
    const row = await this.#row(db, 'user', user);
    if (!row) return undefined;
    const { issuer, subject } = row;
    return {
      ...{ issuer, subject, proven: row.proven === 1 },
      createdAt: row.created_at,
      usedAt: row.used_at,
    };
  }

  /** The user whom a subject signs in as. Within a transaction `db` is that. */
  async ownerOf(subject: string, db: Reads = this.#parts.store.db): Promise<string | undefined> {
    return (await this.#row(db, 'subject', subject))?.user;
  }

  /** By an administrator; takes the place of one that there was. @throws Refusal 404, 409 `subject-taken` */
  async link(by: Officer, user: string, subject: string): Promise<void> {
    await this.#parts.store.writer.write(async (tx) => {
      const found = await tx.selectFrom('users').select('id').where('id', '=', user).executeTakeFirst();
      if (!found) throw notFound();
      if (!(await this.bind(tx, by.id, user, subject))) throw subjectTaken();
    });
  }

  /** In the caller's transaction. False where the subject is somebody else's. @throws Refusal 404 where the node has no provider */
  async bind(tx: Tx, by: string, user: string, subject: string): Promise<boolean> {
    const { issuer, now } = this.#parts;
    if (issuer === undefined) throw notFound();
    const before = await tx
      .selectFrom('provider_links')
      .selectAll()
      .where('user', '=', user)
      .executeTakeFirst();
    await tx.deleteFrom('provider_links').where('user', '=', user).execute();
    const provable = before !== undefined || (await holdsFactor(tx, user));
    const row: ProviderLinksTable = {
      ...{ user, issuer, subject, proven: provable ? 0 : 1 },
      ...{ created_at: Math.floor(now() / 1000), used_at: null },
    };
    const made = await tx
      .insertInto('provider_links')
      .values(row)
      .onConflict((on) => on.columns(['issuer', 'subject']).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return false;
    // Else who binds their own subject in its place signs in with one factor and sets up the other.
    if (before?.used_at && by !== user)
      await tx.updateTable('users').set({ enrolment: 1 }).where('id', '=', user).execute();
    await this.#record(tx, by, user, 'provider-linked');
    return true;
  }

  /** Its user, who has just shown who they are, says that it is theirs. @throws Refusal 404 */
  async prove({ id }: Officer): Promise<void> {
    await this.#parts.store.writer.write(async (tx) => {
      const done = await tx
        .updateTable('provider_links')
        .set({ proven: 1 })
        .where('user', '=', id)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw notFound();
      await this.#record(tx, id, id, 'provider-proven');
    });
  }

  /** It was signed in with, and with the user's own second factor where `proven`. In the caller's transaction. */
  async use(tx: Tx, user: string, proven: boolean): Promise<void> {
    const at = Math.floor(this.#parts.now() / 1000);
    await tx
      .updateTable('provider_links')
      .set({ used_at: at, ...(proven && { proven: 1 }) })
      .where('user', '=', user)
      .execute();
  }

  /** By an administrator, in their transaction. Whether it had been signed in with. @throws Refusal 404 when there is none */
  async remove(tx: Tx, by: string, user: string, why: string): Promise<boolean> {
    const rows = await tx
      .deleteFrom('provider_links')
      .where('user', '=', user)
      .returning('used_at')
      .execute();
    const [gone] = rows;
    if (!gone) throw notFound();
    await this.#record(tx, by, user, 'provider-unlinked', why);
    return gone.used_at !== null;
  }

  async #row(db: Reads, column: 'user' | 'subject', value: string): Promise<ProviderLinksTable | undefined> {
    const { issuer } = this.#parts;
    if (issuer === undefined) return undefined;
    return db
      .selectFrom('provider_links')
      .selectAll()
      .where('issuer', '=', issuer)
      .where(column, '=', value)
      .executeTakeFirst();
  }

  #record(tx: Tx, who: string, user: string, change: string, why?: string): Promise<void> {
    const reason = why === undefined ? {} : { why };
    return this.#parts.journal.record(tx, { who, what: 'user', ...reason, detail: { user, change } });
  }
}

/** Whether the account has a second factor of this node's, or must set one up. */
async function holdsFactor(tx: Tx, user: string): Promise<boolean> {
  const found = await tx
    .selectFrom('users')
    .select('enrolment')
    .where('id', '=', user)
    .where((where) =>
      where.or([
        where('enrolment', '=', 1),
        where.exists(where.selectFrom('passkeys').select('id').where('passkeys.user', '=', user)),
        where.exists(
          where
            .selectFrom('totps')
            .select('step')
            .where('totps.user', '=', user)
            .where('confirmed_at', 'is not', null),
        ),
      ]),
    )
    .executeTakeFirst();
  return found !== undefined;
}

/** 409: the subject signs in as somebody else. */
const subjectTaken = () =>
  conflict({
    code: 'subject-taken',
    texts: {
      ar: 'هذا المعرّف لدى مزوّد الهوية مربوط بحساب آخر. تحقق منه، أو افصله عن الحساب الآخر أولًا.',
      es: 'Ese identificador del proveedor ya está vinculado a otra cuenta. Compruébelo o desvincúlelo antes de la otra.',
      fr: 'Cet identifiant du fournisseur est déjà rattaché à un autre compte. Vérifiez-le ou détachez-le d’abord de l’autre.',
      en: 'That subject of the provider is bound to another account. Check it, or unbind it from the other first.',
    },
  });
