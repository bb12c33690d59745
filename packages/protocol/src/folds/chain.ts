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
  /** Number of the version in force when it was said. */
  readonly under: number;
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

/** Follows the amendments from version 1, or from the first that the reader holds; `versions` as `versionsOf` orders them. */
export function followChain(versions: readonly Version[], acts: readonly CountedAct[], asOf: number): Chain {
  const losers = new Set<Hash>();
  const links: Link[] = [];
  const departures: Departure[] = [];
  const next = (): Link | undefined => {
    const heir = nextHeir(versions, links.at(-1), departures, losers, asOf);
    const opening = nextOpening(versions, links, departures, losers, asOf);
    // What came into force first did so for good, whichever version becomes known, or complete, after it.
    return heir !== undefined && opening !== undefined && opening.from < heir.from
      ? opening
      : (heir ?? opening);
  };
  for (let link = next(); link !== undefined; link = next()) {
    links.push(link);
    departures.splice(0, departures.length, ...departuresDuring(links, acts));
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

/** The version that amends the one before, if it has come into force: the first version when none is before. */
function nextHeir(
  versions: readonly Version[],
  before: Link | undefined,
  departures: readonly Departure[],
  losers: Set<Hash>,
  asOf: number,
): Link | undefined {
  const heir = contest(
    versions.filter((version) =>
      before === undefined
        ? version.document.version === 1
        : amends(version, before.version) && keepsAll(version, before, departures),
    ),
    losers,
  );
  const link = heir && linkOf(heir, before, asOf);
  return link && before && endOf(before) < link.from ? undefined : link;
}

/**
 * The next amendment in force of which nothing before is held, and of several of one second the least number. What it
 * supersedes is unseen, and so is whether that one lasted until then: the end of the last version that was seen does
 * not stand against it.
 */
function nextOpening(
  versions: readonly Version[],
  links: readonly Link[],
  departures: readonly Departure[],
  losers: Set<Hash>,
  asOf: number,
): Link | undefined {
  const before = links.at(-1);
  const last = before?.version.document.version ?? 1;
  const openings = versions.filter(
    (version) =>
      version.document.version > last &&
      opensToReader(version, versions) &&
      mayFollow(version, links, departures, asOf),
  );
  let first: Link | undefined;
  for (const rivals of Map.groupBy(openings, (version) => version.document.version).values()) {
    const winner = contest(rivals, losers);
    const link = winner && linkOf(winner, before, asOf);
    if (link !== undefined && (first === undefined || link.from < first.from)) first = link;
  }
  return first;
}

/**
 * An amendment of which the reader held, when it was first proposed, neither the version that it supersedes nor any
 * other of that number: so reads who acceded, and sees nothing from before. What it supersedes is taken to have come
 * into force before it. A version proposed after it changes nothing of this: else one party could unmake it alone.
 */
function opensToReader(version: Version, versions: readonly Version[]): boolean {
  const { version: number, supersedes } = version.document;
  return (
    number > 1 &&
    !versions.some(
      (other) =>
        (other.terms === supersedes || other.document.version === number - 1) &&
        proposedAt(other) <= proposedAt(version),
    )
  );
}

function proposedAt(version: Version): number {
  return version.proposals[0]?.at ?? Number.POSITIVE_INFINITY;
}

/**
 * An unseen version between two that are held there can be only for one who had left: as long as nobody has left the
 * version before, all its parties hold what followed it, and nobody is amended out by a number left out.
 */
function mayFollow(
  version: Version,
  links: readonly Link[],
  departures: readonly Departure[],
  asOf: number,
): boolean {
  const before = links.findLast((link) => link.version.document.version < version.document.version);
  const by = version.completeAt ?? asOf;
  return (
    before === undefined || before.version.parties.some((party) => hasLeft(party, by, before, departures))
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
function keepsAll(version: Version, earlier: Link, departures: readonly Departure[]): boolean {
  const { completeAt } = version;
  return (
    completeAt === undefined ||
    earlier.version.parties.every(
      (party) => version.parties.includes(party) || hasLeft(party, completeAt, earlier, departures),
    )
  );
}

function linkOf(version: Version, before: Link | undefined, asOf: number): Link | undefined {
  if (version.bindingAt === undefined) return undefined;
  const from = Math.max(version.bindingAt, version.from, before?.from ?? Number.NEGATIVE_INFINITY);
  return from <= asOf && from <= version.to ? { version, from } : undefined;
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
    if (hasLeft(act.author, act.evidenceTime, link, departures)) continue;
    const at = effectiveAt(act, link);
    if (at !== undefined) {
      const under = link.version.document.version;
      departures.push({ party: act.author, act: act.id, at, said: act.evidenceTime, under });
    }
  }
  return departures;
}

/**
 * True when a withdrawal of the party is effective at `at` and it has not come back by then: by a signature, after that
 * withdrawal, of a later version. One that is given before the version comes into force counts for all of it.
 */
export function hasLeft(
  party: PartyId,
  at: number,
  { version, from }: Link,
  departures: readonly Departure[],
): boolean {
  const until = Math.max(at, from);
  return departures.some(
    (leave) =>
      leave.party === party &&
      leave.at <= at &&
      !(
        leave.under < version.document.version &&
        version.signatures.some((word) => word.party === party && leave.said < word.at && word.at <= until)
      ),
  );
}

/** The first moment at which fewer than two parties are left. */
function desertedAt(link: Link, departures: readonly Departure[]): number | undefined {
  const moments = departures.map((leave) => Math.max(leave.at, link.from));
  return moments
    .toSorted((a, b) => a - b)
    .find((at) => link.version.parties.filter((party) => !hasLeft(party, at, link, departures)).length < 2);
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
    if (hasLeft(act.author, act.evidenceTime, link, departures)) continue;
    const at = effectiveAt(act, link);
    if (at !== undefined) ends.push({ at, by: [act.id] });
  }
  for (const [index, link] of links.entries()) {
    const at = desertedAt(link, departures);
    const until = links[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (at === undefined || at >= until) continue;
    const gone = departures.filter((leave) => leave.at <= at);
    ends.push({ at, by: gone.map((leave) => leave.act) });
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
  const highest = links.at(-1)?.version.document.version ?? 0;
  for (const version of versions) {
    if (inForce.has(version.terms)) continue;
    if (version.document.version < highest) dead.add(version.terms);
    if (version.document.version === 1) continue;
    const opens = opensToReader(version, versions) && mayFollow(version, links, departures, asOf);
    if (opens && !terminated) continue;
    const superseded = links.find((link) => amends(version, link.version));
    // A version that was superseded in time never expires.
    const expired = superseded !== undefined && superseded === links.at(-1) && endOf(superseded) < asOf;
    if (superseded === undefined || terminated || expired || !keepsAll(version, superseded, departures)) {
      dead.add(version.terms);
    }
  }
  return dead;
}
