// SPDX-License-Identifier: Apache-2.0
// What an administrator does for a person who lost a device or left a session open elsewhere: take away what no longer is theirs alone, with
// a reason that the journal keeps. Nobody does it for themselves, and nobody gets in by it: that takes two (recoveries.ts).
import { notFound } from '../refusal.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';
import type { Passkeys } from './passkeys.ts';
import type { ProviderLinks } from './provider-links.ts';
import { demandEnrolment } from './recoveries.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';
import type { Totps } from './totps.ts';
import { ownAccount } from './users.ts';

/** The one-time codes, one passkey, who they are at the agency's provider, one token of their programs, or all open sessions and tokens. */
export type RecoveredWay =
  | { what: 'totp' }
  | { what: 'provider' }
  | { what: 'passkey'; passkey: string }
  | { what: 'token'; token: string }
  | { what: 'sessions' };

export interface RecoveryParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  tokens: Tokens;
  passkeys: Passkeys;
  totps: Totps;
  providerLinks: ProviderLinks;
}

export class Recovery {
  readonly #parts: RecoveryParts;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
  }

  /**
   * Takes it away, and ends the person's sessions and tokens with it: what was opened or made with it may not be theirs. A token is revoked
   * alone.
   * @throws Refusal 403 `own-account`, 404
   */
  async recover(by: Officer, user: string, way: RecoveredWay, why: string): Promise<void> {
    if (by.id === user) throw ownAccount();
    const { store, journal, sessions, tokens, passkeys, totps, providerLinks } = this.#parts;
    await store.writer.write(async (tx) => {
      await requireUser(tx, user);
      if (way.what === 'token') return tokens.revoke(tx, by.id, user, way.token, why);
      if (way.what === 'totp') await totps.remove(tx, by.id, user, why);
      if (way.what === 'passkey') await passkeys.remove(tx, by.id, user, way.passkey, why);
      const wasUsed = way.what === 'provider' && (await providerLinks.remove(tx, by.id, user, why));
      // Else the password, which an administrator may set, would be all that is left; and so may they set whether the role asks for more.
      if (way.what === 'totp' || way.what === 'passkey' || wasUsed) await demandEnrolment(tx, user);
      await sessions.closeAll(tx, user);
      await tokens.revokeAll(tx, by.id, user);
      await journal.record(tx, { who: by.id, what: 'user', why, detail: { user, change: 'sessions-ended' } });
    });
  }
}

/** @throws Refusal 404 */
export async function requireUser(db: Pick<Tx, 'selectFrom'>, id: string): Promise<UsersTable> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
