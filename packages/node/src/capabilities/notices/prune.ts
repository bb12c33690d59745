// SPDX-License-Identifier: Apache-2.0
// Notices that their users have read long ago go. What was not read stays.
import type { Store } from '../../store/index.ts';

const DAY = 86_400_000;
const GROUP = 2000;

export interface KeptNotices {
  days: number;
  /** How near a deadline is when it is told: its notice, by which it is not told twice, stays until the deadline is as long past. */
  deadlineHours: number;
}

/** Answers how many went. */
export async function pruneNotices(
  store: Store,
  nowMs: number,
  { days, deadlineHours }: KeptNotices,
): Promise<number> {
  const before = nowMs - Math.max(days * DAY, (2 * deadlineHours * DAY) / 24 + DAY);
  for (let gone = 0; ; ) {
    const { numDeletedRows } = await store.writer.write((tx) =>
      tx
        .deleteFrom('notices')
        .where('seq', 'in', (eb) =>
          eb
            .selectFrom('notices')
            .select('seq')
            .where('read_ms', '<', before)
            .orderBy('read_ms')
            .limit(GROUP),
        )
        .executeTakeFirst(),
    );
    gone += Number(numDeletedRows);
    if (Number(numDeletedRows) < GROUP) return gone;
  }
}
