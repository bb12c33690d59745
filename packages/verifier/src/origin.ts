// SPDX-License-Identifier: Apache-2.0
// Names of logs (protocol §4, §12).
import { Flaw } from './flaw.ts';
import { party } from './shape.ts';

const CHANNEL = 'tansiq.channel/v1/';
const JOURNAL = 'tansiq.journal/v1/';

export type Direction = { readonly from: string; readonly to: string };

export function channelOrigin({ from, to }: Direction): string {
  return `${CHANNEL}${from}/${to}`;
}

/** Sender and receiver of a channel, from its origin. Flaw: `schema`. */
export function readOrigin(origin: string): Direction {
  const parts = origin.startsWith(CHANNEL) ? origin.slice(CHANNEL.length).split('/') : [];
  if (parts.length !== 2) throw new Flaw('schema', `"${origin}" is not the origin of a channel`);
  const from = party(parts[0], 'origin');
  const to = party(parts[1], 'origin');
  if (from === to) throw new Flaw('schema', 'a channel joins two parties');
  return { from, to };
}

/** The party whose journal an origin names. Flaw: `schema`. */
export function readJournalOrigin(origin: string): string {
  const parts = origin.startsWith(JOURNAL) ? origin.slice(JOURNAL.length).split('/') : [];
  if (parts.length !== 2 || !/^[^\s+]+$/.test(parts[1] ?? '')) {
    throw new Flaw('schema', `"${origin}" is not the origin of a journal`);
  }
  return party(parts[0], 'origin');
}
