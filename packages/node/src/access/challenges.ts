// SPDX-License-Identifier: Apache-2.0
// Challenges of authenticators (WebAuthn §13.4.3), and what answers of a provider are held against: made here, kept here, gone after minutes, taken
// once by whom they were made for.
import { randomBytes } from 'node:crypto';
import type { ChallengesTable, Store, Tx } from '../store/index.ts';

export type ChallengeKind = ChallengesTable['kind'];

export interface NewChallenge {
  kind: ChallengeKind;
  user?: string;
  /** Digest of the session that asks, or of a browser's cookie where there is none yet. */
  session?: string;
  /** JSON, without content. */
  subject?: string;
  /** Base64url; random unless told. */
  challenge?: string;
  /** For how long; two minutes unless told. */
  seconds?: number;
}

export const CHALLENGE_SECONDS = 120;

export class Challenges {
  readonly #store: Store;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Keeps a challenge; of a session and kind the newest alone counts. @returns base64url of at least 32 bytes */
  async issue(asked: NewChallenge): Promise<string> {
    const { kind, user, session, subject, challenge, seconds = CHALLENGE_SECONDS } = asked;
    const at = Math.floor(this.#now() / 1000);
    const value = challenge ?? randomBytes(32).toString('base64url');
    await this.#store.writer.write(async (tx) => {
      await tx.deleteFrom('challenges').where('expires_at', '<=', at).execute();
      if (session !== undefined)
        await tx.deleteFrom('challenges').where('session', '=', session).where('kind', '=', kind).execute();
      const row = { user: user ?? null, session: session ?? null, subject: subject ?? null };
      await tx
        .insertInto('challenges')
        .values({ challenge: value, kind, ...row, expires_at: at + seconds })
        .execute();
    });
    return value;
  }

  /** A challenge that waits, left where it is. */
  async find(challenge: string, kind: ChallengeKind, session: string): Promise<ChallengesTable | undefined> {
    return this.#store.db
      .selectFrom('challenges')
      .selectAll()
      .where('challenge', '=', challenge)
      .where('kind', '=', kind)
      .where('session', '=', session)
      .where('expires_at', '>', Math.floor(this.#now() / 1000))
      .executeTakeFirst();
  }

  /** Takes a challenge out, whatever comes of it. Undefined: there is none, it is old, or it was made for another session or purpose. */
  async take(
    tx: Tx,
    challenge: string,
    kind: ChallengeKind,
    session: string | null,
  ): Promise<ChallengesTable | undefined> {
    const row = await tx
      .deleteFrom('challenges')
      .where('challenge', '=', challenge)
      .returningAll()
      .executeTakeFirst();
    const good = row && row.kind === kind && row.session === session;
    return good && row.expires_at > Math.floor(this.#now() / 1000) ? row : undefined;
  }
}
