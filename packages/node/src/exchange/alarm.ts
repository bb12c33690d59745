// SPDX-License-Identifier: Apache-2.0
// What must not pass unnoticed on a channel of this node's own: written to the journal, told to who listens, and the channel stopped.
import type { PartyId } from '@tansiq/protocol';
import type { Journal } from '../journal/index.ts';
import type { Store, Tx } from '../store/index.ts';
import { stopIn } from './channel-rows.ts';
import type { NewsDesk } from './news.ts';

export interface AlarmParts {
  store: Store;
  journal: Journal;
  news: NewsDesk;
}

export interface Alarm {
  /** Whose word gave rise to it. */
  party: PartyId;
  /** A wire rule or the code of a problem. */
  code: string;
  /** The channel that is stopped until a person decides; absent when nothing is. */
  stops?: { from: PartyId; to: PartyId; why: string };
}

export async function raise(parts: AlarmParts, alarm: Alarm): Promise<void> {
  const { store, journal, news } = parts;
  const { party, code, stops } = alarm;
  await store.writer.write(async (tx: Tx) => {
    if (stops) await stopIn(tx, store.dialect, stops.from, stops.to, `${code}: ${stops.why}`);
    await journal.record(tx, { who: party, what: 'refuse', decision: { permit: false, rule: code } });
    await news.tell(tx, [{ kind: 'link', detail: { party, code } }]);
  });
  news.wake();
}
