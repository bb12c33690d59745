// SPDX-License-Identifier: Apache-2.0
// For tests: an empty database of its own on the PostgreSQL that TANSIQ_TEST_POSTGRES names.
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server that tests may use; undefined where there is none. */
export const testServer = (): string | undefined => process.env.TANSIQ_TEST_POSTGRES;

/** @returns the URL of a new, empty database on that server */
export async function freshDatabase(server: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(server);
  own.pathname = `/${name}`;
  return own.href;
}
