// SPDX-License-Identifier: Apache-2.0
// Fold 1 of docs/protocol.md §9: the state of an agreement, from the set of control acts alone.
import type { PartyId, RandomId } from '../ids.ts';
import { type Chain, followChain, hasLeft } from './chain.ts';
import { type CountedAct, countedActs, type FoldAct, refsOf, textMember } from './fold-act.ts';
import type { LineageState, LineageStateName, VersionState, VersionStateName } from './lineage-state.ts';
import { type Version, versionsOf, type Word } from './versions.ts';

/** The control acts of one lineage (docs/protocol.md §9), in any order; further acts do no harm. */
export interface AgreementEvidence {
  readonly lineage: RandomId;
  readonly acts: readonly FoldAct[];
}

/** Acts of its own by which a party binds itself before anybody has cosigned them, and whatever a clock that is ahead has cosigned. */
const selfBinding: ReadonlySet<string> = new Set([
  'agreement.suspend',
  'agreement.terminate',
  'agreement.withdraw',
]);

/**
 * The state of an agreement as of a moment. Pure: the same for every order and any repetition of the acts.
 * @param asOf seconds since 1970; acts with later evidence do not count.
 * @param self the party that asks, whose own suspension, termination or withdrawal binds it at once, pending or with evidence yet to come.
 */
export function foldAgreement(evidence: AgreementEvidence, asOf: number, self?: PartyId): LineageState {
  const { lineage } = evidence;
  const own = evidence.acts.map((act) =>
    (act.evidenceTime ?? Number.POSITIVE_INFINITY) > asOf && act.author === self && selfBinding.has(act.type)
      ? { ...act, evidenceTime: asOf }
      : act,
  );
  const acts = countedActs(own, asOf);
  const versions = versionsOf(lineage, acts);
  const chain = followChain(versions, acts, asOf);
  const states = versions.map((version) => versionState(version, chain, asOf));
  const inForce = states.find((version) => version.state === 'in-force');
  const link = chain.links.at(-1);
  const last = link?.version;
  const left = link?.version.parties.filter((party) => hasLeft(party, asOf, link, chain.departures)) ?? [];
  const suspensions =
    inForce === undefined || last === undefined
      ? []
      : standingSuspensions(lineage, acts).filter(
          ({ party }) => last.parties.includes(party) && !left.includes(party),
        );
  const shown = inForce ?? foremost(states);
  const state = suspensions.length > 0 ? 'suspended' : (shown?.state ?? talks(acts));
  return {
    lineage,
    asOf,
    state,
    terms: shown?.terms,
    inForce,
    versions: states,
    suspensions,
    departures: chain.departures,
    left,
    ended: chain.ended,
  };
}

function versionState(version: Version, chain: Chain, asOf: number): VersionState {
  const link = chain.links.find((candidate) => candidate.version === version);
  return {
    terms: version.terms,
    number: version.document.version,
    state: stateOfVersion(version, chain, asOf),
    document: version.document,
    proposals: version.proposals,
    signed: version.signed,
    unsigned: version.unsigned,
    rejected: version.rejected,
    ratified: version.ratified,
    unratified: version.unratified,
    completeAt: version.completeAt,
    bindingAt: version.bindingAt,
    inForceAt: link?.from,
  };
}

/** The first state of §9 that fits. */
function stateOfVersion(version: Version, chain: Chain, asOf: number): VersionStateName {
  const link = chain.links.find((candidate) => candidate.version === version);
  if (version.rejected.length > 0) return 'rejected';
  if (version.completeAt === undefined && asOf > version.window) return 'lapsed';
  if (chain.void.has(version.terms)) return 'void';
  if (version.completeAt === undefined) return 'proposed';
  if (link === undefined) {
    if (asOf > version.to) return 'expired';
    return version.bindingAt === undefined ? 'signed' : 'ratified';
  }
  if (link !== chain.links.at(-1)) return 'superseded';
  const end = version.renewal === 'none' ? version.to : Number.POSITIVE_INFINITY;
  if (chain.ended !== undefined && chain.ended.at <= asOf && chain.ended.at <= end) return 'terminated';
  return asOf > end ? 'expired' : 'in-force';
}

const dead: ReadonlySet<VersionStateName> = new Set(['rejected', 'lapsed', 'void']);

/** The version that stands for a lineage without one in force. */
function foremost(versions: readonly VersionState[]): VersionState | undefined {
  const living = versions.filter((version) => !dead.has(version.state));
  if (living.length > 0) return living.toSorted((a, b) => b.number - a.number || order(a, b))[0];
  return versions.toSorted((a, b) => firstProposed(b) - firstProposed(a) || order(a, b))[0];
}

function firstProposed(version: VersionState): number {
  return version.proposals.reduce((least, word) => Math.min(least, word.at), Number.POSITIVE_INFINITY);
}

function order(a: VersionState, b: VersionState): number {
  return a.terms < b.terms ? -1 : 1;
}

/** Suspensions of the lineage that their own author has not lifted. */
function standingSuspensions(lineage: RandomId, acts: readonly CountedAct[]): readonly Word[] {
  const says = (act: CountedAct, decision: string): boolean =>
    act.type === `agreement.${decision}` &&
    textMember(act, 'consent', 'decision') === decision &&
    textMember(act, 'consent', 'lineage') === lineage;
  const lifted = new Set(
    acts
      .filter((act) => says(act, 'resume'))
      .flatMap((act) => refsOf(act, 'answers').map((id) => `${act.author} ${id}`)),
  );
  return acts
    .filter((act) => says(act, 'suspend') && !lifted.has(`${act.author} ${act.id}`))
    .map((act) => ({ party: act.author, act: act.id, at: act.evidenceTime }));
}

/** From the first to the last, each with the state that it gives. */
const stages = [
  ['contact', 'contact'],
  ['talks', 'talks'],
  ['closed', 'none'],
] as const;

/** Before any version: the stage of the newest note; of two of one second the further. */
function talks(acts: readonly CountedAct[]): LineageStateName {
  const notes = acts.filter((act) => act.type === 'talks.note');
  const [newest] = notes
    .map((act) => ({
      at: act.evidenceTime,
      stage: stages.findIndex(([stage]) => stage === textMember(act, 'note', 'stage')),
    }))
    .filter(({ stage }) => stage >= 0)
    .sort((a, b) => b.at - a.at || b.stage - a.stage);
  return stages[newest?.stage ?? -1]?.[1] ?? 'none';
}
