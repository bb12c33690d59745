// SPDX-License-Identifier: Apache-2.0
// The demonstration's accounts in a file beside the nodes' folders, readable by their owner alone.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Account, type Desk, newAccount } from './accounts.ts';

type Book = Record<string, Partial<Record<Desk, Account>>>;

export class AccountBook {
  readonly path: string;
  readonly #book: Book;

  /** @param path a JSON file, made when it is not there */
  constructor(path: string) {
    this.path = path;
    this.#book = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Book) : {};
  }

  /** The account of this desk: the one on file, else a new one that is on file when this returns. */
  account(party: string, desk: Desk): Account {
    const known = this.#book[party]?.[desk];
    if (known) return known;
    const account = newAccount(party, desk);
    this.#book[party] = { ...this.#book[party], [desk]: account };
    const draft = `${this.path}.new`;
    writeFileSync(draft, `${JSON.stringify(this.#book, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.path);
    return account;
  }
}
