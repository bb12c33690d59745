// SPDX-License-Identifier: Apache-2.0
// A node that is killed in the middle of its work, again and again: nothing that an officer was told is sent is lost, nothing is doubled.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNodes, type TestNodes, until } from '../test-nodes.ts';
import { sayNotes, settled } from './test-sayings.ts';

const RABAT = 'ma.dgsn';
const MADRID = 'es.pn';
let nodes: TestNodes;
const told = new Set<string>();
const back: string[] = [];
let child: ChildProcess | undefined;

beforeAll(async () => {
  nodes = await startNodes([RABAT, MADRID]);
  await nodes.get(RABAT).node.stop();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await nodes?.stop();
});

async function begin(): Promise<ChildProcess> {
  const { dataDir, as } = nodes.get(RABAT);
  const started = fork(join(import.meta.dirname, 'crash-process.ts'), [dataDir, MADRID, as.negotiator.id], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    started.on('message', (message: { ready?: true; acts?: string[] }) => {
      if (message.ready) resolve();
      for (const act of message.acts ?? []) told.add(act);
    });
    started.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
  await ready;
  return started;
}

async function kill(running: ChildProcess): Promise<void> {
  const gone = once(running, 'exit');
  running.kill('SIGKILL');
  await gone;
}

it('holds everything that was told, once, after any number of kills at any moment', async () => {
  const lives = fc.array(
    fc.record({
      notes: fc.integer({ min: 1, max: 40 }),
      ms: fc.integer({ min: 0, max: 250 }),
      back: fc.nat(3),
    }),
    {
      minLength: 4,
      maxLength: 4,
    },
  );
  const { rooms: madrid } = nodes.get(MADRID).node;
  await fc.assert(
    fc.asyncProperty(lives, async (plan) => {
      for (const life of plan) {
        child = await begin();
        child.send(life.notes);
        back.push(...(await sayNotes(madrid, RABAT, life.back, nodes.get(MADRID).as.negotiator.id)));
        if (told.size === 0) await until('something told', async () => told.size > 0, 20_000);
        await wait(life.ms);
        await kill(child);
      }
      await nodes.get(RABAT).start();
      const { rooms: rabat } = nodes.get(RABAT).node;
      await settled(rabat, madrid, 60_000);
      // What was on disk and not yet told when the kill came counts too: it was released.
      const released = (
        await rabat.store.db
          .selectFrom('acts')
          .select('id')
          .where('own', '=', 1)
          .where('type', '=', 'talks.note')
          .execute()
      ).map(({ id }) => id);
      expect([...told].filter((act) => !released.includes(act))).toEqual([]);
      for (const [at, from, acts] of [
        [madrid, RABAT, released],
        [rabat, MADRID, back],
      ] as const) {
        const entries = await at.store.db
          .selectFrom('entries')
          .select(['act', 'idx'])
          .where('from_party', '=', from)
          .orderBy('idx')
          .execute();
        expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, i) => i));
        const notes = entries.filter(({ act }) => acts.includes(act)).map(({ act }) => act);
        expect(notes.toSorted()).toEqual([...acts].sort());
        const held = await at.store.db
          .selectFrom('acts')
          .select('id')
          .where('author', '=', from)
          .where('type', '=', 'talks.note')
          .where('status', '=', 'accepted')
          .execute();
        expect(held.map(({ id }) => id).sort()).toEqual([...acts].sort());
      }
      const journal = await rabat.journal.verify();
      expect(journal).toMatchObject({ ok: true });
    }),
    { numRuns: 1, endOnFailure: true },
  );
  expect(told.size).toBeGreaterThan(0);
}, 180_000);
