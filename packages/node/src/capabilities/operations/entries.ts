// SPDX-License-Identifier: Apache-2.0
// What an entry's content asks its declaration to say: categories of people, minors, why they are named at all. Pure.
import type { Declared } from './saying.ts';

interface EntryLike {
  kind: string;
  category?: string | undefined;
  minor?: boolean | undefined;
  target?: { what: 'person' | 'place' } | undefined;
}

/** Categories that the gate shields from all but those named for them: LED Art. 6, Regulation (EU) 2016/794 Art. 30(1). */
const shielded: ReadonlySet<string> = new Set(['victim', 'witness', 'informant']);

export function declaredBy(entry: EntryLike, necessity: string | undefined): Declared {
  const { kind, category, minor, target } = entry;
  // A target is protected like a victim: only those named for protection read who or what it is.
  const categories =
    kind === 'target' || target ? ['victim'] : category === undefined ? undefined : [category];
  const guarded = minor === true || (categories ?? []).some((one) => shielded.has(one));
  return {
    ...(categories && { subjectCategories: categories }),
    ...(minor === true && { minors: true }),
    ...(guarded && { necessity: necessity ?? 'Named so that they can be protected.' }),
  };
}
