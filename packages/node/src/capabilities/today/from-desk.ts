// SPDX-License-Identifier: Apache-2.0
// What waits at the desk itself: drafts to release or to mend, cards to confirm, links that are down, a witness that is behind.
import { hasRole, type Officer } from '../../access/index.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { LineState } from '../../exchange/line.ts';
import { WITNESS_SETTING } from '../../journal/index.ts';
import type { Db } from '../../store/index.ts';
import type { Asker } from './asker.ts';
import type { Found, Gravity } from './item.ts';

export interface ListedDraft {
  id: string;
  owner: string;
  state: string;
  updatedAt: number;
  /** Handed back by a releaser, and not handed in again. */
  returned?: boolean | undefined;
  body: { type: string; dossier?: string | undefined; to?: readonly string[]; sections?: object };
}

/** Marks those whose last step was that a releaser handed them back. */
export async function withReturns(db: Db, drafts: readonly ListedDraft[]): Promise<ListedDraft[]> {
  const open = drafts.filter((draft) => draft.state === 'open').map((draft) => draft.id);
  if (open.length === 0) return [...drafts];
  const steps = await db
    .selectFrom('draft_steps')
    .select(['draft', 'what'])
    .where('draft', 'in', open)
    .orderBy('n')
    .execute();
  const last = new Map(steps.map(({ draft, what }) => [draft, what]));
  return drafts.map((draft) => ({ ...draft, returned: last.get(draft.id) === 'returned' }));
}

/** From the drafts that the officer may see: those of others that wait for a release, own ones that came back. */
export function inDrafts(officer: Officer, drafts: readonly ListedDraft[]): Found[] {
  return drafts.flatMap((draft): Found[] => {
    const own = draft.owner === officer.id;
    const { title } = (draft.body.sections ?? {}) as { title?: { text?: Record<string, string> } };
    const item = (kind: 'release' | 'returned', base: Gravity): Found => ({
      kind,
      subject: draft.id,
      target: { page: 'draft', id: draft.id },
      since: draft.updatedAt * 1000,
      base,
      party: draft.body.to?.length === 1 ? draft.body.to[0] : undefined,
      type: draft.body.type,
      dossier: draft.body.dossier,
      title: title?.text,
    });
    if (draft.state === 'submitted' && !own && hasRole(officer, 'releaser', 'head'))
      return [item('release', 'soon')];
    return own && draft.state === 'open' && draft.returned === true ? [item('returned', 'soon')] : [];
  });
}

/** Parties whose fingerprint nobody has compared. */
export async function cardsToConfirm(
  db: Db,
  directory: PartyDirectory,
  { officer }: Asker,
): Promise<Found[]> {
  const pending = directory.all().filter((party) => party.status === 'pending');
  if (pending.length === 0 || !hasRole(officer, 'head')) return [];
  const added = await db
    .selectFrom('parties')
    .select(['id', 'added_at'])
    .where('status', '=', 'pending')
    .execute();
  return pending.map(({ id }) => ({
    kind: 'card',
    subject: id,
    target: { page: 'party', id },
    since: (added.find((row) => row.id === id)?.added_at ?? 0) * 1000,
    base: 'soon',
    party: id,
  }));
}

/** Partners that cannot be reached, and channels that a person must look at. */
export async function links(db: Db, lines: readonly LineState[], { officer }: Asker): Promise<Found[]> {
  if (!hasRole(officer, 'officer', 'releaser', 'head', 'administrator', 'supervisor')) return [];
  const stopped = await db
    .selectFrom('channels')
    .select(['from_party', 'to_party', 'state', 'why'])
    .where('state', '<>', 'open')
    .execute();
  return lines.flatMap(({ party, state, since, why }): Found[] => {
    const channel = stopped.find((row) => row.from_party === party || row.to_party === party);
    if (!channel && (state === 'up' || state === 'opening')) return [];
    const held = channel !== undefined || state === 'held';
    return [
      {
        kind: 'link',
        subject: party,
        target: { page: 'party', id: party },
        since,
        base: held ? 'now' : 'soon',
        party,
        rule: held ? 'held' : 'down',
        why: channel?.why ?? why,
      },
    ];
  });
}

/** A witness that refuses, or that could not be asked. */
export async function witnessBehind(db: Db, { officer }: Asker): Promise<Found[]> {
  if (!hasRole(officer, 'supervisor', 'head', 'administrator')) return [];
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', WITNESS_SETTING)
    .executeTakeFirst();
  const last = JSON.parse(row?.value ?? '{}') as {
    at?: number;
    result?: string;
    why?: string;
    text?: string;
  };
  if (last.result === undefined || last.result === 'cosigned') return [];
  return [
    {
      kind: 'witness',
      subject: last.result,
      target: { page: hasRole(officer, 'administrator') ? 'system' : 'supervision' },
      since: (last.at ?? 0) * 1000,
      base: last.result === 'refused' ? 'now' : 'soon',
      rule: last.why ?? last.result,
      why: last.text,
    },
  ];
}
