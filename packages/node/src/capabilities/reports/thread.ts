// SPDX-License-Identifier: Apache-2.0
// A dossier as its readers see it: its acts with what answers what, those that wait for an H3 acceptance, those that are erased, and
// who is let in.
import type { NeedToKnow, Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { notFound } from '../../refusal.ts';
import type { ActRow, Store } from '../../store/index.ts';
import { summary } from './acts.ts';

export interface ThreadParts {
  store: Store;
  content: ContentReader;
  needToKnow: NeedToKnow;
}

export interface ThreadQuery {
  before?: number | undefined;
  limit: number;
}

/** Most erased acts, and acts that wait for an acceptance, that are told beside a page. */
const BESIDE = 100;

/** A page of a dossier, newest first. @throws Refusal 404 for a dossier that the officer has no need to know of */
export async function threadOf(parts: ThreadParts, officer: Officer, dossier: string, query: ThreadQuery) {
  const { store, content, needToKnow } = parts;
  const row = await store.db.selectFrom('dossiers').selectAll().where('id', '=', dossier).executeTakeFirst();
  const knows = await needToKnow.knows(officer, dossier);
  if (!row || !(knows || officer.roles.includes('supervisor'))) throw notFound();
  const { before, limit } = query;
  const found = await content.page(officer, { dossier, before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1)?.seq : undefined;
  const first = before === undefined;
  const waiting = first ? await content.page(officer, { dossier, awaitingH3: true, limit: BESIDE }) : [];
  const gone = first ? await erasedIn(store, officer, dossier) : [];
  const items = [
    ...shown.map((act) => ({
      ...summary(act),
      ...(act.title && { title: (act.title as { text: Record<string, string> }).text }),
      h3: false,
    })),
    ...waiting.map((act) => ({ ...summary(act), h3: true })),
    ...gone.map((act) => ({ ...summary(act), h3: false })),
  ].sort((a, b) => b.seq - a.seq);
  const links = await linksAmong(
    store,
    items.map(({ id }) => id),
  );
  return {
    dossier,
    kind: row.kind,
    ...(row.lineage !== null && { lineage: row.lineage }),
    openedAt: row.opened_at,
    items: items.map((item) => ({ ...item, refs: links.get(item.id) ?? [] })),
    readers: (await needToKnow.list(dossier)).map(({ user, name, grantedAt }) => ({ user, name, grantedAt })),
    ...(last !== undefined && { next: String(last) }),
  };
}

/** What is erased says nothing any more, but that it was is for those who know of the dossier and could have read it. */
async function erasedIn(store: Store, officer: Officer, dossier: string): Promise<ActRow[]> {
  let query = store.db
    .selectFrom('acts')
    .selectAll()
    .where('dossier', '=', dossier)
    .where('hold', '=', 2)
    .where('rank', '<=', Math.max(officer.clearance, 0));
  if (!officer.shielded) query = query.where('shielded', '=', 0);
  return query.orderBy('seq', 'desc').limit(BESIDE).execute();
}

/** References from one of these acts to another of them: what points elsewhere is told by no list. */
async function linksAmong(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { rel: string; act: string }[]>> {
  const rows = await store.db
    .selectFrom('act_refs')
    .select(['act', 'rel', 'target'])
    .where('act', 'in', ['', ...ids])
    .where('target', 'in', ['', ...ids])
    .orderBy('rel')
    .execute();
  const links = new Map<string, { rel: string; act: string }[]>();
  for (const { act, rel, target } of rows) links.set(act, [...(links.get(act) ?? []), { rel, act: target }]);
  return links;
}
