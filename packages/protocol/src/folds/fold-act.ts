// SPDX-License-Identifier: Apache-2.0
// What a fold reads: acts as plain records, each with the time that the evidence gives it.
import type { ActId, PartyId } from '../ids.ts';

export interface FoldAct {
  readonly id: ActId;
  readonly type: string;
  readonly author: PartyId;
  readonly audience?: readonly PartyId[];
  /** Bodies by section name; one that is withheld or erased is missing. */
  readonly sections: Readonly<Record<string, unknown>>;
  /** Seconds since 1970 (docs/protocol.md §8); `null` while pending. */
  readonly evidenceTime: number | null;
}

/** An act that counts: its evidence time is known and not after `asOf`. */
export interface CountedAct extends FoldAct {
  readonly evidenceTime: number;
}

/**
 * The acts that count as of a moment, each once, ordered by evidence time, then id: whatever order or however often
 * they came. Of two records of one act the earlier evidence counts, and a body that only one of them has.
 * @param asOf seconds since 1970.
 */
export function countedActs(acts: readonly FoldAct[], asOf: number): readonly CountedAct[] {
  const byId = new Map<ActId, CountedAct>();
  const bodies = new Map<ActId, Record<string, unknown>>();
  for (const act of acts) {
    const body = bodies.get(act.id);
    bodies.set(act.id, body === undefined ? { ...act.sections } : { ...act.sections, ...body });
    if (act.evidenceTime === null || act.evidenceTime > asOf) continue;
    const known = byId.get(act.id);
    if (known === undefined || act.evidenceTime < known.evidenceTime) byId.set(act.id, act as CountedAct);
  }
  const counted = [...byId.values()].map((act) => ({ ...act, sections: bodies.get(act.id) ?? act.sections }));
  return counted.sort(byEvidence);
}

export function byEvidence(a: CountedAct, b: CountedAct): number {
  return a.evidenceTime - b.evidenceTime || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A member of a section's body, `undefined` when section or member is missing. */
export function member(act: FoldAct, section: string, name: string): unknown {
  const body = act.sections[section];
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

export function textMember(act: FoldAct, section: string, name: string): string | undefined {
  const value = member(act, section, name);
  return typeof value === 'string' ? value : undefined;
}

/** Ids that an act refers to under one relation, in the order of the section. */
export function refsOf(act: FoldAct, rel: string): readonly ActId[] {
  const refs = member(act, 'refs', 'refs');
  if (!Array.isArray(refs)) return [];
  return refs.flatMap((ref: unknown) =>
    typeof ref === 'object' && ref !== null && 'rel' in ref && ref.rel === rel && 'act' in ref
      ? [ref.act as ActId]
      : [],
  );
}
