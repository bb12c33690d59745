// SPDX-License-Identifier: Apache-2.0
// Sessions: a random value in a cookie, of which only the SHA-256 is stored. They end when idle, when old, at sign-out, and at once when
// the user is disabled.
import { createHash, randomBytes } from 'node:crypto';
import { listOf, type Store, Together, type Tx } from '../store/index.ts';
import type { Client } from './client.ts';
import type { Officer } from './officer.ts';
import type { TokenScope } from './token-scope.ts';
import { officerOf } from './user-row.ts';

/** A found session: who it is, the digest that names it, and the token that unsafe requests must carry. */
export interface Session {
  digest: string;
  csrf: string;
  officer: Officer;
  /** Epoch seconds. */
  expiresAt: number;
  /** Epoch seconds of the last time that its user showed who they are: at sign-in, or again since. */
  shownAt: number;
  /** Epoch seconds of the last time that they showed it again; 0 for never. */
  confirmedAt: number;
  /** Opened by a recovery, and nothing was set up since: before anything else a second factor is. */
  enrolling: boolean;
  /** Opened by the agency's provider, which said that it saw two factors: no other is asked for at the door. */
  vouched: boolean;
  /** What it may reach where a token opened it, for this call alone; absent for who is signed in. */
  scope?: TokenScope;
}

/** One of a person's open sessions, as its owner and administrators see it. Moments are epoch seconds. */
export interface SessionView {
  /** Says which; gives no way in. */
  id: string;
  own: boolean;
  since: number;
  lastUsed: number;
  method: string;
  address: string;
  agent: string;
}

export interface SessionLimits {
  /** Seconds without a request after which a session ends. */
  idleSeconds: number;
  /** Seconds after sign-in at which it ends whatever happens. */
  absoluteSeconds: number;
}

export const standardLimits: SessionLimits = { idleSeconds: 30 * 60, absoluteSeconds: 12 * 3600 };

/** How seldom the time of the last request is written, in seconds: a read should not cost a write. */
const TOUCH_SECONDS = 60;

const VALUE = /^[A-Za-z0-9_-]{43}$/;

