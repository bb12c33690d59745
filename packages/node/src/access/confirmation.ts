// SPDX-License-Identifier: Apache-2.0
// Showing again who one is while signed in: before one's ways to sign in change, and before a release where the node asks for it. Counted and
// held back as signing in is, so that an open session at a desk that was left is no place to guess.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { locked, type Refusal } from '../refusal.ts';
import type { Store, Tx } from '../store/index.ts';
import { Attempts } from './attempts.ts';
import type { Challenges } from './challenges.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Passkeys } from './passkeys.ts';
import type { Passwords } from './password.ts';
import { codeWrong, type Proof, passkeyRefused, passwordWrong, stepUpNeeded } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Totps } from './totps.ts';

export interface ConfirmationParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  passwords: Passwords;
  passkeys: Passkeys;
  totps: Totps;
  challenges: Challenges;
  /** Epoch milliseconds. */
  now: () => number;
}

export type ShownProof =
  | { passkey: AuthenticationResponseJSON; rp: RelyingParty }
  | { code: string }
  | { password: string };

/** For how long, in seconds, having shown it counts. */
export const CONFIRMED_SECONDS = 300;

export class Confirmation {
  readonly #parts: ConfirmationParts;
  readonly #attempts: Attempts;

  constructor(parts: ConfirmationParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.now);
  }

  /**
   * In which ways a person may show it: one-time codes take the password's place. Within a transaction `db` is that.
   */
  async accepts(user: string, db: Pick<Tx, 'selectFrom'> = this.#parts.store.db): Promise<Proof[]> {
    const { passkeys, totps } = this.#parts;
    const held = await passkeys.list(user, db);
    const { on } = await totps.state(user, db);
    return [...(held.length > 0 ? (['passkey'] as const) : []), on ? 'totp' : 'password'];
  }

  /** @throws Refusal 403 `step-up-needed` when it was shown too long ago, at sign-in or since */
  async require(session: Session): Promise<void> {
    if (session.shownAt + CONFIRMED_SECONDS <= this.#seconds())
      throw stepUpNeeded(await this.accepts(session.officer.id));
  }

  /** Whether it was shown again, after sign-in, and not long ago. */
  isConfirmed(session: Session): boolean {
    return session.confirmedAt + CONFIRMED_SECONDS > this.#seconds();
  }

  /** What a browser asks an authenticator with. */
  async passkeyOptions(session: Session, rp: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { challenges, passkeys } = this.#parts;
    const { officer, digest } = session;
    const challenge = await challenges.issue({ kind: 'confirm', user: officer.id, session: digest });
    return passkeys.requestOptions(rp, challenge, officer.id);
  }

  /** @throws Refusal 403 `wrong-password`, `code-wrong`, `passkey-refused`, `step-up-needed` (another way is wanted), 423 `locked` */
  async confirm(session: Session, proof: ShownProof): Promise<void> {
    const { store, sessions, journal } = this.#parts;
    const { officer, digest } = session;
    const accepts = await this.accepts(officer.id);
    const method = methodOf(proof);
    if (!accepts.includes(method)) throw stepUpNeeded(accepts);
    const refused = await ('passkey' in proof ? this.#passkey(session, proof) : this.#typed(session, proof));
    if (refused) throw refused;
    await store.writer.write(async (tx) => {
      await sessions.confirm(tx, digest);
      await journal.record(tx, { who: officer.id, what: 'sign-in', detail: { method, again: true } });
    });
  }

  async #passkey(
    { officer, digest }: Session,
    { rp, passkey }: Extract<ShownProof, { passkey: unknown }>,
  ): Promise<Refusal | undefined> {
    return this.#parts.store.writer.write(async (tx) => {
      const wanted = { kind: 'confirm', session: digest, user: officer.id } as const;
      const verdict = await this.#parts.passkeys.judge(tx, rp, passkey, wanted);
      if (!('why' in verdict)) return undefined;
      await this.#failed(tx, officer.id, `passkey-${verdict.why}`);
      return passkeyRefused(403);
    });
  }

  async #typed(
    { officer }: Session,
    proof: { code: string } | { password: string },
  ): Promise<Refusal | undefined> {
    const { store, passwords, totps } = this.#parts;
    const row = await store.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', officer.id)
      .executeTakeFirstOrThrow();
    const held = this.#attempts.wait(row.login, row);
    if (held > 0) return this.#heldBack(row.id, held);
    const { wait } = await this.#attempts.count(row.login, row);
    if (wait > 0) return this.#heldBack(row.id, wait);
    const right = 'password' in proof && (await passwords.verify(row.password, proof.password));
    return store.writer.write(async (tx) => {
      const good = 'code' in proof ? await totps.take(tx, row.id, proof.code) : right;
      if (!good) {
        await this.#failed(tx, row.id, 'code' in proof ? 'code' : 'password');
        return 'code' in proof ? codeWrong(403) : passwordWrong();
      }
      await tx.updateTable('users').set({ failures: 0, locked_until: 0 }).where('id', '=', row.id).execute();
      return undefined;
    });
  }

  async #heldBack(user: string, wait: number): Promise<Refusal> {
    await this.#parts.store.writer.write((tx) => this.#failed(tx, user, 'locked'));
    return locked(wait);
  }

  #failed(tx: Tx, who: string, reason: string): Promise<void> {
    return this.#parts.journal.record(tx, { who, what: 'sign-in-failed', detail: { reason, again: true } });
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

const methodOf = (proof: ShownProof): Proof =>
  'passkey' in proof ? 'passkey' : 'code' in proof ? 'totp' : 'password';
