// SPDX-License-Identifier: Apache-2.0
// Where a name index is kept: SQLite or PostgreSQL behind one interface.

export { PostgresNameStorage, type Queryable } from './postgres.ts';
export { SqliteNameStorage } from './sqlite.ts';
