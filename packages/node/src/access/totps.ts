// SPDX-License-Identifier: Apache-2.0
// One-time codes (RFC 6238): a secret shown once, in use after a first code has come back, each code counted once.
import { Secret, TOTP } from 'otpauth';
import { notFound } from '../refusal.ts';
import type { Store, TotpsTable, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';
import { endEnrolment } from './recoveries.ts';
import { codesAreOn, codeWrong } from './refusals.ts';

/** Closes what the store keeps, and opens it again; the keys' `rest`. */
export interface SecretCloser {
  close(text: string, about: string): string;
  open(closed: string, about: string): string;
}

export interface TotpsParts {
  store: Store;
  journal: AccessJournal;
  /** Read anew for each use. */
  secrets: SecretCloser;
  /** What an authenticator application shows beside the code: this party. */
  issuer: string;
  /** Epoch milliseconds. */
  now: () => number;
}

export type TotpState = { on: false } | { on: true; since: number };

const PERIOD = 30;
/** RFC 4226 §4, R6: at least 128 bits, 160 advised. */
const SECRET_BYTES = 20;
/** Steps before and after the present one that count: RFC 6238 §5.2 advises one. */
const WINDOW = 1;

export class Totps {
  readonly #parts: TotpsParts;

  constructor(parts: TotpsParts) {
    this.#parts = parts;
  }

  /** A fresh secret, told this once; nothing asks for a code until `confirm`. @throws Refusal 409 `codes-are-on` */
  async begin(officer: Officer): Promise<{ secret: string; url: string }> {
    const secret = new Secret({ size: SECRET_BYTES });
    const { store, secrets, now } = this.#parts;
    const row: TotpsTable = {
      user: officer.id,
      secret: secrets.close(secret.base32, aboutOf(officer.id)),
      created_at: Math.floor(now() / 1000),
      confirmed_at: null,
      step: 0,
    };
    await store.writer.write(async (tx) => {
      if ((await rowOf(tx, officer.id))?.confirmed_at) throw codesAreOn();
      await tx.deleteFrom('totps').where('user', '=', officer.id).execute();
      await tx.insertInto('totps').values(row).execute();
      await this.#record(tx, officer.id, officer.id, 'codes-begun');
    });
    return { secret: secret.base32, url: this.#totp(secret, officer.login).toString() };
  }

  /** The first code that comes back turns it on. @throws Refusal 403 `code-wrong`, 404 when none was begun, 409 `codes-are-on` */
  async confirm(officer: Officer, code: string): Promise<void> {
    const done = await this.#parts.store.writer.write(async (tx) => {
      const row = await rowOf(tx, officer.id);
      if (!row) throw notFound();
      if (row.confirmed_at !== null) throw codesAreOn();
      if (!(await this.#spend(tx, row, code))) return false;
      const at = Math.floor(this.#parts.now() / 1000);
      await tx.updateTable('totps').set({ confirmed_at: at }).where('user', '=', officer.id).execute();
      await endEnrolment(tx, officer.id);
      await this.#record(tx, officer.id, officer.id, 'codes-on');
      return true;
    });
    if (!done) throw codeWrong(403);
  }

  /** Within a transaction `db` is that. */
  async state(user: string, db: Reads = this.#parts.store.db): Promise<TotpState> {
    const row = await rowOf(db, user);
    return row?.confirmed_at ? { on: true, since: row.confirmed_at } : { on: false };
  }

  /** Whether `code` is one of this user's that was not used before; from then on it was. In the caller's transaction. */
  async take(tx: Tx, user: string, code: string): Promise<boolean> {
    const row = await rowOf(tx, user);
    return row !== undefined && row.confirmed_at !== null && (await this.#spend(tx, row, code));
  }

  /** Turns it off, by the person or an administrator. In the caller's transaction. @throws Refusal 404 when there is none */
  async remove(tx: Tx, by: string, user: string, why?: string): Promise<void> {
    const gone = await tx.deleteFrom('totps').where('user', '=', user).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound();
    await this.#record(tx, by, user, 'codes-off', why);
  }

  async #spend(tx: Tx, row: TotpsTable, typed: string): Promise<boolean> {
    const { now, secrets } = this.#parts;
    const secret = Secret.fromBase32(secrets.open(row.secret, aboutOf(row.user)));
    const token = normalCode(typed);
    if (!/^\d{6}$/.test(token)) return false;
    const delta = this.#totp(secret, '').validate({ token, timestamp: now(), window: WINDOW });
    if (delta === null) return false;
    const step = Math.floor(now() / 1000 / PERIOD) + delta;
    const spent = await tx
      .updateTable('totps')
      .set({ step })
      .where('user', '=', row.user)
      .where('step', '<', step)
      .executeTakeFirst();
    return spent.numUpdatedRows > 0n;
  }

  // What authenticator applications take for granted, some whatever the address of the QR code says.
  #totp(secret: Secret, label: string): TOTP {
    const { issuer } = this.#parts;
    return new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });
  }

  #record(tx: Tx, who: string, user: string, change: string, why?: string): Promise<void> {
    const reason = why === undefined ? {} : { why };
    return this.#parts.journal.record(tx, { who, what: 'user', ...reason, detail: { user, change } });
  }
}

const aboutOf = (user: string) => `totp ${user}`;

type Reads = Pick<Tx, 'selectFrom'>;

const rowOf = (db: Reads, user: string): Promise<TotpsTable | undefined> =>
  db.selectFrom('totps').selectAll().where('user', '=', user).executeTakeFirst();

const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** As typed on any keyboard of the house: spaces out, Arabic-Indic figures as the European ones. */
export const normalCode = (typed: string): string =>
  typed.replace(/\s/g, '').replace(digits, (figure) => String((figure.codePointAt(0) ?? 0) & 0xf));
