// SPDX-License-Identifier: Apache-2.0
// One node in a process of its own, driven by messages: pairs, agrees, releases acts in bulk or one by one, and counts.
import { once } from 'node:events';
import { Parties, type RunningNode, startNode } from '@tansiq/node';
import { type Agreed, agree } from './agree.ts';
import { releaseMany, releaseOne } from './load.ts';
import { counts, residentMb } from './measure.ts';

type Command =
  | { do: 'start'; dataDir: string }
  | { do: 'pair'; card: string; fingerprint: string }
  | ({ do: 'agree' } & Agreed)
  | { do: 'load'; acts: number; to: string; lineage: string }
  | { do: 'single'; to: string; lineage: string }
  | { do: 'drained'; to: string }
  | { do: 'counts'; from: string }
  | { do: 'stop' };

let node: RunningNode | undefined;
const running = (): RunningNode => {
  if (!node) throw new Error('not started');
  return node;
};

async function carryOut(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'start': {
      const before = performance.now();
      node = await startNode({ dataDir: command.dataDir, env: { TANSIQ_LOG_LEVEL: process.env.TANSIQ_LOG_LEVEL ?? 'error' } });
      const readyMs = performance.now() - before;
      await addPeople(node);
      return { party: node.party, readyMs };
    }
    case 'pair':
      return pair(command.card, command.fingerprint);
    case 'agree':
      return agree(running(), command);
    case 'load':
      return releaseMany(running(), command.to, command.lineage, command.acts);
    case 'single':
      return releaseOne(running(), command.to, command.lineage);
    case 'drained':
      return drained(command.to);
    case 'counts':
      return { ...(await counts(running(), command.from)), rssMb: residentMb() };
    case 'stop':
      await running().stop();
      return {};
  }
}

/** Those whom a release names. Nobody signs in. */
async function addPeople({ rooms: { store } }: RunningNode): Promise<void> {
  const person = (id: string, role: string) => ({
    ...{ id, login: id, name: id, roles: JSON.stringify([role]), password: '', language: 'en', clearance: 0, shielded: 0 as const },
    ...{ state: 'active' as const, failures: 0, locked_until: 0, created_at: 0 },
  });
  const people = [person('bench-writer', 'officer'), person('bench-releaser', 'releaser'), person('bench-negotiator', 'negotiator'), person('bench-signatory', 'signatory')];
  await store.writer.write((tx) => tx.insertInto('users').values(people).execute());
}

async function pair(card: string, fingerprint: string): Promise<unknown> {
  const { rooms } = running();
  const head = { id: 'bench', login: 'bench', name: 'bench', roles: ['head' as const], clearance: 0, shielded: true, language: 'en' as const };
  const parties = new Parties(rooms);
  const { id } = await parties.add(head, card);
  await parties.confirm(head, id, fingerprint);
  return { id };
}

/** Resolves when every entry of our channel to the partner is receipted and nothing waits. */
async function drained(to: string): Promise<unknown> {
  const { store, news, self } = running().rooms;
  for (;;) {
    const row = await store.db.selectFrom('channels').select(['size', 'receipted']).where('from_party', '=', self).where('to_party', '=', to).executeTakeFirst();
    const waiting = await store.db.selectFrom('outbox').select('seq').where('to_party', '=', to).limit(1).executeTakeFirst();
    if (row && row.size === row.receipted && !waiting) return { size: row.size };
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 50)), new Promise<void>((resolve) => news.subscribe(resolve))]);
  }
}

process.on('message', (message: { id: number; command: Command }) => {
  carryOut(message.command).then(
    (result) => process.send?.({ id: message.id, result }),
    (error: unknown) => process.send?.({ id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
await once(process, 'disconnect');
process.exit(0);
