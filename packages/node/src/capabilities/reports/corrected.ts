// SPDX-License-Identifier: Apache-2.0
// What corrections of an act say: which of its sections no longer hold, why, and which act holds instead.
import { controlBodies } from '../../content/raw.ts';
import type { Db } from '../../store/index.ts';
import type { CorrectionItem } from './shapes.ts';

/** By the id of the correction. */
export async function correctionsIn(
  db: Db,
  acts: readonly string[],
): Promise<ReadonlyMap<string, CorrectionItem>> {
  if (acts.length === 0) return new Map();
  const bodies = await controlBodies(db, acts);
  return new Map(
    [...bodies].map(([act, { correction, refs }]) => {
      const named = (refs as { refs: { rel: string; act: string }[] }).refs;
      const replacement = named.find(({ rel }) => rel === 'replaces')?.act;
      return [
        act,
        { ...(correction as CorrectionItem), ...(replacement !== undefined && { replacement }) },
      ] as const;
    }),
  );
}
