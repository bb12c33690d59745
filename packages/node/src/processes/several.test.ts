// SPDX-License-Identifier: Apache-2.0
// Processes of one node, each with its own sessions of one PostgreSQL: who does what, what they tell each other, what they share.
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UnknownLogins } from '../access/lock-out.ts';
import { NewsDesk } from '../exchange/news.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { createLogger } from '../logging/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { freshDatabase, testServer } from '../test-database.ts';
import { until } from '../test-nodes.ts';
import { fallsTo } from './falls-to.ts';
import { openProcesses, type Processes } from './index.ts';

const server = testServer();
/** So many that each of three processes is given some, whatever numbers the server gives them: with twelve, one run in forty left one idle. */
const duties = Array.from({ length: 60 }, (_, i) => `line party-${i}`);

it('falls to the same process whoever asks, and moves only when its process goes', () => {
  const before = duties.map((duty) => fallsTo(duty, [11, 22, 33]));
  expect(duties.map((duty) => fallsTo(duty, [33, 11, 22]))).toEqual(before);
  expect(new Set(before).size).toBe(3);
  const after = duties.map((duty) => fallsTo(duty, [11, 33]));
  for (const [i, process] of before.entries()) if (process !== 22) expect(after[i]).toBe(process);
});

describe.skipIf(server === undefined)('processes of one node', () => {
  let url: string;
  const open: { store: Store; processes: Processes; holds: Set<string> }[] = [];
  /** Who works on a duty: more than one at a time is a fault. */
  const working = new Map<string, number>();
  const most = new Map<string, number>();

  beforeAll(async () => {
    url = await freshDatabase(server as string);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) {
      await one.processes.leave();
      await one.store.close();
    }
    working.clear();
    most.clear();
  });

  async function begin() {
    const store = await openStore({ postgres: url });
    const processes = await openProcesses(store, createLogger({ level: 'silent' }));
    const holds = new Set<string>();
    const one = { store, processes, holds };
    open.push(one);
    for (const duty of duties)
      processes.hold(duty, () => {
        holds.add(duty);
        working.set(duty, (working.get(duty) ?? 0) + 1);
        most.set(duty, Math.max(most.get(duty) ?? 0, working.get(duty) ?? 0));
        return {
          stop: async () => {
            holds.delete(duty);
            working.set(duty, (working.get(duty) ?? 0) - 1);
          },
        };
      });
    return one;
  }
  const allHeld = (...by: { holds: Set<string> }[]) =>
    until('each duty held by one', async () => {
      const held = by.flatMap(({ holds }) => [...holds]);
      return held.length === duties.length && by.every(({ holds }) => holds.size > 0);
    });

  it('share the work, one of them each duty, and take over what one leaves', async () => {
    const first = await begin();
    await allHeld(first);
    const second = await begin();
    const third = await begin();
    await allHeld(first, second, third);
    expect([first, second, third].map(({ processes }) => processes.living)).toEqual([3, 3, 3]);
    await second.processes.leave();
    await allHeld(first, third);
    expect(Math.max(...most.values())).toBe(1);
  });

  it('go on when the server ended their sessions, and know that something may be lost', async () => {
    const [first, second] = [await begin(), await begin()];
    await allHeld(first, second);
    const changes: string[] = [];
    first.processes.on('changed', () => changes.push('changed'));
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())`.execute(
      second.store.db,
    );
    await until('it hears that something may be lost', async () => changes.length > 0);
    await allHeld(first, second);
    expect(first.processes.living).toBe(2);
  });

  it('wait for each other, and for their own calls, where only one may do it', async () => {
    const [first, second] = [await begin(), await begin()];
    let [at, highest] = [0, 0];
    const step = async () => {
      at += 1;
      highest = Math.max(highest, at);
      await sql`select pg_sleep(0.02)`.execute(first.store.db);
      at -= 1;
      return 'done';
    };
    const asked = [first, second, first, second].map(({ processes }) => processes.inTurn('step', step));
    const failing = first.processes.inTurn('step', () => Promise.reject(new Error('it failed')));
    await expect(failing).rejects.toThrow('it failed');
    await expect(Promise.all([...asked, second.processes.inTurn('step', step)])).resolves.toHaveLength(5);
    expect(highest).toBe(1);
  });

  it('tell the others what is new, and not themselves', async () => {
    const [first, second] = [await begin(), await begin()];
    await until('they know of each other', async () => first.processes.living === 2);
    const news = [first, second].map(({ store, processes }) => new NewsDesk(store, Date.now, processes));
    const heard = [0, 0];
    for (const [i, desk] of news.entries())
      desk.subscribe(() => {
        heard[i] = (heard[i] ?? 0) + 1;
      });
    news[0]?.wake();
    await until('the other hears of it', async () => heard[1] === 1);
    expect(heard).toEqual([1, 1]);
  });

  it('give events their numbers in the order in which they are on disk', async () => {
    const [first, second] = [await begin(), await begin()];
    const desks = [first, second].map(({ store, processes }) => new NewsDesk(store, Date.now, processes));
    const seen: number[] = [];
    const writers = [first, second].flatMap(({ store }, i) =>
      Array.from({ length: 60 }, () => ({ store, desk: desks[i] as NewsDesk })),
    );
    const writing = Promise.all(
      writers.map(({ store, desk }) => store.writer.alone((tx) => desk.tell(tx, [{ kind: 'link' }]))),
    );
    const done = { yes: false };
    const reading = (async () => {
      for (;;) {
        const over = done.yes;
        const rows = await (desks[0] as NewsDesk).since(seen.at(-1) ?? 0);
        seen.push(...rows.map(({ seq }) => seq));
        if (over && rows.length === 0) return;
      }
    })();
    await writing;
    done.yes = true;
    await reading;
    expect(seen).toHaveLength(120);
  });

  it('hold a login that nobody has back together, and give no more out than one alone', async () => {
    const [first, second] = [await begin(), await begin()];
    await until(
      'they know of each other',
      async () => first.processes.living === 2 && second.processes.living === 2,
    );
    const logins = [first, second].map(({ processes }) => new UnknownLogins(processes));
    for (let i = 0; i < 5; i += 1) logins[0]?.fail('nobody', 1000);
    expect(logins[0]?.wait('nobody', 1000)).toBe(30);
    await until('the other holds it back too', async () => logins[1]?.wait('nobody', 1000) === 30);
    const limits = [first, second].map(
      ({ processes }) =>
        new RateLimit(
          { burst: 20, perSecond: 1 },
          () => 0,
          () => processes.living,
        ),
    );
    const taken = limits.flatMap((limit) => Array.from({ length: 30 }, () => limit.take('somebody', 1)));
    expect(taken.filter((wait) => wait === 0)).toHaveLength(20);
  });
});
