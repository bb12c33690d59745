// SPDX-License-Identifier: Apache-2.0
// Passkeys (WebAuthn Level 3): a person's own, several, named, removable. Discoverable and with user verification, so that one alone signs in.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { newRandomId } from '@tansiq/protocol';
import { notFound } from '../refusal.ts';
import type { PasskeysTable, Store, Tx } from '../store/index.ts';
import { CHALLENGE_SECONDS, type Challenges } from './challenges.ts';
import type { AccessJournal } from './journal-port.ts';
import { algorithms, challengeOf, keptTransports, type Verdict, verdictOn } from './passkey-verdict.ts';
import { endEnrolment } from './recoveries.ts';
import { passkeyRefused, tooManyPasskeys } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';
import type { Session } from './sessions.ts';

/** What its owner and administrators see of a passkey. Moments are epoch seconds. */
export interface PasskeyView {
  id: string;
  name: string;
  /** Whether the maker of the authenticator keeps a copy elsewhere. */
  backedUp: boolean;
  createdAt: number;
  usedAt: number | null;
}

export interface PasskeysParts {
  store: Store;
  journal: AccessJournal;
  challenges: Challenges;
  /** Epoch milliseconds. */
  now: () => number;
}

const MOST = 10;
const TIMEOUT_MS = CHALLENGE_SECONDS * 1000;

export class Passkeys {
  readonly #parts: PasskeysParts;

  constructor(parts: PasskeysParts) {
    this.#parts = parts;
  }

  /** @throws Refusal 409 `too-many-passkeys` */
  async creationOptions(session: Session, rp: RelyingParty): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { challenges, store } = this.#parts;
    const { officer, digest } = session;
    const held = await rowsOf(store.db, officer.id);
    if (held.length >= MOST) throw tooManyPasskeys(MOST);
    const challenge = await challenges.issue({ kind: 'register', user: officer.id, session: digest });
    return generateRegistrationOptions({
      rpID: rp.id,
      rpName: rp.name,
      userName: officer.login,
      userDisplayName: officer.name,
      userID: new Uint8Array(Buffer.from(officer.id, 'base64url')),
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: held.map(described),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: [...algorithms],
    });
  }

  /** @throws Refusal 403 `passkey-refused`, 409 `too-many-passkeys` */
  async add(
    session: Session,
    rp: RelyingParty,
    name: string,
    response: RegistrationResponseJSON,
  ): Promise<PasskeyView> {
    const { store, journal, challenges } = this.#parts;
    const { officer, digest } = session;
    const row = await store.writer.write(async (tx) => {
      const challenge = challengeOf(response.response.clientDataJSON);
      const waiting = await challenges.take(tx, challenge, 'register', digest);
      if (!waiting) return undefined;
      if ((await rowsOf(tx, officer.id)).length >= MOST) throw tooManyPasskeys(MOST);
      const info = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: rp.origin,
        expectedRPID: rp.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...algorithms],
      }).then(
        (result) => result.registrationInfo,
        // The library throws for whatever is wrong in the answer; that it was is journalled below.
        () => undefined,
      );
      if (!info) return undefined;
      const made: PasskeysTable = {
        id: newRandomId(),
        credential: info.credential.id,
        user: officer.id,
        name,
        public_key: Buffer.from(info.credential.publicKey).toString('base64url'),
        counter: info.credential.counter,
        transports: JSON.stringify(keptTransports(response.response.transports)),
        backed_up: info.credentialBackedUp ? 1 : 0,
        created_at: this.#seconds(),
        used_at: null,
      };
      const added = await tx
        .insertInto('passkeys')
        .values(made)
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) return undefined;
      await endEnrolment(tx, officer.id);
      const detail = { user: officer.id, change: 'passkey-added', passkey: made.id };
      await journal.record(tx, { who: officer.id, what: 'user', detail });
      return made;
    });
    if (row) return shownPasskey(row);
    const detail = { user: officer.id, change: 'passkey-refused' };
    await store.writer.write((tx) => journal.record(tx, { who: officer.id, what: 'refuse', detail }));
    throw passkeyRefused(403);
  }

  /** A person's passkeys, oldest first. Within a transaction `db` is that. */
  async list(user: string, db: Reads = this.#parts.store.db): Promise<PasskeyView[]> {
    return (await rowsOf(db, user)).map(shownPasskey);
  }

  /** @throws Refusal 404 */
  async rename(user: string, id: string, name: string): Promise<void> {
    await this.#parts.store.writer.write(async (tx) => {
      const done = await tx
        .updateTable('passkeys')
        .set({ name })
        .where('id', '=', id)
        .where('user', '=', user)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw notFound();
      const detail = { user, change: 'passkey-renamed', passkey: id };
      await this.#parts.journal.record(tx, { who: user, what: 'user', detail });
    });
  }

  /** Removes one, in the caller's transaction; `by` its owner or an administrator. @throws Refusal 404 */
  async remove(tx: Tx, by: string, user: string, id: string, why?: string): Promise<void> {
    const gone = await tx
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('user', '=', user)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    const detail = { user, change: 'passkey-removed', passkey: id };
    await this.#parts.journal.record(tx, {
      who: by,
      what: 'user',
      ...(why !== undefined && { why }),
      detail,
    });
  }

  /** What a browser needs to ask an authenticator to answer `challenge`. Without `user`: whichever passkey the person chooses. */
  async requestOptions(
    rp: RelyingParty,
    challenge: string,
    user?: string,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const held = user === undefined ? [] : await rowsOf(this.#parts.store.db, user);
    return generateAuthenticationOptions({
      rpID: rp.id,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      allowCredentials: held.map(described),
    });
  }

  /**
   * Judges an authenticator's answer in the caller's transaction, takes its challenge away whatever comes of it, and keeps the counter.
   * @param wanted for what the challenge was made, and for which session and user, if any
   */
  async judge(
    tx: Tx,
    rp: RelyingParty,
    response: AuthenticationResponseJSON,
    wanted: { kind: 'sign-in' | 'confirm' | 'release'; session?: string; user?: string },
  ): Promise<Verdict> {
    const challenge = challengeOf(response.response.clientDataJSON);
    const waiting = await this.#parts.challenges.take(tx, challenge, wanted.kind, wanted.session ?? null);
    const row = await tx
      .selectFrom('passkeys')
      .selectAll()
      .where('credential', '=', response.id)
      .executeTakeFirst();
    const verdict = await verdictOn(rp, response, waiting, row, wanted.user);
    if ('why' in verdict) return verdict;
    const kept = await tx
      .updateTable('passkeys')
      .set({ counter: verdict.counter, backed_up: verdict.backedUp ? 1 : 0, used_at: this.#seconds() })
      .where('id', '=', verdict.passkey.id)
      .where('counter', '=', verdict.passkey.counter)
      .executeTakeFirst();
    return kept.numUpdatedRows === 0n ? { why: 'counter', user: verdict.passkey.user } : verdict;
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

type Reads = Pick<Tx, 'selectFrom'>;

const rowsOf = (db: Reads, user: string): Promise<PasskeysTable[]> =>
  db
    .selectFrom('passkeys')
    .selectAll()
    .where('user', '=', user)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

const described = (row: PasskeysTable) => ({
  id: row.credential,
  transports: keptTransports(JSON.parse(row.transports)),
});

const shownPasskey = (row: PasskeysTable): PasskeyView => ({
  id: row.id,
  name: row.name,
  backedUp: row.backed_up === 1,
  createdAt: row.created_at,
  usedAt: row.used_at,
});
