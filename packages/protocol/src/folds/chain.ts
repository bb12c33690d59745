// SPDX-License-Identifier: Apache-2.0
// Which versions came into force, one after the other, and when the agreement ended (§9, 4 to 6).
import type { ActId, Hash, PartyId } from '../ids.ts';
import { isTime } from '../time.ts';
import { type CountedAct, textMember } from './fold-act.ts';
import { seconds, type Version, type Word } from './versions.ts';

/** A version that came into force at `from` (seconds), and may have been superseded since. */
export interface Link {
  readonly version: Version;
  readonly from: number;
}

/** A party's leave, effective at `at`. */
export interface Departure extends Word {
  /** Evidence time of the act, in seconds. */
  readonly said: number;
}

export interface Chain {
  /** Versions that came into force, in order; the last is in force unless the agreement ended. */
  readonly links: readonly Link[];
  /** Complete versions that can never count, or no longer. */
  readonly void: ReadonlySet<Hash>;
  /** When the agreement ended or will: a termination, or too few parties left. */
  readonly ended: { readonly at: number; readonly by: readonly ActId[] } | undefined;
  readonly departures: readonly Departure[];
}

/** Follows the amendments from version 1; `versions` as `versionsOf` orders them. */
export function followChain(versions: readonly Version[], acts: readonly CountedAct[], asOf: number): Chain {
  const losers = new Set<Hash>();
  const links: Link[] = [];
  const departures: Departure[] = [];
  let next = contest(
    versions.filter((version) => version.document.version === 1),
    losers,
  );
  next ??= firstHeld(versions, links, losers);
  while (next !== undefined) {
    const before = links.at(-1);
    const from = inForceFrom(next, before);
    if (from === undefined || from > asOf || from > next.to || (before && endOf(before) < from)) break;
    const link = { version: next, from };
    links.push(link);
    departures.splice(0, departures.length, ...departuresDuring(links, acts));
    next = contest(
      versions.filter(
        (version) => amends(version, link.version) && keepsAll(version, link.version, departures),
      ),
      losers,
    );
    next ??= firstHeld(versions, links, losers);
  }
  const ended = endOfLineage(links, acts, departures);
  const alive = links.filter((link) => ended === undefined || link.from <= ended.at);
  return {
    links: alive,
    void: voidOf(versions, alive, losers, departures, ended?.at, asOf),
    ended,
    departures,
  };
}

/**
 * An amendment of which the reader holds neither the version that it supersedes nor any other of that number: so reads
 * who acceded, and sees nothing from before. What it supersedes is taken to have come into force before it.
 */
function opensToReader(version: Version, versions: readonly Version[], last: number): boolean {
  const { version: number, supersedes } = version.document;
  return (
    number > Math.max(last, 1) &&
    !versions.some((other) => other.terms === supersedes || other.document.version === number - 1)
  );
}

function firstHeld(
  versions: readonly Version[],
  links: readonly Link[],
  losers: Set<Hash>,
): Version | undefined {
  const last = links.at(-1)?.version.document.version ?? 0;
  return contest(
    versions.filter((version) => opensToReader(version, versions, last)),
    losers,
  );
}

/** Of complete versions that replace the same, the one completed first counts; the others lose. */
function contest(rivals: readonly Version[], losers: Set<Hash>): Version | undefined {
  const complete = rivals.filter(
    (version) => version.completeAt !== undefined && version.rejected.length === 0,
  );
  const [winner, ...rest] = complete.toSorted(
    (a, b) => (a.completeAt ?? 0) - (b.completeAt ?? 0) || (a.terms < b.terms ? -1 : 1),
  );
  for (const loser of rest) losers.add(loser.terms);
  return winner;
}

function amends(version: Version, earlier: Version): boolean {
  return (
    version.document.supersedes === earlier.terms && version.document.version === earlier.document.version + 1
  );
}

/** Nobody is amended out: who is not a party of the amendment must have left by the time it is complete. */
function keepsAll(version: Version, earlier: Version, departures: readonly Departure[]): boolean {
  const { completeAt } = version;
  return (
    completeAt === undefined ||
    earlier.parties.every(
      (party) => version.parties.includes(party) || hasLeft(party, completeAt, earlier, departures),
    )
  );
}

function inForceFrom(version: Version, before: Link | undefined): number | undefined {
  return version.bindingAt === undefined
    ? undefined
    : Math.max(version.bindingAt, version.from, before?.from ?? Number.NEGATIVE_INFINITY);
}

