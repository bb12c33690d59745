// SPDX-License-Identifier: Apache-2.0
// Two processes of one node on one PostgreSQL: one index for each act, no report after a suspension, no deadlock, nothing lost or doubled, also
// when one of them is killed; one of them at a time has the line, and the officers of both hear the same.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName, Sessions } from '../access/index.ts';
import { storeLocation } from '../config/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { type AgreementInForce, agreementInForce } from '../test-agreement.ts';
import { freshDatabase, testServer } from '../test-database.ts';
import { freePort, startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import type { Order, Task } from './dispatcher-process.ts';
import { sayNotes } from './test-sayings.ts';

const server = testServer();
if (server === undefined)
  process.stderr.write(
    'two-processes: skipped, for there is no PostgreSQL (TANSIQ_TEST_POSTGRES is not set)\n',
  );

class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: { acts?: string[]; error?: string }) => void>();
  #next = 0;

  private constructor(started: ChildProcess) {
    this.#process = started;
  }

  static async begin(task: Task): Promise<Child> {
    const started = fork(join(import.meta.dirname, 'dispatcher-process.ts'), [JSON.stringify(task)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const child = new Child(started);
    await new Promise<void>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`ended with ${code}`)));
      started.on('message', (message: { ready?: true; id?: number; acts?: string[]; error?: string }) => {
        if (message.ready) resolve();
        else child.#waiting.get(message.id as number)?.(message);
      });
    });
    return child;
  }

  tell(order: Order): Promise<string[]> {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ acts, error }) => (acts ? resolve(acts) : reject(new Error(error))));
      this.#process.send({ id, order });
    });
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

