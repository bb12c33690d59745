// SPDX-License-Identifier: Apache-2.0
// Signing in and out: the same answer, work and waiting for a wrong password and for a login that does not exist; each attempt is counted
// before it is judged, so that many at once do not slip past the lock-out.
import { locked, signInFailed } from '../refusal.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import { lockDelay, UnknownLogins } from './lock-out.ts';
import type { Officer } from './officer.ts';
import type { Passwords } from './password.ts';
import type { Session, Sessions } from './sessions.ts';
import { officerOf } from './user-row.ts';
import { normalLogin } from './users.ts';

export interface SignInParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  passwords: Passwords;
  /** Epoch milliseconds. */
  now: () => number;
}

export interface SignedIn {
  /** The cookie's value: given out once, stored nowhere. */
  value: string;
  csrf: string;
  expiresAt: number;
  officer: Officer;
}

export class SignIn {
  readonly #parts: SignInParts;
  readonly #unknown = new UnknownLogins();

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /**
   * @param previous the cookie's value that came with the request: that session ends, its value is never used again
   * @throws Refusal 401 `sign-in-failed`, 423 `locked`
   */
  async signIn(attempt: {
    login: string;
    password: string;
    previous?: string | undefined;
  }): Promise<SignedIn> {
    const { store, passwords } = this.#parts;
    const login = normalLogin(attempt.login);
    const row = await store.db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirst();
    const wait = row ? row.locked_until - this.#seconds() : this.#unknown.wait(login, this.#seconds());
    if (wait > 0) return this.#heldBack(row, wait);
    const [held, right] = await Promise.all([
      this.#count(login, row),
      passwords.verify(row?.password, attempt.password),
    ]);
    if (held > 0) return this.#heldBack(row, held);
    if (!row || !right) return this.#failed(row, row ? 'password' : 'unknown-login');
    const password = passwords.isDated(row.password) ? await passwords.hash(attempt.password) : row.password;
    const opened = await store.writer.write((tx) => this.#open(tx, row, password, attempt.previous));
    return opened ?? this.#failed(row, 'disabled');
  }

  /** Ends this session, or all of the officer's. */
  async signOut(session: Session, everywhere: boolean): Promise<void> {
    const { store, sessions, journal } = this.#parts;
    await store.writer.write(async (tx) => {
      if (everywhere) await sessions.closeAll(tx, session.officer.id);
      else await sessions.close(tx, session.digest);
      await journal.record(tx, { who: session.officer.id, what: 'sign-out', detail: { everywhere } });
    });
  }

  /** Counts an attempt as failed before it is judged. Returns the seconds to wait if another one has just locked the login. */
  async #count(login: string, row: UsersTable | undefined): Promise<number> {
    const at = this.#seconds();
    if (!row) {
      const wait = this.#unknown.wait(login, at);
      if (wait === 0) this.#unknown.fail(login, at);
      return wait;
    }
    return this.#parts.store.writer.write(async (tx) => {
      const counted = await tx
        .updateTable('users')
        .set((users) => ({ failures: users('failures', '+', 1) }))
        .where('id', '=', row.id)
        .where('locked_until', '<=', at)
        .returning('failures')
        .executeTakeFirst();
      if (!counted) {
        const found = await tx
          .selectFrom('users')
          .select('locked_until')
          .where('id', '=', row.id)
          .executeTakeFirst();
        return Math.max(1, (found?.locked_until ?? 0) - at);
      }
      const lockedUntil = at + lockDelay(counted.failures);
      await tx.updateTable('users').set({ locked_until: lockedUntil }).where('id', '=', row.id).execute();
      return 0;
    });
  }

  /** Opens the session, unless the user was disabled or got another password since the row was read. */
  async #open(
    tx: Tx,
    row: UsersTable,
    password: string,
    previous: string | undefined,
  ): Promise<SignedIn | undefined> {
    const { sessions, journal } = this.#parts;
    const updated = await tx
      .updateTable('users')
      .set({ failures: 0, locked_until: 0, password })
      .where('id', '=', row.id)
      .where('state', '=', 'active')
      .where('password', '=', row.password)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return undefined;
    if (previous !== undefined) await sessions.closeValue(tx, previous);
    const opened = await sessions.open(tx, row.id);
    await journal.record(tx, { who: row.id, what: 'sign-in' });
    return { ...opened, officer: officerOf(row) };
  }

  async #heldBack(row: UsersTable | undefined, wait: number): Promise<never> {
    await this.#recordFailure(row, 'locked');
    throw locked(wait);
  }

  async #failed(row: UsersTable | undefined, reason: string): Promise<never> {
    await this.#recordFailure(row, reason);
    throw signInFailed();
  }

  async #recordFailure(row: UsersTable | undefined, reason: string): Promise<void> {
    const { store, journal } = this.#parts;
    const entry = { who: row?.id ?? 'system', what: 'sign-in-failed' as const, detail: { reason } };
    await store.writer.write((tx) => journal.record(tx, entry));
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}
