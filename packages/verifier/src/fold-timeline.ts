// SPDX-License-Identifier: Apache-2.0
// Which version came into force when, and what ended it (protocol §9, rules 4 to 7): one walk forward in time.
import type { FoldAct, Version } from './fold-input.ts';

export type Timeline = {
  /** When the version came into force, if it has by `asOf`; Unix seconds. */
  inForceFrom(hash: string): number | undefined;
  isSuperseded(hash: string): boolean;
  isVoid(hash: string): boolean;
  isWithdrawn(party: string, hash: string, at: number): boolean;
  /** When the agreement is terminated, if a termination is known. */
  readonly end?: number;
};

type Link = { readonly version: Version; readonly from: number };
type Withdrawal = { readonly by: string; readonly said: number; readonly at: number; readonly under: number };

const DAY = 86_400;

/** Walks the versions that come into force one after the other; `acts` all have evidence by `asOf`. */
export function timeline(versions: readonly Version[], acts: readonly FoldAct[], asOf: number): Timeline {
  const walk = new Walk(versions, acts, asOf);
  walk.run();
  const end = walk.end === Infinity ? undefined : walk.end;
  return {
    inForceFrom: (hash) => walk.links.find((link) => link.version.hash === hash)?.from,
    isSuperseded: (hash) => walk.links.slice(0, -1).some((link) => link.version.hash === hash),
    isVoid: (hash) => walk.dead.has(hash),
    isWithdrawn: (party, hash, at) => {
      const version = versions.find((one) => one.hash === hash);
      return version !== undefined && walk.isWithdrawn(party, version, at);
    },
    ...(end === undefined ? {} : { end }),
  };
}

class Walk {
  readonly links: Link[] = [];
  readonly dead = new Set<string>();
  end = Infinity;
  readonly #versions: readonly Version[];
  readonly #endings: readonly FoldAct[];
  readonly #asOf: number;
  readonly #withdrawals: Withdrawal[] = [];
  #read = 0;

  constructor(versions: readonly Version[], acts: readonly FoldAct[], asOf: number) {
    this.#versions = versions;
    this.#asOf = asOf;
    this.#endings = acts
      .filter((act) => act.type === 'agreement.terminate' || act.type === 'agreement.withdraw')
      .sort((a, b) => a.evidence - b.evidence || (a.id < b.id ? -1 : 1));
  }

  run(): void {
    let base: Link | undefined;
    for (;;) {
      const next = earlier(this.#successor(base), this.#firstSeen(base));
      const until = next?.from ?? Infinity;
      this.#hear(base, until);
      if (base !== undefined) this.#countParties(base, until);
      if (next === undefined || next.from > this.end) break;
      base = next;
      this.links.push(base);
    }
    this.#buryAmendments();
  }

  isWithdrawn(party: string, version: Version, at: number): boolean {
    return this.#withdrawals.some(
      (one) => one.by === party && one.at <= at && !this.#returned(one, version, at),
    );
  }

