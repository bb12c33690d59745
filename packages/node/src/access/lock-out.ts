// SPDX-License-Identifier: Apache-2.0
// Lock-out: from the fifth failure in a row each further one holds the login back for longer. Pure rule, and a memory for logins that do
// not exist, so that being locked does not tell which ones do.
import { createHash, randomInt } from 'node:crypto';
import type { Processes } from '../processes/index.ts';

const FREE_FAILURES = 5;
const FIRST_DELAY = 30;
const LONGEST_DELAY = 3600;

/** Seconds for which a login is held back after its `failures`-th failure in a row: 0, then 30, 60, 120 … up to an hour. */
export function lockDelay(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY * 2 ** (failures - FREE_FAILURES), LONGEST_DELAY);
}

interface Attempts {
  failures: number;
  lockedUntil: number;
}

/**
 * Failures of logins that no user has. Bounded, kept in memory only, by digest (what is typed there may be a password), and told to the node's
 * other processes: a login that one holds back and another does not would tell that nobody has it.
 */
export class UnknownLogins {
  readonly #attempts = new Map<string, Attempts>();
  readonly #processes: Processes;
  readonly #most: number;

  constructor(processes: Processes, most = 10_000) {
    this.#processes = processes;
    this.#most = most;
    processes.on('unknown-login', (said) => {
      const [key = '', now = ''] = said.split(' ');
      this.#count(key, Number(now));
    });
  }

  /** Seconds still to wait at `now` (epoch seconds), 0 if none. */
  wait(login: string, now: number): number {
    return Math.max(0, (this.#attempts.get(digest(login))?.lockedUntil ?? 0) - now);
  }

  /** Counts one failure at `now` (epoch seconds). */
  fail(login: string, now: number): void {
    const key = digest(login);
    this.#count(key, now);
    this.#processes.tell('unknown-login', `${key} ${now} ${randomInt(2 ** 32)}`);
  }

  #count(key: string, now: number): void {
    const failures = (this.#attempts.get(key)?.failures ?? 0) + 1;
    this.#attempts.delete(key);
    this.#attempts.set(key, { failures, lockedUntil: now + lockDelay(failures) });
    for (const oldest of this.#attempts.keys()) {
      if (this.#attempts.size <= this.#most) break;
      this.#attempts.delete(oldest);
    }
  }
}

const digest = (login: string) => createHash('sha256').update(login).digest('base64url');
