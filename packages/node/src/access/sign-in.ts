// SPDX-License-Identifier: Apache-2.0
// Signing in and out: the same answer, work and waiting for a wrong password and for a login that does not exist; each attempt is counted
// before it is judged, so that many at once do not slip past the lock-out. A passkey alone is enough; a password is not, where its owner has
// one-time codes.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Processes } from '../processes/index.ts';
import { locked, notFound, signInFailed } from '../refusal.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import { Attempts, type Counted } from './attempts.ts';
import type { Challenges } from './challenges.ts';
import type { Client } from './client.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';
import type { Passkeys } from './passkeys.ts';
import type { Passwords } from './password.ts';
import type { ProviderLinks } from './provider-links.ts';
import { providerNeeded } from './provider-refusals.ts';
import { awaitsEnrolment, type Recoveries } from './recoveries.ts';
import { codeNeeded, codeWrong, enrolmentNeeded, passkeyRefused } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';
import { passkeyNeeded, type SecondFactor } from './second-factor.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Totps } from './totps.ts';
import { activeUser, officerOf } from './user-row.ts';
import { normalLogin } from './users.ts';

export interface SignInParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  passwords: Passwords;
  passkeys: Passkeys;
  totps: Totps;
  recoveries: Recoveries;
  secondFactor: SecondFactor;
  providerLinks: ProviderLinks;
  /** Epoch milliseconds. */
  now: () => number;
  processes?: Processes;
}

export interface SignedIn {
  /** The cookie's value: given out once, stored nowhere. */
  value: string;
  csrf: string;
  expiresAt: number;
  officer: Officer;
  /** Opened by a recovery: a second factor is set up before anything else. */
  enrolling: boolean;
  /** By the agency's provider, which said that it saw two factors. */
  vouched: boolean;
}

export interface Attempt {
  login: string;
  password: string;
  /** The one-time code, or both halves of a recovery, when asked for. */
  code?: string | undefined;
  /** The cookie's value that came with the request: that session ends, its value is never used again. */
  previous?: string | undefined;
  client?: Client | undefined;
}

/** What the account asks for beside the password, and the recovery whose halves were given. */
type Opening = Attempt & { asks: 'totp' | 'enrolment' | undefined; recovery: string | undefined };

type Opened = { signedIn: SignedIn } | { why: 'disabled' | 'code' };

