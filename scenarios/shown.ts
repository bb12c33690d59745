// SPDX-License-Identifier: Apache-2.0
// What a story shows: clauses, each with the acts that show it, found by the second reader and not claimed by the story itself.
import type { Evidence } from './evidence.ts';
import { mustShow } from './stories.ts';

/** A clause that a story shows: `find` answers the acts, or undefined when they are not all there as they must be. */
export interface Claim {
  /** A clause of `mustShow`, word for word. */
  readonly line: string;
  readonly find: (evidence: Evidence) => readonly string[] | undefined;
}

export interface Shown {
  readonly line: string;
  readonly ok: boolean;
  readonly acts: readonly string[];
}

export interface Told {
  readonly story: number;
  readonly shown: readonly Shown[];
  /** Clauses that are not built yet. */
  readonly missing: readonly string[];
}

/** A story's clauses against the evidence. @throws Error for a claim that is no clause of the story */
export function judge(story: number, claims: readonly Claim[], evidence: Evidence | undefined): Told {
  const clauses = mustShow[story];
  if (clauses === undefined) throw new Error(`there is no story ${story}`);
  const strangers = claims.filter(({ line }) => !clauses.includes(line));
  if (strangers.length > 0)
    throw new Error(`not in story ${story}: ${strangers.map(({ line }) => line).join(' | ')}`);
  const shown = clauses.flatMap((line) => {
    const claim = claims.find((one) => one.line === line);
    return claim === undefined ? [] : [shownBy(claim, evidence)];
  });
  return { story, shown, missing: clauses.filter((line) => !claims.some((claim) => claim.line === line)) };
}

function shownBy({ line, find }: Claim, evidence: Evidence | undefined): Shown {
  const acts = evidence?.ok === true ? find(evidence) : undefined;
  return { line, ok: acts !== undefined && acts.length > 0, acts: acts ?? [] };
}

/** The n-th clause of a story, so that a claim cannot misspell it. */
export function clause(story: number, beginning: string): string {
  const found = mustShow[story]?.find((line) => line.startsWith(beginning));
  if (found === undefined) throw new Error(`story ${story} has no clause that begins: ${beginning}`);
  return found;
}