export class Sessions {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #limits: SessionLimits;
  /** All open pages ask at each event whose they are. */
  readonly #following = new Together<string, Officer | undefined>(async (_about, digests) => {
    const rows = await this.#living(digests);
    return digests.map((digest) => {
      const row = rows.get(digest);
      return row && officerOf(row);
    });
  });

  constructor(store: Store, now: () => number, limits: SessionLimits = standardLimits) {
    this.#store = store;
    this.#now = now;
    this.#limits = limits;
  }

  /** Opens a session in the caller's transaction. Always a fresh value: what a client sent is never adopted. */
  async open(
    tx: Tx,
    user: string,
    how: { method?: string; client?: Client | undefined } = {},
  ): Promise<{ value: string; csrf: string; expiresAt: number }> {
    const value = randomBytes(32).toString('base64url');
    const csrf = randomBytes(32).toString('base64url');
    const at = this.#seconds();
    const expiresAt = at + this.#limits.absoluteSeconds;
    await this.#sweep(tx, at);
    await tx
      .insertInto('sessions')
      .values({
        ...{ digest: digestOf(value), user, csrf, created_at: at, expires_at: expiresAt, seen_at: at },
        ...{
          method: how.method ?? null,
          origin: how.client?.address ?? null,
          agent: how.client?.agent ?? null,
        },
      })
      .execute();
    return { value, csrf, expiresAt };
  }

  /** The session of a cookie's value, if it is alive and its user may still sign in. Counts as a sign of life. */
  async find(value: string | undefined): Promise<Session | undefined> {
    if (value === undefined || !VALUE.test(value)) return undefined;
    const digest = digestOf(value);
    const row = (await this.#living([digest])).get(digest);
    if (!row) return undefined;
    const at = this.#seconds();
    if (row.seen_at + TOUCH_SECONDS <= at) await this.#touch(digest, at);
    const confirmedAt = row.confirmed_at ?? 0;
    return {
      ...{ digest, csrf: row.csrf, officer: officerOf(row), expiresAt: row.expires_at },
      ...{ confirmedAt, shownAt: Math.max(row.opened_at, confirmedAt) },
      enrolling: row.method === 'enrolment' && row.enrolment === 1,
      vouched: row.method === 'oidcmfa',
    };
  }

  /** The officer of a living session, as of now. No sign of life: a page left open keeps no session alive. */
  officerOf(digest: string): Promise<Officer | undefined> {
    return this.#following.ask('officer', digest);
  }

  /** Ends one session. */
  async close(tx: Tx, digest: string): Promise<void> {
    await tx.deleteFrom('sessions').where('digest', '=', digest).execute();
  }

  /** Ends the session of a cookie's value, whatever it is. */
  async closeValue(tx: Tx, value: string): Promise<void> {
    await this.close(tx, digestOf(value));
  }

  /** Ends all sessions of a user, save `except` (a digest). */
  async closeAll(tx: Tx, user: string, except?: string): Promise<void> {
    const all = tx.deleteFrom('sessions').where('user', '=', user);
    await (except === undefined ? all : all.where('digest', '!=', except)).execute();
  }

  /** Notes that its user has shown again who they are. */
  async confirm(tx: Tx, digest: string): Promise<void> {
    const at = this.#seconds();
    await tx.updateTable('sessions').set({ confirmed_at: at }).where('digest', '=', digest).execute();
  }

  /** A person's living sessions, the last used first. @param own digest of the session that asks */
  async list(user: string, own?: string): Promise<SessionView[]> {
    const at = this.#seconds();
    const rows = await this.#store.db
      .selectFrom('sessions')
      .selectAll()
      .where('user', '=', user)
      .where('expires_at', '>', at)
      .where('seen_at', '>', at - this.#limits.idleSeconds)
      .orderBy('seen_at', 'desc')
      .orderBy('digest')
      .execute();
    return rows.map((row) => ({
      ...{ id: handleOf(row.digest), own: row.digest === own, since: row.created_at, lastUsed: row.seen_at },
      ...{ method: row.method ?? '', address: row.origin ?? '', agent: row.agent ?? '' },
    }));
  }

  /** Ends one of a person's sessions by the id that `list` gives. Whether there was one. */
  async closeOne(tx: Tx, user: string, id: string): Promise<boolean> {
    const rows = await tx.selectFrom('sessions').select('digest').where('user', '=', user).execute();
    const found = rows.find(({ digest }) => handleOf(digest) === id);
    if (found) await this.close(tx, found.digest);
    return found !== undefined;
  }

  /** By digest, those of them that are alive. */
  async #living(digests: readonly string[]) {
    const rows = await this.#store.db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user')
      .selectAll('users')
      .select(['sessions.digest', 'sessions.csrf', 'sessions.expires_at', 'sessions.seen_at'])
      .select(['sessions.confirmed_at', 'sessions.created_at as opened_at', 'sessions.method'])
      .where('sessions.digest', 'in', listOf(this.#store.db, digests))
      .execute();
    const at = this.#seconds();
    const alive = rows.filter(
      (row) => row.state === 'active' && row.expires_at > at && row.seen_at + this.#limits.idleSeconds > at,
    );
    return new Map(alive.map((row) => [row.digest, row]));
  }

  async #touch(digest: string, at: number): Promise<void> {
    await this.#store.writer.write((tx) =>
      tx.updateTable('sessions').set({ seen_at: at }).where('digest', '=', digest).execute(),
    );
  }

  async #sweep(tx: Tx, at: number): Promise<void> {
    const idle = at - this.#limits.idleSeconds;
    await tx
      .deleteFrom('sessions')
      .where((where) => where.or([where('expires_at', '<=', at), where('seen_at', '<=', idle)]))
      .execute();
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

/** Names a session without being what it is looked up by. */
const handleOf = (digest: string) =>
  createHash('sha256').update(`session ${digest}`).digest('base64url').slice(0, 22);

const digestOf = (value: string) => createHash('sha256').update(value).digest('base64url');

/** `tansiq-ma-dgsn`: named by party, because cookies ignore ports and several nodes may share a host. With TLS it gets the prefix that
 * binds it to this host and path (RFC 6265bis, `__Host-`). */
export function cookieName(party: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}tansiq-${party.replaceAll('.', '-')}`;
}
