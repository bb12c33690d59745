// SPDX-License-Identifier: Apache-2.0
// The two databases of a measured pair on the PostgreSQL that TANSIQ_TEST_POSTGRES names, for pairs that are measured there.
import pg from 'pg';

export type StoreKind = 'sqlite' | 'postgres';

/** @throws Error where no server is named */
const server = (): string => {
  const url = process.env.TANSIQ_TEST_POSTGRES;
  if (url === undefined) throw new Error('TANSIQ_TEST_POSTGRES names no server: see CONTRIBUTING.md');
  return url;
};

export const databaseUrl = (name: string): string =>
  Object.assign(new URL(server()), { pathname: `/${name}` }).href;

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Empty databases in the place of whatever had these names. */
export const freshDatabases = (names: readonly string[]): Promise<void> =>
  asOwner(async (client) => {
    for (const name of names) {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name}`);
    }
  });

export const haveDatabases = (names: readonly string[]): Promise<boolean> =>
  asOwner(async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = any($1)', [names]);
    return rowCount === names.length;
  });

export const dropDatabases = (names: readonly string[]): Promise<void> =>
  asOwner(async (client) => {
    for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
  });
