// SPDX-License-Identifier: Apache-2.0
// Entries of a channel (§4): what the leaves of its log are, and when an entry hides what its sender had seen.
import { Buffer } from 'node:buffer';
import { ProtocolError } from '../errors.ts';
import { type ActId, isPartyId, type PartyId } from '../ids.ts';

const ORIGIN = 'tansiq.channel/v1/';

/** One leaf: which act, at which place, and how much of the reverse channel its sender had receipted by then. */
export interface Entry {
  readonly act: ActId;
  readonly index: number;
  readonly seen: number;
}

/** The leaf data: canonical JSON, ASCII. */
export function entryLeaf({ act, index, seen }: Entry): Buffer {
  return Buffer.from(`{"act":"${act}","index":${index},"seen":${seen}}`, 'latin1');
}

/** Origin of the log from one party to another. */
export function channelOrigin(from: PartyId, to: PartyId): string {
  return `${ORIGIN}${from}/${to}`;
}

/** The two parties of a channel's origin. @throws ProtocolError `encoding`. */
export function parseChannelOrigin(origin: string): { readonly from: PartyId; readonly to: PartyId } {
  const [from, to, ...rest] = origin.startsWith(ORIGIN) ? origin.slice(ORIGIN.length).split('/') : [];
  if (rest.length > 0 || !isPartyId(from) || !isPartyId(to) || from === to) {
    throw new ProtocolError('encoding', `not the origin of a channel: ${origin.slice(0, 240)}`);
  }
  return { from, to };
}

/** What the receiver knows of a channel when it judges the `seen` of an entry. */
export interface SeenBounds {
  /** Greatest `seen` of the entries before; 0 for the first. */
  readonly before: number;
  /** Size of the reverse channel that the sender has receipted, as far as the receiver holds its receipts. */
  readonly receipted: number;
  /** Receipts that the sender gave for the reverse channel: from index `own` on, `seen` must be at least `size`. */
  readonly floors: readonly { readonly own: number; readonly size: number }[];
}

/**
 * Why an entry breaks the rules of `seen` (rule `seen-stale`), or undefined. So nobody can pretend not to have seen a
 * suspension, nor to have seen what it never receipted.
 */
export function seenProblem(entry: Pick<Entry, 'index' | 'seen'>, bounds: SeenBounds): string | undefined {
  const { index, seen } = entry;
  if (seen < bounds.before) return `seen ${seen} after ${bounds.before}`;
  if (seen > bounds.receipted) return `seen ${seen}, but only ${bounds.receipted} receipted`;
  const floor = bounds.floors.find(({ own, size }) => index >= own && seen < size);
  return floor ? `seen ${seen} at ${index}, after a receipt for ${floor.size}` : undefined;
}
