// SPDX-License-Identifier: Apache-2.0
// Tokens by which a person's programs call the API: a random value shown once, of which only the SHA-256 is stored. They end at their time, when
// revoked, and at once when the user is disabled.
import { createHash, randomBytes } from 'node:crypto';
import { newRandomId } from '@tansiq/protocol';
import { notFound } from '../refusal.ts';
import type { Store, TokensTable, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';
import { tooManyTokens } from './refusals.ts';
import type { Session } from './sessions.ts';
import { type Area, areas, type TokenScope } from './token-scope.ts';
import { officerOf } from './user-row.ts';

/** A token as its owner and administrators see it: never the value. Moments are epoch seconds. */
export interface TokenView extends TokenScope {
  id: string;
  name: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

export interface NewToken extends TokenScope {
  name: string;
  /** From now on. */
  days: number;
}

export interface TokensParts {
  store: Store;
  journal: AccessJournal;
  /** Epoch milliseconds. */
  now: () => number;
}

export const LONGEST_DAYS = 366;
const MOST_TOKENS = 20;
const DAY = 86_400;
/** How seldom the time of the last use is written, in seconds. */
const TOUCH_SECONDS = 60;
/** Seconds without a call after which the next one is a row of the journal, as signing in is. */
const QUIET_SECONDS = 1800;

const VALUE = /^tansiq_[A-Za-z0-9_-]{43}$/;

export class Tokens {
  readonly #parts: TokensParts;

  constructor(parts: TokensParts) {
    this.#parts = parts;
  }

  /** Makes a token; its value is told this once. @throws Refusal 409 `too-many-tokens` */
  async make({ id: user }: Officer, wanted: NewToken): Promise<{ value: string; token: TokenView }> {
    const value = `tansiq_${randomBytes(32).toString('base64url')}`;
    const at = this.#seconds();
    const row: TokensTable = {
      ...{ id: newRandomId(), user, name: wanted.name, digest: digestOf(value) },
      ...{ may_write: wanted.write ? 1 : 0, areas: JSON.stringify([...new Set(wanted.areas)]) },
      ...{ created_at: at, expires_at: at + wanted.days * DAY, used_at: null },
    };
    await this.#parts.store.writer.write(async (tx) => {
      await tx.deleteFrom('tokens').where('expires_at', '<=', at).execute();
      const held = await tx.selectFrom('tokens').select('id').where('user', '=', user).execute();
      if (held.length >= MOST_TOKENS) throw tooManyTokens(MOST_TOKENS);
      await tx.insertInto('tokens').values(row).execute();
      const { write, areas: reached } = scopeOf(row);
      const detail = { token: row.id, write, areas: reached.join(' '), until: row.expires_at };
      await this.#record(tx, user, user, { change: 'token-made', ...detail });
    });
    return { value, token: viewOf(row) };
  }

  /** A person's living tokens, the newest first. */
  async list(user: string): Promise<TokenView[]> {
    const rows = await this.#parts.store.db
      .selectFrom('tokens')
      .selectAll()
      .where('user', '=', user)
      .where('expires_at', '>', this.#seconds())
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(viewOf);
  }

  /** Ends a token, by the person or an administrator. In the caller's transaction. @throws Refusal 404 when there is none */
  async revoke(tx: Tx, by: string, user: string, id: string, why?: string): Promise<void> {
    const gone = await tx
      .deleteFrom('tokens')
      .where('id', '=', id)
      .where('user', '=', user)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    await this.#record(tx, by, user, { change: 'token-revoked', token: id }, why);
  }

  /** Ends all tokens of a user, each with its row of the journal. */
  async revokeAll(tx: Tx, by: string, user: string): Promise<void> {
    const gone = await tx.deleteFrom('tokens').where('user', '=', user).returning('id').execute();
    for (const { id } of gone) await this.#record(tx, by, user, { change: 'token-revoked', token: id });
  }

  /** What a token's value opens, if it is alive and its user may still sign in: a session that has never shown who it is. */
  async find(value: string): Promise<Session | undefined> {
    if (!VALUE.test(value)) return undefined;
    const digest = digestOf(value);
    const row = await this.#living(digest);
    if (!row) return undefined;
    await this.#touch(row.token, row.id, row.used_at);
    return {
      ...{ digest, csrf: '', officer: officerOf(row), expiresAt: row.expires_at },
      ...{ shownAt: 0, confirmedAt: 0, enrolling: false, vouched: false, scope: scopeOf(row) },
    };
  }

  /** The officer of a living token by its digest, as of now. */
  async officerOf(digest: string): Promise<Officer | undefined> {
    const row = await this.#living(digest);
    return row && officerOf(row);
  }

  async #living(digest: string) {
    const row = await this.#parts.store.db
      .selectFrom('tokens')
      .innerJoin('users', 'users.id', 'tokens.user')
      .selectAll('users')
      .select(['tokens.id as token', 'tokens.may_write', 'tokens.areas', 'tokens.expires_at'])
      .select('tokens.used_at')
      .where('tokens.digest', '=', digest)
      .executeTakeFirst();
    return row?.state === 'active' && row.expires_at > this.#seconds() ? row : undefined;
  }

  async #touch(token: string, user: string, before: number | null): Promise<void> {
    const at = this.#seconds();
    if (before !== null && before + TOUCH_SECONDS > at) return;
    const { store, journal } = this.#parts;
    await store.writer.write(async (tx) => {
      await tx.updateTable('tokens').set({ used_at: at }).where('id', '=', token).execute();
      if (before !== null && before + QUIET_SECONDS > at) return;
      await journal.record(tx, { who: user, what: 'sign-in', detail: { method: 'token', token } });
    });
  }

  #record(
    tx: Tx,
    who: string,
    user: string,
    detail: Record<string, string | number | boolean>,
    why?: string,
  ): Promise<void> {
    const reason = why === undefined ? {} : { why };
    return this.#parts.journal.record(tx, { who, what: 'user', ...reason, detail: { user, ...detail } });
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

/** An area that this version does not know is left out: it can only take reach away. */
function scopeOf(row: Pick<TokensTable, 'may_write' | 'areas'>): TokenScope {
  const held: unknown = JSON.parse(row.areas);
  const isArea = (one: unknown): one is Area => areas.some((area) => area === one);
  return { write: row.may_write === 1, areas: Array.isArray(held) ? held.filter(isArea) : [] };
}

const viewOf = (row: TokensTable): TokenView => ({
  ...{ id: row.id, name: row.name, ...scopeOf(row) },
  ...{ createdAt: row.created_at, expiresAt: row.expires_at, usedAt: row.used_at },
});

const digestOf = (value: string) => createHash('sha256').update(value).digest('base64url');

/** The token in a header `Authorization: Bearer …` (RFC 6750, 2.1); undefined where it names another scheme or none. */
export const bearerOf = (header: string | undefined): string | undefined =>
  /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
