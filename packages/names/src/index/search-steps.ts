// SPDX-License-Identifier: Apache-2.0
// The steps that every search takes, whatever the records are kept in: score segments, then compare what they bring up.

import { birthYear, parseBirth } from '../birth.ts';
import type { OtherEvidence } from '../other-evidence.ts';
import type { ParsedName } from '../parse.ts';
import type { PersonRecord } from '../person.ts';
import type { Plan } from './plan.ts';
import { reranker } from './rerank.ts';
import { BestDocs, type Scratch, type SegmentColumns, scoreSegment } from './score.ts';
import type { StoredRecord } from './storage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A candidate for a person to confirm, never a verdict. `nats`: evidence that it is the one sought, over chance in this register. */
export type Candidate = {
  readonly record: StoredRecord;
  readonly nats: number;
  readonly nameNats: number;
  readonly other: OtherEvidence;
};

export type ReadSegment = {
  readonly columns: SegmentColumns;
  readonly lists: ReadonlyMap<number, Uint8Array>;
  readonly removed: ReadonlySet<number> | undefined;
};

/** The documents worth comparing, best first. */
export function bestDocs(
  plan: Plan,
  query: PersonRecord,
  segments: Iterable<ReadSegment>,
  most: number,
  scratch: Scratch,
): number[] {
  const best = new BestDocs(most);
  const year = birthYear(parseBirth(query.birth));
  for (const { columns, lists, removed } of segments)
    scoreSegment(plan, columns, (token) => lists.get(token), year, removed, scratch, best);
  return best.sorted().map((hit) => hit.doc);
}

/** The records compared with the query in full, best first. */
export function compareRecords(
  query: PersonRecord,
  parsed: ParsedName,
  plan: Plan,
  vocabulary: Vocabulary,
  found: readonly StoredRecord[],
): Candidate[] {
  const weigh = reranker({ query, parsed, plan, vocabulary });
  return inOrder(
    found.map((record) => {
      const { nats, name, other } = weigh(record);
      return { record, nats, nameNats: name, other };
    }),
  );
}

/**
 * Evidence of a person's best record together with that of the person's other records: each record is as likely to be the
 * one meant, so the probabilities of one id's records add up. Records that are spelt alike are one.
 */
function pooled(own: readonly Candidate[]): number {
  const best = own[0]?.nats ?? 0;
  const spelt = new Set<string>();
  let sum = 0;
  for (const { record, nats } of own) {
    const name = record.name.toLowerCase();
    if (!spelt.has(name)) sum += Math.exp(nats - best);
    spelt.add(name);
  }
  return best + Math.log(sum);
}

/** Best first, a person's best record by all the person's records; ties by the order of entering. */
export function inOrder(candidates: Candidate[]): Candidate[] {
  candidates.sort((a, b) => b.nats - a.nats || a.record.doc - b.record.doc);
  const byPerson = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const own = byPerson.get(candidate.record.id);
    if (own) own.push(candidate);
    else byPerson.set(candidate.record.id, [candidate]);
  }
  const weight = new Map(candidates.map((candidate) => [candidate, candidate.nats]));
  for (const own of byPerson.values()) if (own.length > 1) weight.set(own[0] as Candidate, pooled(own));
  return candidates.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
}

/** The best candidate of each record over several names of the query. */
export function mergeCandidates(lists: readonly (readonly Candidate[])[], limit: number): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const candidate of lists.flat()) {
    const known = best.get(candidate.record.doc);
    if (!known || known.nats < candidate.nats) best.set(candidate.record.doc, candidate);
  }
  return inOrder([...best.values()]).slice(0, limit);
}

/** Distinct tokens that a plan reads. */
export function tokensOf(plan: Plan): number[] {
  return [...new Set(plan.units.flatMap((unit) => unit.terms.map((term) => term.token)))];
}
