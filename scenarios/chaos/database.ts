// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of a run's own, with a database a party, whose sessions can be ended and whose server can crash and come back.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/postgres.sh', import.meta.url));
const run = (...args: string[]): string => execFileSync(script, args, { encoding: 'utf8' });

export class Database {
  readonly #folder: string;
  readonly #url: string;

  private constructor(folder: string, url: string) {
    this.#folder = folder;
    this.#url = url;
  }

  /** @throws Error where no PostgreSQL can be started */
  static start(): Database {
    const said = run('start');
    const of = (name: string) => new RegExp(`${name}='([^']+)'`).exec(said)?.[1] ?? '';
    return new Database(of('TANSIQ_POSTGRES_FOLDER'), of('TANSIQ_TEST_POSTGRES'));
  }

  /** A new database. @returns its address */
  make(name: string): string {
    this.#say(`create database "${name}"`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Ends every session of every node, as a failover or an operator does. */
  endSessions(): void {
    this.#say('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
  }

  /** The server is gone at once, without writing anything back. */
  crash(): void {
    run('crash', this.#folder);
  }

  /** It starts again, and recovers from its log. */
  again(): void {
    run('again', this.#folder);
  }

  remove(): void {
    run('stop', this.#folder);
  }

  #say(sql: string): void {
    run('sql', this.#folder, sql);
  }
}