export class SignIn {
  readonly #parts: SignInParts;
  readonly #attempts: Attempts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.now, parts.processes);
  }

  /**
   * @throws Refusal 401 `sign-in-failed`, 423 `locked`; to who has the password 401 `code-needed`, `code-wrong`, `passkey-needed`,
   *   `provider-needed`, `enrolment-needed`
   */
  async signIn(attempt: Attempt): Promise<SignedIn> {
    const { store, passwords, totps, recoveries } = this.#parts;
    const login = normalLogin(attempt.login);
    const row = await store.db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirst();
    const wait = this.#attempts.wait(login, row);
    if (wait > 0) return this.#heldBack(row, wait);
    const [counted, right] = await Promise.all([
      this.#attempts.count(login, row),
      passwords.verify(row?.password, attempt.password),
    ]);
    if (counted.wait > 0) return this.#heldBack(row, counted.wait);
    if (!row || !right) return this.#failed(row, row ? 'password' : 'unknown-login');
    const password = passwords.isDated(row.password) ? await passwords.hash(attempt.password) : row.password;
    // A disabled account is told nothing of codes: it answers as a wrong password does.
    if (row.state !== 'active') return this.#failed(row, 'disabled');
    const { on } = await totps.state(row.id);
    if (on && attempt.code === undefined) return this.#askForMore(row, counted, 'code-needed');
    const enrols = !on && awaitsEnrolment(row);
    if (enrols && attempt.code === undefined) return this.#askForMore(row, counted, await this.#missing(row));
    const other = on || enrols ? undefined : await this.#beyondPassword(row);
    if (other) return this.#askForMore(row, counted, other);
    const recovery = enrols ? await recoveries.opening(row.id, attempt.code ?? '') : undefined;
    const asks = on ? 'totp' : enrols ? 'enrolment' : undefined;
    const opened = await store.writer.write((tx) =>
      this.#open(tx, row, { ...attempt, password, asks, recovery }),
    );
    if ('signedIn' in opened) return opened.signedIn;
    await this.#recordFailure(row, opened.why);
    throw opened.why === 'code' ? codeWrong(401) : signInFailed();
  }

  /** What a browser asks an authenticator with, whoever is about to sign in. */
  async passkeyOptions(challenges: Challenges, rp: RelyingParty) {
    return this.#parts.passkeys.requestOptions(rp, await challenges.issue({ kind: 'sign-in' }));
  }

  /**
   * A passkey signs in alone: it is had and its owner verified. A lock-out of the password does not hold it back, for nobody guesses it.
   * @throws Refusal 401 `passkey-refused`
   */
  async signInWithPasskey(attempt: {
    rp: RelyingParty;
    response: AuthenticationResponseJSON;
    previous?: string | undefined;
    client?: Client | undefined;
  }): Promise<SignedIn> {
    const { store, passkeys, sessions, journal } = this.#parts;
    const signedIn = await store.writer.write(async (tx) => {
      const verdict = await passkeys.judge(tx, attempt.rp, attempt.response, { kind: 'sign-in' });
      const owner = 'why' in verdict ? verdict.user : verdict.passkey.user;
      const row = owner === undefined ? undefined : await activeUser(tx, owner);
      if ('why' in verdict || !row) {
        const reason = 'why' in verdict ? `passkey-${verdict.why}` : 'disabled';
        await journal.record(tx, { who: owner ?? 'system', what: 'sign-in-failed', detail: { reason } });
        return undefined;
      }
      if (attempt.previous !== undefined) await sessions.closeValue(tx, attempt.previous);
      const opened = await sessions.open(tx, row.id, { method: 'passkey', client: attempt.client });
      const detail = { method: 'passkey', passkey: verdict.passkey.id };
      await journal.record(tx, { who: row.id, what: 'sign-in', detail });
      return { ...opened, officer: officerOf(row), enrolling: false, vouched: false };
    });
    if (!signedIn) throw passkeyRefused(401);
    return signedIn;
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

  /** Ends all of the officer's sessions but this one. */
  async endOthers(session: Session): Promise<void> {
    const { store, sessions, journal } = this.#parts;
    await store.writer.write(async (tx) => {
      await sessions.closeAll(tx, session.officer.id, session.digest);
      await journal.record(tx, { who: session.officer.id, what: 'sign-out', detail: { others: true } });
    });
  }

  /** Ends one of the officer's sessions. @throws Refusal 404 */
  async endOne(session: Session, id: string): Promise<void> {
    const { store, sessions, journal } = this.#parts;
    await store.writer.write(async (tx) => {
      if (!(await sessions.closeOne(tx, session.officer.id, id))) throw notFound();
      await journal.record(tx, { who: session.officer.id, what: 'sign-out', detail: { session: id } });
    });
  }

  /** Opens the session, unless the user was disabled or got another password since the row was read. */
  async #open(
    tx: Tx,
    row: UsersTable,
    { code, previous, client, password, asks, recovery }: Opening,
  ): Promise<Opened> {
    const { sessions, journal, totps, recoveries } = this.#parts;
    if (asks === 'totp' && !(await totps.take(tx, row.id, code ?? ''))) return { why: 'code' };
    if (asks === 'enrolment' && (recovery === undefined || !(await recoveries.use(tx, recovery, row.id))))
      return { why: 'code' };
    const updated = await tx
      .updateTable('users')
      .set({ failures: 0, locked_until: 0, password })
      .where('id', '=', row.id)
      .where('state', '=', 'active')
      .where('password', '=', row.password)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return { why: 'disabled' };
    if (previous !== undefined) await sessions.closeValue(tx, previous);
    const opened = await sessions.open(tx, row.id, { method: asks ?? 'password', client });
    await journal.record(tx, { who: row.id, what: 'sign-in', ...(asks && { detail: { method: asks } }) });
    return {
      signedIn: { ...opened, officer: officerOf(row), enrolling: asks === 'enrolment', vouched: false },
    };
  }

  /** What signs in where a password alone no longer does: the passkey that there is, else both halves of a recovery. */
  async #missing(row: UsersTable): Promise<'passkey-needed' | 'enrolment-needed'> {
    return (await this.#parts.secondFactor.hasPasskey(row.id)) ? 'passkey-needed' : 'enrolment-needed';
  }

  /** What signs in where the role asks for more than a password: the passkey that there is, else the provider, where it was signed in by. */
  async #beyondPassword(row: UsersTable): Promise<'passkey-needed' | 'provider-needed' | undefined> {
    const { secondFactor, providerLinks } = this.#parts;
    if (!(await secondFactor.isDemanded(officerOf(row)))) return undefined;
    if (await secondFactor.hasPasskey(row.id)) return 'passkey-needed';
    return (await providerLinks.of(row.id))?.usedAt ? 'provider-needed' : undefined;
  }

  /** The password was right: this attempt guessed nothing, and is not counted; that somebody knows the password is in the journal. */
  async #askForMore(row: UsersTable, counted: Counted, more: keyof typeof asking): Promise<never> {
    await this.#parts.store.writer.write((tx) => this.#attempts.takeBack(tx, row.id, counted));
    await this.#recordFailure(row, more);
    throw asking[more]();
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
}

/** What a right password alone is answered with. */
const asking = {
  'code-needed': codeNeeded,
  'passkey-needed': passkeyNeeded,
  'provider-needed': providerNeeded,
  'enrolment-needed': enrolmentNeeded,
};
