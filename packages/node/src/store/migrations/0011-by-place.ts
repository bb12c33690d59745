// SPDX-License-Identifier: Apache-2.0
// Sections are kept by the place of their act among all, not by its id: ids are random, and with a long history each would be written to a
// page of its own. Acts whose words are not in the index yet wait by place too.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
  await sql`create table new_words (seq ${int} primary key)`.execute(db);
  await sql`create table placed (seq ${int} not null, name text not null, salt text not null, body text not null,
    primary key (seq, name))`.execute(db);
  await sql`insert into placed (seq, name, salt, body) select acts.seq, sections.name, sections.salt, sections.body
    from acts join sections on sections.act = acts.id order by acts.seq, sections.name`.execute(db);
  await sql`drop table sections`.execute(db);
  await sql`alter table placed rename to sections`.execute(db);
}
