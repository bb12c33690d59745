// SPDX-License-Identifier: Apache-2.0
// First schema: parties, acts, content, channels, journal, users. Written once, never edited after a release.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

type Shape = Record<string, string>;

/** Columns by a short notation: `text`, `text?`, `int`, `int?`, `auto`, `bytes`, with ` pk` for a single-column key. */
async function table(
  db: Kysely<unknown>,
  dialect: Dialect,
  name: string,
  shape: Shape,
  keys: string[] = [],
): Promise<void> {
  let create = db.schema.createTable(name);
  for (const [column, notation] of Object.entries(shape)) {
    const [kind = 'text', mark] = notation.split(' ');
    const optional = kind.endsWith('?');
    const base = optional ? kind.slice(0, -1) : kind;
    const refine = (c: ColumnDefinitionBuilder) => {
      if (base === 'auto') return dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey();
      const key = mark === 'pk' ? c.primaryKey() : c;
      return optional ? key : key.notNull();
    };
    const type =
      base === 'auto'
        ? dialect === 'sqlite'
          ? sql`integer`
          : sql`bigserial`
        : base === 'int'
          ? dialect === 'sqlite'
            ? sql`integer`
            : sql`bigint`
          : base === 'bytes'
            ? dialect === 'sqlite'
              ? sql`blob`
              : sql`bytea`
            : sql`text`;
    create = create.addColumn(column, type, refine);
  }
  if (keys.length > 0) create = create.addPrimaryKeyConstraint(`${name}_pk`, keys as never[]);
  await create.execute();
}

