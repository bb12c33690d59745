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
      const next = this.#successor(base);
      const from = next === undefined ? undefined : this.#inForce(next, base);
      this.#hear(base, from ?? Infinity);
      if (base !== undefined) this.#countParties(base, from ?? Infinity);
      if (
        next === undefined ||
        from === undefined ||
        (base !== undefined && from > this.#endOf(base.version))
      )
        break;
      base = { version: next, from };
      this.links.push(base);
    }
    this.#buryAmendments();
  }

  isWithdrawn(party: string, version: Version, at: number): boolean {
    return this.#withdrawals.some((one) => one.by === party && one.at <= at && !this.#returned(one, version));
  }

  /** A party that signs a later version after its withdrawal is a party of that version. */
  #returned(withdrawal: Withdrawal, version: Version): boolean {
    return (
      version.number > withdrawal.under &&
      version.allSignatures.some(({ by, at }) => by === withdrawal.by && at > withdrawal.said)
    );
  }

  /** The complete version that counts among those that supersede `base`; the others of them are void. */
  #successor(base: Link | undefined): Version | undefined {
    const rivals = this.#versions
      .filter((one) => one.complete !== undefined && !one.rejected)
      .filter((one) =>
        base === undefined
          ? one.number === 1
          : one.document.supersedes === base.version.hash && one.number === base.version.number + 1,
      )
      .sort((a, b) => (a.complete ?? 0) - (b.complete ?? 0) || (a.hash < b.hash ? -1 : 1));
    let winner: Version | undefined;
    for (const rival of rivals) {
      if (winner === undefined && (base === undefined || this.#keepsEveryone(rival, base))) winner = rival;
      else this.dead.add(rival.hash);
    }
    return winner;
  }

  #keepsEveryone(amendment: Version, base: Link): boolean {
    const left = base.version.parties.filter((party) => !amendment.parties.includes(party));
    if (left.length === 0) return true;
    const complete = amendment.complete ?? 0;
    this.#hear(base, complete + 1);
    return left.every((party) => this.isWithdrawn(party, base.version, complete));
  }

  #inForce(version: Version, base: Link | undefined): number | undefined {
    if (version.binding === undefined) return undefined;
    const from = Math.max(version.binding, version.from, base?.from ?? -Infinity);
    return from <= this.#asOf && from <= version.to ? from : undefined;
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
    const expiry = version.validity.renewal === 'none' ? version.to : Infinity;
    return Math.min(this.end, expiry);
  }

  /** An amendment is void when its base never came into force, has another number, or ended before it. */
  #buryAmendments(): void {
    for (const version of this.#versions) {
      if (version.number === 1 || this.links.some((link) => link.version === version)) continue;
      const base = this.links.find(
        (link) =>
          link.version.hash === version.document.supersedes && link.version.number + 1 === version.number,
      );
      const isLast = base !== undefined && base === this.links.at(-1);
      if (base === undefined || (isLast && this.#hasEnded(base.version))) this.dead.add(version.hash);
    }
  }

  #hasEnded(version: Version): boolean {
    const expired = version.validity.renewal === 'none' && this.#asOf > version.to;
    return this.end <= this.#asOf || expired;
  }
}
