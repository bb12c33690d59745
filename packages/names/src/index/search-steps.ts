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

export type ScoredDoc = { readonly doc: number; readonly score: number };

/** The documents worth comparing with what the posting lists say of them (nats), best first. */
export function bestDocs(
  plan: Plan,
  query: PersonRecord,
  segments: Iterable<ReadSegment>,
  most: number,
  scratch: Scratch,
): ScoredDoc[] {
  const best = new BestDocs(most);
  const year = birthYear(parseBirth(query.birth));
  for (const { columns, lists, removed } of segments)
    scoreSegment(plan, columns, (token) => lists.get(token), year, removed, scratch, best);
  return best.sorted();
}

/** Records compared at a time before it is asked whether more could come to the top. */
export const ROUND = 40;
/** Nats that a comparison in full may find above what the posting lists said: initials, joined words, other records. */
const SLACK = 2;

/** The most that the full comparison may add to a record's score for what the query states beside the name and the year. */
function slackOf(query: PersonRecord): number {
  const date = parseBirth(query.birth).some((birth) => birth.day !== undefined) ? 3.5 : 0;
  const place = query.place ? 2.5 : 0;
  const country = (query.countries?.length ?? 0) > 0 ? 1.2 : 0;
  const paper = (query.documents?.length ?? 0) > 0 ? 5 : 0;
  return SLACK + date + place + country + paper + (query.sex ? 0.6 : 0);
}

/** Compares records in full, round by round, until no other could be among the best `limit` people. */
export class Comparing {
  readonly #weigh: ReturnType<typeof reranker>;
  readonly #slack: number;
  readonly #limit: number;
  readonly #best = new Map<string, number>();
  readonly candidates: Candidate[] = [];

  constructor(query: PersonRecord, parsed: ParsedName, plan: Plan, vocabulary: Vocabulary, limit: number) {
    this.#weigh = reranker({ query, parsed, plan, vocabulary });
    this.#slack = slackOf(query);
    this.#limit = limit;
  }

  take(records: readonly StoredRecord[]): void {
    for (const record of records) {
      const { nats, name, other } = this.#weigh(record);
      this.candidates.push({ record, nats, nameNats: name, other });
      this.#best.set(record.id, Math.max(nats, this.#best.get(record.id) ?? -Infinity));
    }
  }

  /** True when a record of this score (and all below it) can no longer come among the best. */
  enough(score: number): boolean {
    if (this.#best.size < this.#limit) return false;
    const last = [...this.#best.values()].sort((a, b) => b - a)[this.#limit - 1] ?? 0;
    return score + this.#slack < last;
  }
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

/** The best candidate of each record over several names of the query, the records of the best `limit` people. */
export function mergeCandidates(lists: readonly (readonly Candidate[])[], limit: number): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const candidate of lists.flat()) {
    const known = best.get(candidate.record.doc);
    if (!known || known.nats < candidate.nats) best.set(candidate.record.doc, candidate);
  }
  const people = new Set<string>();
  return inOrder([...best.values()]).filter(({ record }) => {
    if (people.size < limit) people.add(record.id);
    return people.has(record.id);
  });
}

/** Distinct tokens that a plan reads. */
export function tokensOf(plan: Plan): number[] {
  return [...new Set(plan.units.flatMap((unit) => unit.terms.map((term) => term.token)))];
}
