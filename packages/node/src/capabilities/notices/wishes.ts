// SPDX-License-Identifier: Apache-2.0
// How each user wants to be told: by which ways, of which kinds, how often. Pure, but for reading and writing the row.
import type { Db, NoticeWishesTable, Tx } from '../../store/index.ts';
import { type NoticeKind, noticeKinds } from './kinds.ts';

export const reaches = ['all', 'page', 'off'] as const;
/** `all`: in the pages and by the ways that the user has; `page`: in the pages alone; `off`: not at all. */
export type Reach = (typeof reaches)[number];

export interface Wishes {
  address: string;
  mail: boolean;
  webhook: boolean;
  /** Minutes. */
  quiet: number;
  kinds: Partial<Record<NoticeKind, Reach>>;
}

export const standardWishes: Wishes = { address: '', mail: false, webhook: false, quiet: 60, kinds: {} };

/** Of a recovery one is told whatever one wished: who takes an account over would silence it first. Of an emergency too: it is to be told at once. */
export const reachOf = ({ kinds }: Wishes, kind: NoticeKind): Reach => {
  const wished = kinds[kind] ?? 'all';
  return (kind === 'recovery' || kind === 'emergency') && wished === 'off' ? 'page' : wished;
};

function wishesIn(row: NoticeWishesTable | undefined): Wishes {
  if (!row) return standardWishes;
  const said = JSON.parse(row.kinds) as Record<string, unknown>;
  const kinds = noticeKinds.flatMap((kind) => {
    const reach = reaches.find((one) => one === said[kind]);
    return reach === undefined ? [] : [[kind, reach] as const];
  });
  return {
    address: row.address,
    mail: row.mail === 1,
    webhook: row.webhook === 1,
    quiet: row.quiet_minutes,
    kinds: Object.fromEntries(kinds),
  };
}

export async function wishesOf(db: Db | Tx, users: readonly string[]): Promise<ReadonlyMap<string, Wishes>> {
  const rows = await db
    .selectFrom('notice_wishes')
    .selectAll()
    .where('user', 'in', ['', ...users])
    .execute();
  return new Map(users.map((user) => [user, wishesIn(rows.find((row) => row.user === user))]));
}

export async function keepWishes(tx: Tx, user: string, wishes: Wishes): Promise<void> {
  const row = {
    address: wishes.address,
    mail: wishes.mail ? (1 as const) : (0 as const),
    webhook: wishes.webhook ? (1 as const) : (0 as const),
    quiet_minutes: wishes.quiet,
    kinds: JSON.stringify(wishes.kinds),
  };
  await tx
    .insertInto('notice_wishes')
    .values({ user, ...row })
    .onConflict((on) => on.column('user').doUpdateSet(row))
    .execute();
}
