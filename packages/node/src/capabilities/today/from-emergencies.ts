// SPDX-License-Identifier: Apache-2.0
// Emergencies of partners that two people here must decide about, and overrides that wait for their review.
import type { Db } from '../../store/index.ts';
import { emergenciesWaiting } from '../emergencies/index.ts';
import type { Asker } from './asker.ts';
import type { Found } from './item.ts';

export async function inEmergencies(db: Db, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  const { decide, review } = await emergenciesWaiting(db, officer, nowMs, limit);
  const item = (
    kind: 'emergency' | 'override',
    { act, author, type, since_ms }: (typeof decide)[number],
    deadline: number | null,
  ): Found => ({
    ...{ kind, subject: act, target: { page: 'emergencies' }, since: since_ms, base: 'now' },
    ...{ deadline: deadline ?? undefined, party: author, type },
  });
  return [
    ...decide.map((row) => item('emergency', row, row.until_ms)),
    ...review.map((row) => item('override', row, row.review_ms)),
  ];
}
