// SPDX-License-Identifier: Apache-2.0
// Getting back in after every way was lost: one administrator asks, another confirms, and each is given half of a code that opens the account
// once, to set up a passkey or one-time codes anew. Neither half alone opens anything.
import { randomInt } from 'node:crypto';
import { newRandomId } from '@tansiq/protocol';
import { notFound } from '../refusal.ts';
import type { RecoveriesTable, Store, Tx, UsersTable } from '../store/index.ts';
import type { AccessJournal, AccessNews } from './journal-port.ts';
import { hasRole, type Officer } from './officer.ts';
import type { Passwords } from './password.ts';
import { recoveryAsked, sameAdministrator } from './refusals.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';
import { ownAccount } from './users.ts';

/** A recovery as administrators, the supervisor and the person see it: never a code. Moments are epoch seconds. */
export interface RecoveryView {
  id: string;
  user: string;
  askedBy: string;
  why: string;
  askedAt: number;
  confirmedBy: string | null;
  expiresAt: number;
}

/** With half of the code, told this once. */
export interface RecoveryHalf extends RecoveryView {
  half: string;
}

export interface RecoveriesParts {
  store: Store;
  journal: AccessJournal;
  news: AccessNews;
  passwords: Passwords;
  sessions: Sessions;
  tokens: Tokens;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Seconds to be confirmed within, and from then on to be used within. */
const OPEN_SECONDS = 3 * 86_400;
/** Letters and figures that are not taken for one another when read out (Crockford's Base32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HALF = 8;

export class Recoveries {
  readonly #parts: RecoveriesParts;

  constructor(parts: RecoveriesParts) {
    this.#parts = parts;
  }

  /** Open ones: all for administrators and supervisors, their own for others. */
  async list(officer: Officer): Promise<RecoveryView[]> {
    const all = hasRole(officer, 'administrator', 'supervisor');
    const rows = await this.#parts.store.db
      .selectFrom('recoveries')
      .selectAll()
      .where('expires_at', '>', this.#seconds())
      .$if(!all, (query) => query.where('user', '=', officer.id))
      .orderBy('asked_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(viewOf);
  }

  /** @throws Refusal 403 `own-account`, 404, 409 `recovery-asked` where one is open */
  async ask(by: Officer, user: string, why: string): Promise<RecoveryHalf> {
    if (by.id === user) throw ownAccount();
    const { half, hash } = await this.#half();
    const at = this.#seconds();
    const row: RecoveriesTable = {
      ...{ id: newRandomId(), user, asked_by: by.id, why, asked_at: at, asked_half: hash },
      ...{ confirmed_by: null, confirmed_half: null, expires_at: at + OPEN_SECONDS },
    };
    await this.#change(row, 'asked', by.id, why, async (tx) => {
      await requireActive(tx, user);
      await tx.deleteFrom('recoveries').where('expires_at', '<=', at).execute();
      const asked = await tx
        .insertInto('recoveries')
        .values(row)
        .onConflict((on) => on.column('user').doNothing())
        .executeTakeFirst();
      if (asked.numInsertedOrUpdatedRows === 0n) throw recoveryAsked();
    });
    return { ...viewOf(row), half };
  }

