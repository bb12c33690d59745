// SPDX-License-Identifier: Apache-2.0
// Counting what people type to show who they are: each attempt is counted as failed before it is judged, so that many at once do not slip
// past the lock-out, whether at sign-in or when a signed-in person is asked again.
import { Alone, type Processes } from '../processes/index.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import { lockDelay, UnknownLogins } from './lock-out.ts';

/** What a count came to: seconds to wait because another attempt had just locked the login, or the moment until which this one locks it. */
export interface Counted {
  wait: number;
  lockedUntil: number;
}

export class Attempts {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #unknown: UnknownLogins;

  /** @param now epoch milliseconds */
  constructor(store: Store, now: () => number, processes: Processes = new Alone()) {
    this.#store = store;
    this.#now = now;
    this.#unknown = new UnknownLogins(processes);
  }

  /** Seconds for which a login is held back now. */
  wait(login: string, row: Pick<UsersTable, 'locked_until'> | undefined): number {
    return row ? row.locked_until - this.#seconds() : this.#unknown.wait(login, this.#seconds());
  }

  /** Counts an attempt as failed before it is judged. */
  async count(login: string, row: Pick<UsersTable, 'id'> | undefined): Promise<Counted> {
    const at = this.#seconds();
    if (!row) {
      const wait = this.#unknown.wait(login, at);
      if (wait === 0) this.#unknown.fail(login, at);
      return { wait, lockedUntil: 0 };
    }
    return this.#store.writer.write(async (tx) => {
      const counted = await tx
        .updateTable('users')
        .set((users) => ({ failures: users('failures', '+', 1) }))
        .where('id', '=', row.id)
        .where('locked_until', '<=', at)
        .returning('failures')
        .executeTakeFirst();
      if (!counted) {
        const found = await tx
          .selectFrom('users')
          .select('locked_until')
          .where('id', '=', row.id)
          .executeTakeFirst();
        return { wait: Math.max(1, (found?.locked_until ?? 0) - at), lockedUntil: 0 };
      }
      const lockedUntil = at + lockDelay(counted.failures);
      await tx.updateTable('users').set({ locked_until: lockedUntil }).where('id', '=', row.id).execute();
      return { wait: 0, lockedUntil };
    });
  }

  /** Takes this very count back, and the lock that it brought; those of others stay. */
  async takeBack(tx: Tx, user: string, { lockedUntil }: Counted): Promise<void> {
    await tx
      .updateTable('users')
      .set((users) => ({ failures: users('failures', '-', 1), locked_until: 0 }))
      .where('id', '=', user)
      .where('failures', '>', 0)
      .where('locked_until', '<=', lockedUntil)
      .execute();
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