const index = (db: Kysely<unknown>, name: string, on: string, columns: string[], unique = false) => {
  const builder = db.schema.createIndex(name).on(on).columns(columns);
  return (unique ? builder.unique() : builder).execute();
};

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const t = (name: string, shape: Shape, keys?: string[]) => table(db, dialect, name, shape, keys);
  await t('parties', {
    id: 'text pk',
    status: 'text',
    root: 'text',
    names: 'text',
    added_at: 'int',
    confirmed_by: 'text?',
  });
  await t('cards', { hash: 'text pk', party: 'text', seq: 'int', jws: 'text', received_at: 'int' });
  await index(db, 'cards_chain', 'cards', ['party', 'seq'], true);
  await t('acts', {
    seq: 'auto',
    id: 'text',
    jws: 'text',
    type: 'text',
    author: 'text',
    dossier: 'text?',
    lineage: 'text?',
    terms: 'text?',
    time: 'text',
    own: 'int',
    status: 'text',
    rule: 'text?',
    article: 'text?',
    stored_ms: 'int',
    evidence: 'int?',
    open: 'int',
    kind: 'text',
    rank: 'int',
    h3: 'int',
    hold: 'int',
    expires_ms: 'int',
    shielded: 'int',
    composed_by: 'text?',
    released_by: 'text?',
  });
  await index(db, 'acts_id', 'acts', ['id'], true);
  await index(db, 'acts_dossier', 'acts', ['dossier', 'seq']);
  await index(db, 'acts_type', 'acts', ['type', 'seq']);
  await t('sections', { act: 'text', name: 'text', salt: 'text', body: 'text' }, ['act', 'name']);
  await t('act_refs', { act: 'text', rel: 'text', target: 'text' }, ['act', 'rel', 'target']);
  await index(db, 'act_refs_target', 'act_refs', ['target', 'rel']);
  await t('audience', { act: 'text', party: 'text' }, ['act', 'party']);
  await t('statements', {
    id: 'text pk',
    act: 'text',
    subject: 'text',
    kind: 'text',
    category: 'text?',
    prop: 'text',
    value: 'text',
    lang: 'text?',
    evaluation: 'text',
    marking: 'text',
  });
  await index(db, 'statements_act', 'statements', ['act']);
  await t('quarantine', {
    act: 'text pk',
    from_party: 'text',
    rule: 'text',
    received_ms: 'int',
    sent: 'text',
  });
  await t('dossiers', { id: 'text pk', kind: 'text', lineage: 'text?', opened_at: 'int' });
  await t('dossier_readers', { dossier: 'text', user: 'text', granted_by: 'text', granted_at: 'int' }, [
    'dossier',
    'user',
  ]);
  await index(db, 'dossier_readers_user', 'dossier_readers', ['user', 'dossier']);
  await t('accepted_restrictions', { act: 'text', user: 'text', at: 'int' }, ['act', 'user']);
  await t('outbox', {
    seq: 'auto',
    act: 'text',
    to_party: 'text',
    urgency: 'int',
    state: 'text',
    rule: 'text?',
    article: 'text?',
    lineage: 'text?',
    released_ms: 'int',
  });
  await index(db, 'outbox_due', 'outbox', ['to_party', 'state', 'urgency', 'seq']);
  await index(db, 'outbox_act', 'outbox', ['act', 'to_party'], true);
  await t(
    'channels',
    {
      from_party: 'text',
      to_party: 'text',
      size: 'int',
      receipted: 'int',
      seen: 'int',
      frontier: 'text',
      receipt: 'text?',
      state: 'text',
      why: 'text?',
      fence: 'int',
    },
    ['from_party', 'to_party'],
  );
  await t(
    'entries',
    {
      from_party: 'text',
      to_party: 'text',
      idx: 'int',
      act: 'text',
      seen: 'int',
      result: 'text?',
      rule: 'text?',
      article: 'text?',
      disposition: 'text?',
    },
    ['from_party', 'to_party', 'idx'],
  );
  await index(db, 'entries_act', 'entries', ['act']);
  await t(
    'receipts',
    { from_party: 'text', to_party: 'text', size: 'int', own: 'int', time: 'int', receipt: 'text' },
    ['from_party', 'to_party', 'size'],
  );
  await t('lineages', { lineage: 'text pk', revision: 'int', dossier: 'text' });
  await t(
    'attachments',
    {
      id: 'text',
      act: 'text',
      size: 'int',
      sealed: 'text',
      blob: 'text',
      state: 'text',
      received: 'int',
      from_party: 'text?',
    },
    ['act', 'id'],
  );
  await index(db, 'attachments_blob', 'attachments', ['blob']);
  await index(db, 'attachments_state', 'attachments', ['state', 'from_party']);
  await t('uploads', { id: 'text pk', owner: 'text', meta: 'text', blob: 'text', at: 'int' });
  await t('drafts', {
    id: 'text pk',
    kind: 'text',
    owner: 'text',
    body: 'text',
    revision: 'int',
    state: 'text',
    submitted_at: 'int?',
    updated_at: 'int',
    act: 'text?',
  });
  await t('journal', { idx: 'int pk', at: 'int', digest: 'text', salt: 'text?', row: 'text?' });
  await t('tiles', { log: 'text', path: 'text', bytes: 'bytes' }, ['log', 'path']);
  await t('log_heads', {
    log: 'text pk',
    size: 'int',
    frontier: 'text',
    checkpoint: 'text?',
    cosigned: 'text?',
    cosigned_size: 'int',
  });
  await t('users', {
    id: 'text pk',
    login: 'text',
    name: 'text',
    roles: 'text',
    password: 'text',
    language: 'text',
    clearance: 'int',
    shielded: 'int',
    state: 'text',
    failures: 'int',
    locked_until: 'int',
    created_at: 'int',
  });
  await index(db, 'users_login', 'users', ['login'], true);
  await t('sessions', {
    digest: 'text pk',
    user: 'text',
    csrf: 'text',
    created_at: 'int',
    expires_at: 'int',
    seen_at: 'int',
  });
  await t(
    'idempotency',
    { key: 'text', user: 'text', digest: 'text', status: 'int', body: 'text', at: 'int' },
    ['key', 'user'],
  );
  await t('events', {
    seq: 'auto',
    at_ms: 'int',
    kind: 'text',
    act: 'text?',
    dossier: 'text?',
    detail: 'text',
  });
  await t('settings', { name: 'text pk', value: 'text' });
}
