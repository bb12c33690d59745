// SPDX-License-Identifier: Apache-2.0
// The index of what acts say: words of each act, and of folded acts one row for each word of a segment. Labels in one index for pages.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const postgres = dialect === 'postgres';
  const int = sql.raw(postgres ? 'bigint' : 'integer');
  const auto = sql.raw(postgres ? 'bigserial primary key' : 'integer primary key autoincrement');
  // Words are compared byte by byte, whatever the database's language: beginnings are ranges of them.
  const bytewise = sql.raw(postgres ? 'text collate "C"' : 'text');
  const clustered = sql.raw(postgres ? '' : 'without rowid');
  await sql`create table act_words (seq ${int} primary key, segment ${int} not null, circle ${int} not null,
    at ${int} not null, words text not null)`.execute(db);
  await sql`create index act_words_unfolded on act_words (seq) where segment = 0`.execute(db);
  await sql`create table word_segments (id ${auto}, oldest ${int} not null, newest ${int} not null, acts text not null)`.execute(
    db,
  );
  await sql`create table word_acts (segment ${int} not null, term ${bytewise} not null, acts text not null,
    primary key (segment, term)) ${clustered}`.execute(db);
  await sql`create table text_files (act text not null, attachment text not null, primary key (act, attachment))`.execute(
    db,
  );
  // A reader of few dossiers finds the newest acts of them by this alone, labels included.
  await sql`drop index acts_dossier`.execute(db);
  await sql`create index acts_known on acts (dossier, seq, open, kind, rank, expires_ms, h3, shielded, hold)`.execute(
    db,
  );
  await sql`create index acts_housekeeping on acts (seq) where kind = 'housekeeping'`.execute(db);
  // Acts that were stored before there was an index are taken in little by little, from the newest down.
  await sql`insert into settings (name, value)
    select 'text-index-below', cast(max(seq) + 1 as text) from acts having max(seq) is not null`.execute(db);
}
