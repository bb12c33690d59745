// SPDX-License-Identifier: Apache-2.0
// For tests: notes that one node says to another, links that lose what they carry, and whether both hold the same in the end.
import { newRandomId, type PartyId, toTime } from '@tansiq/protocol';
import type { RunningNode } from '../node.ts';
import { until } from '../test-nodes.ts';
import { LinkDown } from './partner-client.ts';
import { queueOwn } from './release.ts';

type Rooms = Pick<RunningNode, 'rooms'>['rooms'];

/** Says so many notes, each in a transaction of its own as an officer would; answers their ids once they are on disk. */
export function sayNotes(rooms: Rooms, to: string, notes: number, composedBy: string): Promise<string[]> {
  const said = Array.from({ length: notes }, () =>
    rooms.store.writer.write(async (tx) => {
      const draft = {
        type: 'talks.note',
        author: rooms.self,
        audience: [rooms.self, to as PartyId],
        dossier: newRandomId(),
        time: toTime(Date.now()),
        sections: { note: { stage: 'talks', text: { en: 'Said' } } },
      } as const;
      return (await queueOwn(tx, rooms, draft, { composedBy })).id as string;
    }),
  );
  return Promise.all(said).finally(() => rooms.exchange.due(to as PartyId));
}

export interface Faults {
  /** Calls that do not reach the partner, from the next one on. */
  lose(requests: number): void;
  /** Calls that reach the partner and whose answer does not come back. */
  loseAnswers(answers: number): void;
}

/** Puts faults on all that a node calls its partners for. Again after each start. */
export function faultsOn({ client }: Pick<Rooms, 'client'>): Faults {
  const call = client.call.bind(client);
  const left = { requests: 0, answers: 0 };
  client.call = async (...wanted) => {
    if (left.requests > 0) {
      left.requests -= 1;
      throw new LinkDown('lost on its way there');
    }
    const answer = await call(...wanted);
    if (left.answers > 0) {
      left.answers -= 1;
      throw new LinkDown('lost on its way back');
    }
    return answer;
  };
  return {
    lose: (requests) => {
      left.requests = requests;
    },
    loseAnswers: (answers) => {
      left.answers = answers;
    },
  };
}

/** A channel as one of its two ends has it. */
const endOf = ({ store }: Rooms, from: string, to: string) =>
  store.db
    .selectFrom('channels')
    .select(['size', 'receipted', 'frontier', 'state'])
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .executeTakeFirst();

/** Waits until nothing is on its way between two nodes, and both have signed the same. */
export async function settled(a: Rooms, b: Rooms, ms = 30_000): Promise<void> {
  await until(
    `${a.self} and ${b.self} hold the same`,
    // There and back and there again: what arrives on one side while the other is looked at brings forth an answer.
    async () => (await quiet(a, b)) && (await quiet(b, a)) && (await quiet(a, b)) && (await quiet(b, a)),
    ms,
  );
}

async function quiet(from: Rooms, to: Rooms): Promise<boolean> {
  const waiting = await from.store.db
    .selectFrom('outbox')
    .select('act')
    .where('to_party', '=', to.self)
    .execute();
  if (waiting.length > 0) return false;
  const [sent, taken] = [await endOf(from, from.self, to.self), await endOf(to, from.self, to.self)];
  if (sent === undefined) return true;
  return sent.size === taken?.size && sent.receipted === sent.size && sent.frontier === taken.frontier;
}

/** Of these acts, how often each stands in the channel at the node that it was said to, and as what. */
export async function takenOnce(
  at: Rooms,
  from: string,
  acts: readonly string[],
): Promise<Record<string, number>> {
  const { db } = at.store;
  const entries = await db
    .selectFrom('entries')
    .select(['act', 'result'])
    .where('from_party', '=', from)
    .where('to_party', '=', at.self)
    .execute();
  const held = await db
    .selectFrom('acts')
    .select(['id', 'status', 'type'])
    .where('author', '=', from)
    .execute();
  const wrong = acts.filter(
    (act) =>
      entries.filter((entry) => entry.act === act && entry.result === 'accepted').length !== 1 ||
      held.filter((row) => row.id === act && row.status === 'accepted').length !== 1,
  );
  const notes = held.filter((row) => row.type === 'talks.note').length;
  return { wrong: wrong.length, notes, said: acts.length };
}
