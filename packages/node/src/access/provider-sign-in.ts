// SPDX-License-Identifier: Apache-2.0
// Signing in by the agency's own OpenID provider. A browser is sent there, brings the answer back to the node's page, and that page hands it in with a
// cookie that only this browser has. No account and no role is ever made by it; where the provider does not vouch for two factors, the node asks
// for its own.
import { createHash, randomBytes } from 'node:crypto';
import { locked, notFound, type Refusal } from '../refusal.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import { Attempts } from './attempts.ts';
import type { Challenges } from './challenges.ts';
import type { Client } from './client.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Expected, Identity, NoIdentity, Provider, ProviderAnswer } from './provider.ts';
import type { ProviderLinks } from './provider-links.ts';
import { providerAway, providerRefused, providerUnlinked } from './provider-refusals.ts';
import { awaitsEnrolment } from './recoveries.ts';
import { codeNeeded, codeWrong, enrolmentNeeded } from './refusals.ts';
import { passkeyNeeded, type SecondFactor } from './second-factor.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';
import type { Totps } from './totps.ts';
import { activeUser, officerOf } from './user-row.ts';
import { normalLogin } from './users.ts';

export interface ProviderSignInParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  totps: Totps;
  challenges: Challenges;
  secondFactor: SecondFactor;
  providerLinks: ProviderLinks;
  /** Absent where the configuration names none. */
  provider: Provider | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Who hands something in: the value of the cookie that `begin` gave, the session that ends, from where. */
export interface Bringer {
  browser: string | undefined;
  previous?: string | undefined;
  client?: Client | undefined;
}

/** How a session by the provider is opened: it alone, with the node's own code, or vouched for two factors. */
type Method = 'oidc' | 'oidctotp' | 'oidcmfa';

/** A method to open a session by, or what is in the way. */
type Verdict = { row: UsersTable; method: Method } | { user?: string; reason: string; refusal: Refusal };

/** For how long somebody may be away at the provider, in seconds. */
export const AWAY_SECONDS = 600;

export class ProviderSignIn {
  readonly #parts: ProviderSignInParts;
  readonly #attempts: Attempts;

