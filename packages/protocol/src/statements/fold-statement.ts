// SPDX-License-Identifier: Apache-2.0
// The state of a joint statement (docs/protocol.md §17): a pure function of the acts of its dossier, their evidence and a moment.
import { statementBodySchema } from '../acts/bodies/statement.ts';
import { type CountedAct, countedActs, type FoldAct, refsOf, textMember } from '../folds/fold-act.ts';
import type { ActId, Hash, PartyId } from '../ids.ts';
import { parseTime } from '../time.ts';
import { type StatementBody, statementHash } from './signature.ts';

/** `embargoed`: all have signed and the hour has not come. */
export type StatementStateName = 'none' | 'proposed' | 'embargoed' | 'public';

export interface StatementWord {
  readonly party: PartyId;
  readonly act: ActId;
  readonly at: number;
}

export interface StatementVersion {
  readonly statement: Hash;
  /** The first act that proposed it. */
  readonly act: ActId;
  readonly author: PartyId;
  readonly at: number;
  readonly body: StatementBody;
  /** The proposal that it counters. */
  readonly replaces: ActId | undefined;
  /** The first of each party, by party. */
  readonly signatures: readonly StatementWord[];
  readonly missing: readonly PartyId[];
  /** Since when it may be published: all have signed, and the hour has come. Undefined while a signature is missing. */
  readonly publicFrom: number | undefined;
}

export interface StatementState {
  readonly state: StatementStateName;
  readonly audience: readonly PartyId[];
  /** The version that all signed first; while there is none, the newest that no other replaces. */
  readonly current: StatementVersion | undefined;
  /** Oldest first. */
  readonly versions: readonly StatementVersion[];
}

/**
 * @param acts of one dossier. A node gives its own acts that nobody has receipted the time at which it stored them as evidence.
 * @param asOf seconds since 1970.
 * @param signed hash of the text that a `statement.sign` signs, when its signature is the author's and holds.
 */
export function foldStatement(
  acts: readonly FoldAct[],
  asOf: number,
  signed: (sign: FoldAct) => Hash | undefined,
): StatementState {
  const counted = countedActs(acts, asOf);
  const proposals = counted.flatMap(proposalOf);
  const audience = proposals[0]?.body.parties.map(({ id }) => id) ?? [];
  const ours = counted.filter((act) => act.audience?.join() === audience.join());
  const words = new Map<Hash, StatementWord[]>();
  for (const act of ours.filter(({ type }) => type === 'statement.sign')) {
    const statement = signed(act);
    if (statement === undefined || statement !== textMember(act, 'consent', 'statement')) continue;
    const known = words.get(statement) ?? [];
    if (!known.some(({ party }) => party === act.author))
      words.set(statement, [...known, { party: act.author, act: act.id, at: act.evidenceTime }]);
  }
  const versions: StatementVersion[] = [];
  for (const { act, body } of proposals) {
    const statement = statementHash(body);
    if (!ours.includes(act) || versions.some((one) => one.statement === statement)) continue;
    versions.push(versionOf(act, body, statement, words.get(statement) ?? []));
  }
  const replaced = new Set(versions.map(({ replaces }) => replaces));
  const current =
    versions
      .filter(({ missing }) => missing.length === 0)
      .toSorted((a, b) => completeAt(a) - completeAt(b) || (a.statement < b.statement ? -1 : 1))[0] ??
    versions.findLast(({ act }) => !replaced.has(act));
  return { state: stateOf(current, asOf), audience, current, versions };
}

/** A proposal counts when its parties are exactly its audience. */
function proposalOf(act: CountedAct): { act: CountedAct; body: StatementBody }[] {
  if (act.type !== 'statement.propose') return [];
  const read = statementBodySchema.safeParse(act.sections.statement);
  if (!read.success || read.data.parties.map(({ id }) => id).join() !== act.audience?.join()) return [];
  return [{ act, body: read.data }];
}

function versionOf(
  act: CountedAct,
  body: StatementBody,
  statement: Hash,
  words: readonly StatementWord[],
): StatementVersion {
  const signatures = words.toSorted((a, b) => (a.party < b.party ? -1 : 1));
  const missing = body.parties.flatMap(({ id }) => (words.some(({ party }) => party === id) ? [] : [id]));
  const version = {
    statement,
    act: act.id,
    author: act.author,
    at: act.evidenceTime,
    body,
    signatures,
    missing,
  };
  const last = Math.max(completeAt(version), parseTime(body.embargo) / 1000);
  return {
    ...version,
    replaces: refsOf(act, 'replaces')[0],
    publicFrom: missing.length === 0 ? last : undefined,
  };
}

/** When the last signature or, should it have come later, the proposal was seen. */
const completeAt = ({ at, signatures }: Pick<StatementVersion, 'at' | 'signatures'>): number =>
  Math.max(at, ...signatures.map((word) => word.at));

function stateOf(current: StatementVersion | undefined, asOf: number): StatementStateName {
  if (current === undefined) return 'none';
  if (current.publicFrom === undefined) return 'proposed';
  return asOf < current.publicFrom ? 'embargoed' : 'public';
}
