// SPDX-License-Identifier: Apache-2.0
// The journal as access and HTTP use it: one call, in the caller's transaction, so that nothing happens without its row.
import type { Tx } from '../store/index.ts';

/** What access and HTTP enter. Never content, never a password, never what someone typed as a login. */
export interface AccessRow {
  /** User id, or `system` when nobody is known. */
  who: string;
  what: 'sign-in' | 'sign-in-failed' | 'sign-out' | 'user' | 'refuse' | 'configuration';
  dossier?: string;
  why?: string;
  decision?: { permit: boolean; rule: string };
  detail?: Record<string, string | number | boolean>;
}

/** The news desk as access uses it: what people are told of, in the caller's transaction. */
export interface AccessNews {
  tell(
    tx: Tx,
    news: readonly { kind: 'recovery'; detail: { user: string; recovery: string; state: string } }[],
  ): Promise<void>;
  /** Call after the commit. */
  wake(): void;
}

export interface AccessJournal {
  record(tx: Tx, rows: AccessRow): Promise<void>;
}