  constructor(parts: ProviderSignInParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.now);
  }

  /** Where the browser goes, and the cookie's value that must come back with the answer. @throws Refusal 404, 503 `provider-away` */
  async begin(): Promise<{ url: string; browser: string }> {
    const state = randomBytes(32).toString('base64url');
    const browser = randomBytes(32).toString('base64url');
    const begun = await this.#provider().begin(state);
    if (!begun) throw providerAway();
    await this.#parts.challenges.issue({
      ...{ kind: 'provider', challenge: state, session: digestOf(browser), seconds: AWAY_SECONDS },
      subject: JSON.stringify(begun.expected),
    });
    return { url: begun.url, browser };
  }

  /**
   * @throws Refusal 401 `provider-refused`, `provider-unlinked`; to who has shown the provider who they are also `code-needed` (to `code`),
   *   `passkey-needed`, `enrolment-needed`; 503 `provider-away`
   */
  async answer(answer: ProviderAnswer, from: Bringer): Promise<SignedIn> {
    const provider = this.#provider();
    const expected = await this.#awaited(answer.state, from.browser);
    const identity = expected ? await provider.redeem(answer, expected) : ({ why: 'state' } as const);
    const verdict = 'why' in identity ? unknown(identity) : await this.#judged(identity);
    if ('refusal' in verdict) return this.#refuse(verdict, from);
    const { row, method } = verdict;
    const signedIn = await this.#parts.store.writer.write((tx) => this.#open(tx, row, method, from));
    return signedIn ?? this.#refuse({ user: row.id, reason: 'disabled', refusal: providerRefused() }, from);
  }

  /** The one-time code that `answer` asked for, counted and held back as at any sign-in. @throws Refusal 401 `code-wrong`, `provider-refused`, 423 `locked` */
  async code(code: string, from: Bringer): Promise<SignedIn> {
    const { store, totps, challenges, providerLinks } = this.#parts;
    const browser = digestOf(from.browser ?? '');
    const waiting = await challenges.find(awaitingCode(browser), 'provider-code', browser);
    const row = waiting?.user ? await activeUser(store.db, waiting.user) : undefined;
    if (!row) return this.#refuse({ reason: 'provider-state', refusal: providerRefused() }, from);
    let held = this.#attempts.wait(row.login, row);
    if (held <= 0) held = (await this.#attempts.count(row.login, row)).wait;
    if (held > 0) return this.#refuse({ user: row.id, reason: 'locked', refusal: locked(held) }, from);
    const signedIn = await store.writer.write(async (tx) => {
      if (!(await totps.take(tx, row.id, code))) return undefined;
      if (!(await challenges.take(tx, awaitingCode(browser), 'provider-code', browser))) return undefined;
      await tx.updateTable('users').set({ failures: 0, locked_until: 0 }).where('id', '=', row.id).execute();
      await providerLinks.use(tx, row.id, true);
      return this.#open(tx, row, 'oidctotp', from);
    });
    return signedIn ?? this.#refuse({ user: row.id, reason: 'code', refusal: codeWrong(401) }, from);
  }

  #provider(): Provider {
    if (!this.#parts.provider) throw notFound();
    return this.#parts.provider;
  }

  /** What the answer is held against, taken once. */
  async #awaited(state: string, browser: string | undefined): Promise<Expected | undefined> {
    const { store, challenges } = this.#parts;
    const waiting = await store.writer.write((tx) =>
      challenges.take(tx, state, 'provider', digestOf(browser ?? '')),
    );
    return waiting?.subject ? (JSON.parse(waiting.subject) as Expected) : undefined;
  }

  async #judged(identity: Identity): Promise<Verdict> {
    const { store, providerLinks, totps, secondFactor } = this.#parts;
    const user = (await providerLinks.ownerOf(identity.subject)) ?? (await this.#boundByClaim(identity));
    if (user === undefined) return { reason: 'provider-unlinked', refusal: providerUnlinked() };
    const row = await activeUser(store.db, user);
    if (!row) return { user, reason: 'disabled', refusal: providerRefused() };
    const proven = (await providerLinks.of(user))?.proven ?? false;
    if (identity.vouched && proven) return { row, method: 'oidcmfa' };
    const { on } = await totps.state(user);
    if (on) return { user, reason: 'code-needed', refusal: codeNeeded() };
    if (awaitsEnrolment(row)) return { user, reason: 'enrolment-needed', refusal: enrolmentNeeded() };
    const needed = !proven || (await secondFactor.isDemanded(officerOf(row)));
    if (needed && (await secondFactor.hasPasskey(user)))
      return { user, reason: 'passkey-needed', refusal: passkeyNeeded() };
    return { row, method: 'oidc' };
  }

  /** The user whose login the configured claim names, bound from now on; not one who is bound to another subject. */
  async #boundByClaim({ login, subject }: Identity): Promise<string | undefined> {
    if (login === undefined) return undefined;
    const { store, providerLinks } = this.#parts;
    return store.writer.write(async (tx) => {
      const row = await tx
        .selectFrom('users')
        .select('id')
        .where('login', '=', normalLogin(login))
        .where('state', '=', 'active')
        .executeTakeFirst();
      if (!row || (await providerLinks.of(row.id, tx))) return undefined;
      return (await providerLinks.bind(tx, row.id, row.id, subject)) ? row.id : undefined;
    });
  }

  /** Undefined where the user was disabled meanwhile. */
  async #open(tx: Tx, { id }: UsersTable, method: Method, from: Bringer): Promise<SignedIn | undefined> {
    const { sessions, journal, providerLinks } = this.#parts;
    const row = await activeUser(tx, id);
    if (!row) return undefined;
    await providerLinks.use(tx, id, false);
    if (from.previous !== undefined) await sessions.closeValue(tx, from.previous);
    const opened = await sessions.open(tx, id, { method, client: from.client });
    await journal.record(tx, { who: id, what: 'sign-in', detail: { method } });
    return { ...opened, officer: officerOf(row), enrolling: false, vouched: method === 'oidcmfa' };
  }

  async #refuse(
    { user, reason, refusal }: Exclude<Verdict, { row: unknown }>,
    from: Bringer,
  ): Promise<never> {
    const { store, journal, challenges } = this.#parts;
    await store.writer.write((tx) =>
      journal.record(tx, { who: user ?? 'system', what: 'sign-in-failed', detail: { reason } }),
    );
    if (user !== undefined && reason === 'code-needed') {
      const session = digestOf(from.browser ?? '');
      await challenges.issue({ kind: 'provider-code', challenge: awaitingCode(session), session, user });
    }
    throw refusal;
  }
}

const unknown = ({ why }: NoIdentity | { why: 'state' }) => ({
  reason: `provider-${why}`,
  refusal: why === 'away' ? providerAway() : providerRefused(),
});

const digestOf = (browser: string) => createHash('sha256').update(browser).digest('base64url');
const awaitingCode = (browser: string) => digestOf(`code ${browser}`);
