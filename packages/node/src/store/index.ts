// SPDX-License-Identifier: Apache-2.0
// The store: one query layer for SQLite and PostgreSQL.
export { insertMany } from './bulk.ts';
export type * from './desk-schema.ts';
export { type Dialect, listOf, lockRows, storable } from './dialect.ts';
export { type LastingSession, LIVES, LIVING } from './lasting-session.ts';
export type * from './notice-schema.ts';
export { type Db, openStore, type Store, type StoreLocation, storeOn } from './open.ts';
export type * from './sample-schema.ts';
export type * from './schema.ts';
export type * from './today-schema.ts';
export { Together } from './together.ts';
export { GroupWriter, type Tx } from './write.ts';