/** Last second in force by the version's own term. */
function endOf(link: Link): number {
  return link.version.renewal === 'none' ? link.version.to : Number.POSITIVE_INFINITY;
}

function linkAt(links: readonly Link[], at: number): Link | undefined {
  const link = links.findLast((candidate) => candidate.from <= at);
  return link !== undefined && at <= endOf(link) ? link : undefined;
}

/** When an act that ends something takes effect: as it says, but never before the notice that the version asks for. */
function effectiveAt(act: CountedAct, link: Link): number | undefined {
  const effective = textMember(act, 'consent', 'effective');
  if (!isTime(effective)) return undefined;
  return Math.max(seconds(effective), act.evidenceTime + link.version.noticeDays * 86_400);
}

function concerns(act: CountedAct, type: string, links: readonly Link[]): boolean {
  const lineage = links[0]?.version.document.lineage;
  return (
    act.type === `agreement.${type}` &&
    textMember(act, 'consent', 'decision') === type &&
    textMember(act, 'consent', 'lineage') === lineage
  );
}

function departuresDuring(links: readonly Link[], acts: readonly CountedAct[]): readonly Departure[] {
  const departures: Departure[] = [];
  for (const act of acts) {
    if (!concerns(act, 'withdraw', links)) continue;
    const link = linkAt(links, act.evidenceTime);
    if (link === undefined || !link.version.parties.includes(act.author)) continue;
    if (hasLeft(act.author, act.evidenceTime, link.version, departures)) continue;
    const at = effectiveAt(act, link);
    if (at !== undefined) departures.push({ party: act.author, act: act.id, at, said: act.evidenceTime });
  }
  return departures;
}

/** True when the party's withdrawal is effective by `at` and it has not signed this version since it withdrew. */
export function hasLeft(
  party: PartyId,
  at: number,
  version: Version,
  departures: readonly Departure[],
): boolean {
  return leaveOf(party, version, departures) <= at;
}

function leaveOf(party: PartyId, version: Version, departures: readonly Departure[]): number {
  const signedAt = version.signed.find((word) => word.party === party)?.at ?? Number.NEGATIVE_INFINITY;
  return departures
    .filter((leave) => leave.party === party && leave.said >= signedAt)
    .reduce((least, leave) => Math.min(least, leave.at), Number.POSITIVE_INFINITY);
}

function endOfLineage(
  links: readonly Link[],
  acts: readonly CountedAct[],
  departures: readonly Departure[],
): Chain['ended'] {
  const ends: { at: number; by: readonly ActId[] }[] = [];
  for (const act of acts) {
    if (!concerns(act, 'terminate', links)) continue;
    const link = linkAt(links, act.evidenceTime);
    if (link === undefined || !link.version.parties.includes(act.author)) continue;
    if (hasLeft(act.author, act.evidenceTime, link.version, departures)) continue;
    const at = effectiveAt(act, link);
    if (at !== undefined) ends.push({ at, by: [act.id] });
  }
  for (const [index, { version, from }] of links.entries()) {
    const leaves = version.parties.map((party) => leaveOf(party, version, departures)).sort((a, b) => a - b);
    // The moment at which all but one have left.
    const at = Math.max(leaves[version.parties.length - 2] ?? Number.POSITIVE_INFINITY, from);
    const until = links[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (at < until) ends.push({ at, by: departures.map((leave) => leave.act) });
  }
  return ends.reduce<Chain['ended']>(
    (least, end) => (least === undefined || end.at < least.at ? end : least),
    undefined,
  );
}

function voidOf(
  versions: readonly Version[],
  links: readonly Link[],
  losers: ReadonlySet<Hash>,
  departures: readonly Departure[],
  ended: number | undefined,
  asOf: number,
): ReadonlySet<Hash> {
  const inForce = new Set(links.map((link) => link.version.terms));
  const dead = new Set(losers);
  const terminated = ended !== undefined && ended <= asOf;
  for (const version of versions) {
    if (inForce.has(version.terms) || version.document.version === 1) continue;
    const last = links.at(-1)?.version.document.version ?? 0;
    if (!terminated && opensToReader(version, versions, last)) continue;
    const superseded = links.find((link) => amends(version, link.version));
    // A version that was superseded in time never expires.
    const expired = superseded !== undefined && superseded === links.at(-1) && endOf(superseded) < asOf;
    if (
      superseded === undefined ||
      terminated ||
      expired ||
      !keepsAll(version, superseded.version, departures)
    ) {
      dead.add(version.terms);
    }
  }
  return dead;
}