describe.skipIf(server === undefined)('two processes on one database', () => {
  let nodes: TestNodes;
  let rabat: TestParty;
  let madrid: TestParty;
  let agreement: AgreementInForce;
  let one: Child;
  let two: Child;
  let shared: Store;
  let url: string;

  beforeAll(async () => {
    // Rabat on PostgreSQL, Madrid in this process on what it is by itself.
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: server });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
    const { config } = rabat.node.rooms;
    url = (storeLocation(config) as { postgres: string }).postgres;
    await rabat.node.stop();
    shared = await openStore({ postgres: url });
    const { dataDir, as } = rabat;
    const task = { dataDir, as, agreement, to: 'es.pn' };
    one = await Child.begin({ ...task, officers: await freePort(), partners: config.partners.port });
    two = await Child.begin({ ...task, officers: await freePort(), partners: await freePort() });
  }, 120_000);
  afterAll(async () => {
    await one?.tell({ do: 'stop' });
    await Promise.all([one?.end(), two?.end()]);
    await shared?.close();
    await rabat?.start();
    await nodes?.stop();
  });

  const outgoing = () =>
    shared.db
      .selectFrom('entries')
      .select(['idx', 'act', 'seen'])
      .where('from_party', '=', 'ma.dgsn')
      .orderBy('idx')
      .execute();
  const arrived = async (acts: readonly string[]) => {
    const held = await madrid.node.rooms.store.db
      .selectFrom('acts')
      .select('id')
      .where('author', '=', 'ma.dgsn')
      .where('status', '=', 'accepted')
      .execute();
    const ids = new Set(held.map(({ id }) => id));
    return acts.every((act) => ids.has(act));
  };
  const deadlocks = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('select pg_stat_force_next_flush()');
    const { rows } = await client.query(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    await client.end();
    return Number(rows[0]?.deadlocks);
  };

  it('give each act one index, without a gap, whoever of them dispatches', async () => {
    const before = (await outgoing()).length;
    const acts = (
      await Promise.all([one.tell({ do: 'say', notes: 120 }), two.tell({ do: 'say', notes: 120 })])
    ).flat();
    await until('all at the partner', () => arrived(acts), 60_000);
    const entries = await outgoing();
    expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, i) => i));
    expect(new Set(entries.map(({ act }) => act)).size).toBe(entries.length);
    expect(entries.slice(before).filter(({ act }) => acts.includes(act))).toHaveLength(acts.length);
    const seen = entries.map((entry) => entry.seen);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const taken = await madrid.node.rooms.store.db
      .selectFrom('entries')
      .select(['idx', 'act', 'seen'])
      .where('from_party', '=', 'ma.dgsn')
      .orderBy('idx')
      .execute();
    expect(taken).toEqual(entries.slice(0, taken.length));
  }, 120_000);

  it('send no report once a suspension is on disk, whichever of them it comes from', async () => {
    const reports = async () => {
      const rows = await shared.db
        .selectFrom('entries')
        .innerJoin('acts', 'acts.id', 'entries.act')
        .select('entries.idx')
        .where('entries.from_party', '=', 'ma.dgsn')
        .where('acts.type', '=', 'report.share')
        .execute();
      return rows.length;
    };
    for (const [reporter, suspender] of [
      [one, two],
      [two, one],
      [one, one],
    ] as const) {
      const before = await reports();
      const reporting = reporter.tell({ do: 'report', reports: 60 });
      await until('some on their way', async () => (await reports()) > before + 2, 30_000);
      const [suspension] = await suspender.tell({ do: 'suspend' });
      const then = await reports();
      const released = await reporting;
      await until(
        'each report sent or withheld',
        async () => {
          const rows = await shared.db
            .selectFrom('acts')
            .select(['id', 'status', 'rule'])
            .where('type', '=', 'report.share')
            .execute();
          const mine = rows.filter(({ id }) => released.includes(id));
          return mine.length === released.length && mine.every(({ status }) => status !== 'released');
        },
        60_000,
      );
      expect(await reports()).toBe(then);
      const withheld = await shared.db
        .selectFrom('acts')
        .select(['status', 'rule', 'article'])
        .where('id', 'in', ['', ...released])
        .where('status', '=', 'withheld')
        .execute();
      expect(withheld.length).toBe(released.length - (then - before));
      for (const row of withheld)
        expect(row).toMatchObject({ rule: 'suspended', article: expect.any(String) });
      await until('the suspension at the partner', () => arrived([suspension as string]), 60_000);
      const [resumption] = await suspender.tell({ do: 'resume', suspension: suspension as string });
      await until('the resumption at the partner', () => arrived([resumption as string]), 60_000);
      await until(
        'its evidence',
        async () =>
          (
            await shared.db
              .selectFrom('acts')
              .select('evidence')
              .where('id', '=', resumption as string)
              .executeTakeFirst()
          )?.evidence != null,
        60_000,
      );
    }
  }, 180_000);

  it('never wait for each other in a ring, whatever they do at the same time', async () => {
    const back = sayNotes(madrid.node.rooms, 'ma.dgsn', 60, madrid.as.negotiator.id);
    const acts = (
      await Promise.all([
        one.tell({ do: 'say', notes: 60 }),
        two.tell({ do: 'say', notes: 60 }),
        one.tell({ do: 'talk', times: 20 }),
        two.tell({ do: 'talk', times: 20 }),
        one.tell({ do: 'report', reports: 15 }),
        two.tell({ do: 'report', reports: 15 }),
      ])
    ).flat();
    await back;
    await until('all at the partner', () => arrived(acts), 90_000);
    await until(
      'all from the partner',
      async () => {
        const held = await shared.db
          .selectFrom('acts')
          .select('status')
          .where('id', 'in', await back)
          .execute();
        return held.length === 60 && held.every(({ status }) => status === 'accepted');
      },
      90_000,
    );
    expect(await deadlocks()).toBe(0);
  }, 180_000);

  it('have one line between them, and officers of either hear what comes in at the other', async () => {
    const [[first = '', mine], [second = '', yours]] = await Promise.all([
      one.tell({ do: 'tell' }),
      two.tell({ do: 'tell' }),
    ]);
    expect([mine, yours].toSorted()).toEqual(['', 'line']);
    const { value } = await shared.writer.write((tx) =>
      new Sessions(shared, Date.now).open(tx, rabat.as.negotiator.id),
    );
    const headers = { cookie: `${cookieName('ma.dgsn', false)}=${value}` };
    const ended = new AbortController();
    const hears = async (url: string) => {
      const { body } = await fetch(`${url}/api/events`, { headers, signal: ended.signal });
      const bytes = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream());
      return { heard: '', reader: bytes.getReader() };
    };
    const pages = await Promise.all([hears(first), hears(second)]);
    const talks = await one.tell({ do: 'talk', times: 1 });
    for (const page of pages)
      while (!page.heard.includes(talks[0] as string)) page.heard += (await page.reader.read()).value ?? '';
    ended.abort();
  }, 30_000);

  it('lose and double nothing that was acknowledged when the one that has the line is killed', async () => {
    if ((await one.tell({ do: 'tell' }))[1] === 'line') [one, two] = [two, one];
    const acknowledged: string[] = [];
    const alive = { one: true, two: true };
    const say = async (who: 'one' | 'two') => {
      const child = who === 'one' ? one : two;
      while (alive[who]) acknowledged.push(...(await child.tell({ do: 'say', notes: 10 })));
    };
    const saying = say('one');
    say('two').catch(() => undefined);
    await until('much acknowledged', async () => acknowledged.length > 60, 60_000);
    alive.two = false;
    await two.end();
    const then = acknowledged.length;
    await until('more from the other', async () => acknowledged.length > then + 40, 60_000);
    alive.one = false;
    await saying;
    await until('all at the partner', () => arrived(acknowledged), 60_000);
    expect((await one.tell({ do: 'tell' }))[1]).toBe('line');
    const entries = await outgoing();
    expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, i) => i));
    expect(new Set(entries.map(({ act }) => act)).size).toBe(entries.length);
  }, 120_000);
});

describe.skipIf(server === undefined)('a transaction of its own', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ postgres: await freshDatabase(server as string) });
  });
  afterAll(() => store?.close());

  const put = (name: string) => ({ name, value: name });
  const names = async () =>
    (await store.db.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name);

  it('commits by itself while a group waits, and neither takes the other back', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const group = store.writer.write(async (tx) => {
      await tx.insertInto('settings').values(put('in the group')).execute();
      await gate;
      throw new Error('taken back');
    });
    const failing = group.catch((error: Error) => error.message);
    await store.writer.alone((tx) => tx.insertInto('settings').values(put('alone')).execute());
    expect(await names()).toContain('alone');
    go();
    expect(await failing).toBe('taken back');
    expect(await names()).not.toContain('in the group');
    const refused = store.writer.alone(async (tx) => {
      await tx.insertInto('settings').values(put('alone and in vain')).execute();
      throw new Error('not this');
    });
    await expect(refused).rejects.toThrow('not this');
    expect(await names()).not.toContain('alone and in vain');
  });

  it('is finished before the store closes', async () => {
    const other = await openStore({ postgres: await freshDatabase(server as string) });
    let done = false;
    const late = other.writer.alone(async (tx) => {
      await tx.insertInto('settings').values(put('late')).execute();
      await new Promise((resolve) => setTimeout(resolve, 300));
      done = true;
    });
    await other.close();
    await late;
    expect(done).toBe(true);
  });
});
