// SPDX-License-Identifier: Apache-2.0
// SQLite's statements, made once and kept, and many rows run through one of them without a detour through JSON.
import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

type Value = string | number | null;

/** Rows to run a statement with, one after the other: stands as its only parameter. */
export class ManyRows {
  readonly rows: readonly (readonly Value[])[];

  constructor(rows: readonly (readonly Value[])[]) {
    this.rows = rows;
  }
}

/** Statements kept at most; the house's are some hundred, those with a list of their own length come and go. */
const KEPT = 400;

/** A SQLite file as the query layer sees it. To make a statement anew for each use costs more than most uses of it. */
export class SqliteStatements implements SqliteDatabase {
  readonly #file: Sqlite.Database;
  readonly #wrote: (rows: number) => void;
  readonly #kept = new Map<string, SqliteStatement>();
  readonly #rollback: SqliteStatement;

  /** @param wrote told of each number of rows that were written */
  constructor(file: Sqlite.Database, wrote: (rows: number) => void) {
    this.#file = file;
    this.#wrote = wrote;
    this.#rollback = rollbackOf(file, statementOf(file.prepare('rollback'), wrote));
  }

  prepare(text: string): SqliteStatement {
    if (text === 'rollback') return this.#rollback;
    const known = this.#kept.get(text);
    // Put behind all others again, so that what was not used for longest is let go first.
    if (known) this.#kept.delete(text);
    // What a statement answers is shaped by tables that are about to change.
    else if (/^\s*(create|alter|drop)\b/i.test(text)) this.#kept.clear();
    const statement = known ?? statementOf(this.#file.prepare(text), this.#wrote);
    this.#kept.set(text, statement);
    if (this.#kept.size > KEPT) this.#letGoOldest();
    return statement;
  }

  close(): void {
    this.#kept.clear();
    this.#file.close();
  }

  #letGoOldest(): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

/**
 * Takes back what there is to take back: a full disk ends the transaction by itself, at the commit too, and then a rollback would hide why
 * (https://sqlite.org/lang_transaction.html, 4).
 */
function rollbackOf(file: Sqlite.Database, statement: SqliteStatement): SqliteStatement {
  return {
    ...statement,
    run: (parameters) =>
      file.inTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 },
  };
}

function statementOf(made: Sqlite.Statement, wrote: (rows: number) => void): SqliteStatement {
  return {
    reader: made.reader,
    all: (parameters) => made.all(parameters),
    iterate: (parameters) => made.iterate(parameters),
    run: (parameters) => {
      const [first] = parameters;
      if (!(first instanceof ManyRows)) {
        const done = made.run(parameters);
        wrote(done.changes);
        return done;
      }
      let changes = 0;
      let lastInsertRowid: number | bigint = 0;
      for (const row of first.rows) {
        const done = made.run(row);
        changes += done.changes;
        lastInsertRowid = done.lastInsertRowid;
      }
      wrote(changes);
      return { changes, lastInsertRowid };
    },
  };
}