  /**
   * The second administrator: from now on the account has no passkey, no codes, no provider, no session and no token, and opens by both halves alone.
   * @throws Refusal 403 `own-account`, `same-administrator`, 404 where none waits for it
   */
  async confirm(by: Officer, id: string): Promise<RecoveryHalf> {
    const { half, hash } = await this.#half();
    const at = this.#seconds();
    const found = await openRow(this.#parts.store.db, id, at);
    if (found.user === by.id) throw ownAccount();
    if (found.asked_by === by.id) throw sameAdministrator();
    const confirmed = { confirmed_by: by.id, confirmed_half: hash, expires_at: at + OPEN_SECONDS };
    await this.#change(found, 'confirmed', by.id, undefined, async (tx) => {
      await requireActive(tx, found.user);
      const done = await tx
        .updateTable('recoveries')
        .set(confirmed)
        .where('id', '=', id)
        .where('confirmed_by', 'is', null)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw notFound();
      const { sessions, tokens } = this.#parts;
      await tx.deleteFrom('passkeys').where('user', '=', found.user).execute();
      await tx.deleteFrom('totps').where('user', '=', found.user).execute();
      await tx.deleteFrom('provider_links').where('user', '=', found.user).execute();
      await sessions.closeAll(tx, found.user);
      await tokens.revokeAll(tx, by.id, found.user);
      await demandEnrolment(tx, found.user);
    });
    return { ...viewOf({ ...found, ...confirmed }), half };
  }

  /** By any administrator, or by the person, who did not ask for it. @throws Refusal 404, also to everybody else */
  async withdraw(by: Officer, id: string): Promise<void> {
    const found = await openRow(this.#parts.store.db, id, this.#seconds());
    if (found.user !== by.id && !hasRole(by, 'administrator')) throw notFound();
    await this.#change(found, 'withdrawn', by.id, undefined, (tx) => take(tx, id));
  }

  /** The confirmed recovery of this user that both halves, in either order, are of. Takes the work of two passwords. */
  async opening(user: string, typed: string): Promise<string | undefined> {
    const row = await this.#parts.store.db
      .selectFrom('recoveries')
      .selectAll()
      .where('user', '=', user)
      .where('expires_at', '>', this.#seconds())
      .where('confirmed_half', 'is not', null)
      .executeTakeFirst();
    const code = normalHalves(typed);
    if (!row?.confirmed_half || code.length !== 2 * HALF) return undefined;
    const halves = [code.slice(0, HALF), code.slice(HALF)] as const;
    for (const [asked, confirmed] of [halves, halves.toReversed()] as [string, string][])
      if (await this.#verify(row.asked_half, asked, row.confirmed_half, confirmed)) return row.id;
    return undefined;
  }

  /** Uses it up, in the transaction that opens the session. Whether it was still there. */
  async use(tx: Tx, id: string, user: string): Promise<boolean> {
    const gone = await tx.deleteFrom('recoveries').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    await this.#parts.news.tell(tx, [{ kind: 'recovery', detail: { user, recovery: id, state: 'used' } }]);
    return true;
  }

  async #verify(asked: string, one: string, confirmed: string, other: string): Promise<boolean> {
    const { passwords } = this.#parts;
    return (await passwords.verify(asked, one)) && passwords.verify(confirmed, other);
  }

  async #half(): Promise<{ half: string; hash: string }> {
    const plain = Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return { half: `${plain.slice(0, 4)}-${plain.slice(4)}`, hash: await this.#parts.passwords.hash(plain) };
  }

  /** In one transaction with its row of the journal and the news of it, for the person and the supervisor. */
  async #change(
    { id, user }: Pick<RecoveriesTable, 'id' | 'user'>,
    state: 'asked' | 'confirmed' | 'withdrawn',
    who: string,
    why: string | undefined,
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    const { store, journal, news } = this.#parts;
    await store.writer.write(async (tx) => {
      await work(tx);
      const detail = { user, change: `recovery-${state}`, recovery: id };
      await journal.record(tx, { who, what: 'user', ...(why !== undefined && { why }), detail });
      await news.tell(tx, [{ kind: 'recovery', detail: { user, recovery: id, state } }]);
    });
    news.wake();
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

type Reads = Pick<Tx, 'selectFrom'>;

async function openRow(db: Reads, id: string, at: number): Promise<RecoveriesTable> {
  const row = await db
    .selectFrom('recoveries')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function take(tx: Tx, id: string): Promise<void> {
  const gone = await tx.deleteFrom('recoveries').where('id', '=', id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound();
}

async function requireActive(tx: Tx, user: string): Promise<void> {
  const row = await tx
    .selectFrom('users')
    .select('id')
    .where('id', '=', user)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** From now on a password alone does not sign in: with nothing else there, only both halves do. */
export async function demandEnrolment(tx: Tx, user: string): Promise<void> {
  await tx.updateTable('users').set({ enrolment: 1 }).where('id', '=', user).execute();
}

/** A second factor was set up: what is asked for from now on is that. */
export async function endEnrolment(tx: Tx, user: string): Promise<void> {
  await tx.updateTable('users').set({ enrolment: 0 }).where('id', '=', user).execute();
}

/** Whether a password alone no longer signs in, and there are no codes to ask for. */
export const awaitsEnrolment = (row: Pick<UsersTable, 'enrolment'>): boolean => row.enrolment === 1;

/** As typed or read out: without what parts it, in capitals, what looks alike made one. */
const normalHalves = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

const viewOf = (row: RecoveriesTable): RecoveryView => ({
  ...{ id: row.id, user: row.user, askedBy: row.asked_by, why: row.why, askedAt: row.asked_at },
  ...{ confirmedBy: row.confirmed_by, expiresAt: row.expires_at },
});
