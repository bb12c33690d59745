// SPDX-License-Identifier: Apache-2.0
// For tests: a store with people in it, acts and events as they would come, and a clock to set.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRandomId } from '@tansiq/protocol';
import { afterEach, beforeEach } from 'vitest';
import type { Officer, Role } from '../../access/index.ts';
import type { MailSettings, NoticeSettings } from '../../config/index.ts';
import { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { createLogger } from '../../logging/index.ts';
import { insertMany, openStore, type Store } from '../../store/index.ts';
import { freshDatabase, testServer } from '../../test-database.ts';
import { Notifier } from './notifier.ts';
import { Sender, type Ways } from './sender.ts';
import { Notices } from './service.ts';
import { standardWishes } from './wishes.ts';

const server = testServer();

/** Every kind of store there is here, with how to open one. */
export const stores = [
  ['SQLite', async (folder: string) => openStore({ sqlite: join(folder, 'node.sqlite') })],
  ...(server
    ? [['PostgreSQL', async () => openStore({ postgres: await freshDatabase(server) })] as const]
    : []),
] as const;

/** Opens one for each test, and closes it afterwards. */
export function useNotices(open: (folder: string) => Promise<Store>) {
  let folder: string;
  let store: Store;
  let news: NewsDesk;
  const clock = { ms: Date.UTC(2026, 10, 24, 9) };
  const now = () => clock.ms;
  const log = createLogger({ level: 'silent' });
  const journal = { record: async () => undefined } as unknown as Journal;
  const settings: NoticeSettings = {
    link: 'https://desk.example',
    deadlineHours: 48,
    mail: { domains: ['agency.example'] } as unknown as MailSettings,
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tansiq-notices-'));
    store = await open(folder);
    news = new NewsDesk(store, now);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const notices = () => new Notices({ store, journal, settings, now });
  const notifier = (ways: readonly ('mail' | 'webhook')[] = []) =>
    new Notifier({ store, self: 'es.pn', news, log, now, ways });
  const sender = (ways: Ways) =>
    new Sender({ store, self: 'es.pn', link: 'https://desk.example/today', ways, log, now });
  const insert = (table: Parameters<typeof insertMany>[2], rows: Parameters<typeof insertMany>[3]) =>
    store.writer.write((tx) => insertMany(tx, store.dialect, table, rows));

  async function user(role: Role, over: Partial<Officer> = {}): Promise<Officer> {
    const officer: Officer = {
      ...{ id: newRandomId(), login: `${role}-${newRandomId().slice(0, 6)}`, name: role, roles: [role] },
      ...{ clearance: 0, shielded: false, language: 'en' },
      ...over,
    };
    const { id, login, name, roles, clearance, shielded, language } = officer;
    await insert('users', [
      {
        ...{ id, login, name, roles: JSON.stringify(roles), password: '', language, clearance },
        ...{ shielded: shielded ? 1 : 0, state: 'active', failures: 0, locked_until: 0, created_at: 0 },
      },
    ]);
    return officer;
  }

  /** An act as it would be stored, and the event of its coming. */
  async function received(dossier: string, type = 'report.share', labels: Record<string, number> = {}) {
    const act = `${newRandomId()}${newRandomId()}`.slice(0, 43);
    await insert('acts', [
      {
        ...{
          id: act,
          jws: '',
          type,
          author: 'ma.dgsn',
          dossier,
          lineage: null,
          terms: null,
          time: '',
          own: 0,
        },
        ...{ status: 'accepted', rule: null, article: null, stored_ms: now(), evidence: 0 },
        ...{ open: 1, kind: 'content', rank: 0, h3: 0, hold: 0, expires_ms: 8e15, shielded: 0 },
        ...{ composed_by: null, released_by: null },
        ...labels,
      },
    ]);
    const detail = { from: 'ma.dgsn', type, result: 'accepted' };
    await store.writer.write((tx) => news.tell(tx, [{ kind: 'act', act, dossier, detail }]));
    return act;
  }
  const grant = (dossier: string, ...users: Officer[]) =>
    insert(
      'dossier_readers',
      users.map(({ id }) => ({ dossier, user: id, granted_by: 'system', granted_at: 0 })),
    );
  const toldTo = async (officer: Officer) =>
    (await notices().list(officer, { limit: 50, unread: true })).items.map(({ kind, count }) => [
      kind,
      count,
    ]);

  const wanting = async (over: Partial<typeof standardWishes>) => {
    const officer = await user('officer', { language: 'es' });
    const dossier = newRandomId();
    await grant(dossier, officer);
    await notices().wish(officer, { ...standardWishes, address: 'desk@agency.example', ...over });
    return { officer, dossier };
  };

  return {
    ...{ clock, notices, notifier, sender, insert, user, received, grant, toldTo, wanting },
    get store() {
      return store;
    },
    get news() {
      return news;
    },
    get folder() {
      return folder;
    },
  };
}
