// SPDX-License-Identifier: Apache-2.0
// What waits for people: acts that ask for an answer, what somebody has taken note of, who has seen which changes; and the
// indexes by which what is withheld, refused, restricted or about to expire is found in a large store.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('awaited')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('party', 'text', (c) => c.notNull())
    .addColumn('mine', int, (c) => c.notNull())
    .addColumn('dossier', 'text', (c) => c.notNull())
    .addColumn('since_ms', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('awaited_pk', ['act', 'kind', 'party'] as never[])
    .execute();
  await db.schema.createIndex('awaited_open').on('awaited').columns(['mine', 'kind', 'since_ms']).execute();
  await db.schema.createIndex('awaited_dossier').on('awaited').columns(['dossier', 'mine', 'kind']).execute();
  await db.schema
    .createTable('taken_note')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('taken_note_pk', ['kind', 'subject'] as never[])
    .execute();
  await db.schema
    .createTable('visits')
    .addColumn('user', 'text', (c) => c.primaryKey().notNull())
    .addColumn('seq', int, (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .execute();
  await sql`create index acts_h3 on acts (seq) where h3 = 1`.execute(db);
  await sql`create index acts_expiring on acts (expires_ms) where open = 1`.execute(db);
  await db.schema.createIndex('acts_stored').on('acts').column('stored_ms').execute();
  await sql`create index outbox_withheld on outbox (seq) where state = 'withheld'`.execute(db);
  await sql`create index entries_not_taken on entries (from_party, to_party, idx) where result in ('refused', 'unreadable', 'quarantined')`.execute(
    db,
  );
  await sql`create index drafts_waiting on drafts (state, updated_at) where state in ('open', 'submitted')`.execute(
    db,
  );
  await fillAwaited(db);
}

/** What already waits in a store that was there before. */
export async function fillAwaited(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into awaited (act, kind, party, mine, dossier, since_ms)
    select a.id,
      case a.type when 'report.share' then 'lead' when 'outcome.report' then 'outcome' else 'recall' end,
      u.party, case when u.party = s.id then 1 else 0 end, a.dossier, a.stored_ms
    from acts a
    join audience u on u.act = a.id
    join parties s on s.status = 'self'
    where a.type in ('report.share', 'outcome.report', 'act.recall')
      and a.dossier is not null and a.hold = 0
      and a.status in ('released', 'sent', 'held', 'accepted')
      and u.party <> a.author and (u.party = s.id or a.author = s.id)
      and not exists (
        select 1 from act_refs r join acts w on w.id = r.act
        where r.target = a.id and r.rel = 'recalls' and w.author = a.author
          and w.status in ('released', 'sent', 'held', 'accepted'))
      and not exists (
        select 1 from act_refs r join acts w on w.id = r.act
        where r.target = a.id and w.author = u.party
          and w.status in ('released', 'sent', 'held', 'accepted')
          and ((a.type = 'act.recall' and r.rel = 'answers')
            or (a.type = 'report.share' and r.rel in ('answers', 'lead'))
            or (a.type = 'outcome.report' and r.rel in ('confirms', 'disputes'))))`.execute(db);
}
