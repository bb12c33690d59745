// SPDX-License-Identifier: Apache-2.0
// Rate limits: token buckets in memory, per user and per address. They blunt floods; they are no substitute for a network that filters.
// Each of a node's processes gives out its share, so that all together never give more than one alone would.
import { isIPv6 } from 'node:net';

export interface Rate {
  /** Tokens that a full bucket holds. */
  burst: number;
  /** Tokens that come back each second. */
  perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_BUCKETS = 20_000;

export class RateLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #processes: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param processes how many of them share the rate at this moment */
  constructor(rate: Rate, now: () => number, processes: () => number = () => 1) {
    this.#rate = rate;
    this.#now = now;
    this.#processes = processes;
  }

  /** Takes `cost` tokens of `key`. Returns 0, or the seconds until there are enough (then nothing is taken). */
  take(key: string, cost: number): number {
    const sharing = this.#processes();
    const [burst, perSecond] = [this.#rate.burst / sharing, this.#rate.perSecond / sharing];
    const at = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perSecond);
    const enough = tokens >= Math.min(cost, burst);
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: enough ? tokens - cost : tokens, at });
    this.#forget();
    return enough ? 0 : Math.max(1, Math.ceil((Math.min(cost, burst) - tokens) / perSecond));
  }

  /** Keeps memory bounded: the bucket not used for longest goes first. */
  #forget(): void {
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_BUCKETS) return;
      this.#buckets.delete(oldest);
    }
  }
}

/** What of an address a limit counts: all of IPv4, the first 64 bits of IPv6 (one household has that many). */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = ''] = plain.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return `${groups.slice(0, 4).join(':')}::/64`;
}