  /**
   * A party that signs a later version after its withdrawal is a party of that version, from its first moment in force
   * or from that signature on, whichever is later.
   */
  #returned(withdrawal: Withdrawal, version: Version, at: number): boolean {
    const from = this.links.find((link) => link.version === version)?.from ?? at;
    const until = Math.max(at, from);
    return (
      version.number > withdrawal.under &&
      version.allSignatures.some(
        (one) => one.by === withdrawal.by && withdrawal.said < one.at && one.at <= until,
      )
    );
  }

  /** The version that replaces `base`, if it has come into force before `base` expired. */
  #successor(base: Link | undefined): Link | undefined {
    const rivals = this.#versions.filter((one) =>
      base === undefined
        ? one.number === 1
        : one.document.supersedes === base.version.hash && one.number === base.version.number + 1,
    );
    const heir = this.#settle(rivals, (one) => base === undefined || this.#keepsEveryone(one, base));
    const link = heir === undefined ? undefined : this.#inForce(heir, base);
    return link !== undefined && base !== undefined && link.from > expiry(base.version) ? undefined : link;
  }

  /** The amendment first in force, above `base`, of which the reader lacked everything that it could amend. */
  #firstSeen(base: Link | undefined): Link | undefined {
    let first: Link | undefined;
    // One that may not count so may still count as the successor of a version that is held.
    const above = this.#versions.filter(
      (one) =>
        one.number > (base?.version.number ?? 1) &&
        this.#lacksBase(one) &&
        (base === undefined || this.#someoneLeft(one, base)),
    );
    for (const number of [...new Set(above.map((one) => one.number))].sort((a, b) => a - b)) {
      const winner = this.#settle(
        above.filter((one) => one.number === number),
        () => true,
      );
      first = earlier(first, winner === undefined ? undefined : this.#inForce(winner, base));
    }
    return first;
  }

  /** Of the complete ones among `rivals`, the first that `mayCount`; the others of them are void. */
  #settle(rivals: readonly Version[], mayCount: (one: Version) => boolean): Version | undefined {
    const complete = rivals
      .filter((one) => one.complete !== undefined && !one.rejected)
      .sort((a, b) => (a.complete ?? 0) - (b.complete ?? 0) || (a.hash < b.hash ? -1 : 1));
    const winner = complete.find(mayCount);
    for (const one of complete) if (one !== winner) this.dead.add(one.hash);
    return winner;
  }

  /** True when what the amendment supersedes had not been proposed before it, nor any other version of that number. */
  #lacksBase({ document, number, proposed }: Version): boolean {
    const known = this.#versions.filter((one) => one.proposed <= proposed);
    return number > 1 && known.every((one) => one.number !== number - 1 && one.hash !== document.supersedes);
  }

  /** Without a leave from `base`, its parties have seen all that followed, and nothing can be missing in between. */
  #someoneLeft(amendment: Version, base: Link): boolean {
    const by = amendment.complete ?? this.#asOf;
    return this.#foreseeing(base, by, () =>
      base.version.parties.some((party) => this.isWithdrawn(party, base.version, by)),
    );
  }

  #keepsEveryone(amendment: Version, base: Link): boolean {
    const left = base.version.parties.filter((party) => !amendment.parties.includes(party));
    const complete = amendment.complete ?? 0;
    return this.#foreseeing(base, complete, () =>
      left.every((party) => this.isWithdrawn(party, base.version, complete)),
    );
  }

  /** Answers `ask` as if everything said by `at` had been said under `base`; nothing of it stays heard. */
  #foreseeing(base: Link, at: number, ask: () => boolean): boolean {
    const [read, end, withdrawals] = [this.#read, this.end, this.#withdrawals.length];
    this.#hear(base, at + 1);
    const answer = ask();
    this.#read = read;
    this.end = end;
    this.#withdrawals.length = withdrawals;
    return answer;
  }

  #inForce(version: Version, base: Link | undefined): Link | undefined {
    if (version.binding === undefined) return undefined;
    const from = Math.max(version.binding, version.from, base?.from ?? -Infinity);
    return from <= this.#asOf && from <= version.to ? { version, from } : undefined;
  }

  /** Takes in terminations and withdrawals said before `until`, all of them under `base`. */
  #hear(base: Link | undefined, until: number): void {
    for (
      let act = this.#endings[this.#read];
      act !== undefined && act.evidence < until;
      act = this.#endings[++this.#read]
    ) {
      if (base === undefined || act.evidence < base.from || act.evidence > this.#endOf(base.version))
        continue;
      const { version } = base;
      if (!version.parties.includes(act.author) || this.isWithdrawn(act.author, version, act.evidence))
        continue;
      const at = Math.max(act.effective ?? 0, act.evidence + version.validity.noticeDays * DAY);
      if (act.type === 'agreement.terminate') this.end = Math.min(this.end, at);
      else this.#withdrawals.push({ by: act.author, said: act.evidence, at, under: version.number });
    }
  }

  /** Ends the agreement at the moment that leaves fewer than two parties under `link`, if that comes before `until`. */
  #countParties(link: Link, until: number): void {
    const moments = [link.from, ...this.#withdrawals.map(({ at }) => Math.max(at, link.from))];
    for (const moment of moments) {
      if (moment >= until) continue;
      const left = link.version.parties.filter((party) => !this.isWithdrawn(party, link.version, moment));
      if (left.length < 2) this.end = Math.min(this.end, moment);
    }
  }

  #endOf(version: Version): number {
    return Math.min(this.end, expiry(version));
  }

  /**
   * An amendment is void when what it supersedes, as far as that is seen, never came into force, has another number, or
   * ended. Whatever has a lesser number than a version that came into force is too late.
   */
  #buryAmendments(): void {
    const reached = this.links.at(-1)?.version.number ?? 0;
    for (const version of this.#versions) {
      if (this.links.some((link) => link.version === version)) continue;
      if (version.number < reached) this.dead.add(version.hash);
      if (version.number === 1) continue;
      const base = this.links.find(
        (link) =>
          link.version.hash === version.document.supersedes && link.version.number + 1 === version.number,
      );
      const isLast = base !== undefined && base === this.links.at(-1);
      const isDead =
        base === undefined
          ? !this.#mayYetBeFirstSeen(version)
          : this.end <= this.#asOf || (isLast && this.#asOf > expiry(base.version));
      if (isDead) this.dead.add(version.hash);
    }
  }

  #mayYetBeFirstSeen(version: Version): boolean {
    const below = this.links.filter((link) => link.version.number < version.number).at(-1);
    if (!this.#lacksBase(version) || this.end <= this.#asOf) return false;
    return below === undefined || this.#someoneLeft(version, below);
  }
}

/** Of two the one that comes into force first, and of the same second the former. */
function earlier(one: Link | undefined, other: Link | undefined): Link | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.from < one.from ? other : one;
}

function expiry(version: Version): number {
  return version.validity.renewal === 'none' ? version.to : Infinity;
}
