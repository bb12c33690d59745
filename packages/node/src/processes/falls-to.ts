// SPDX-License-Identifier: Apache-2.0
// To which process a duty falls: the same answer in each of them, spread evenly, and only what fell to one that went moves.
import { createHash } from 'node:crypto';

/**
 * Rendezvous hashing (Thaler and Ravishankar, 1998).
 * @param living numbers of the processes that live, at least one
 */
export function fallsTo(duty: string, living: readonly number[]): number {
  const weight = (process: number) => createHash('sha256').update(`${process} ${duty}`).digest('hex');
  const [first, ...others] = living as [number, ...number[]];
  return others.reduce((best, one) => (weight(one) > weight(best) ? one : best), first);
}
