// SPDX-License-Identifier: Apache-2.0
// Processes of one node on one PostgreSQL. Each holds locks of a session that lasts: one that says that it lives, and one for each duty. When
// it dies the server frees them, and the others see it at their next look. No clock is compared, and nothing is written.

import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Logger } from '../logging/index.ts';
import { type LastingSession, LIVES, LIVING, type Store } from '../store/index.ts';
import { fallsTo } from './falls-to.ts';
import type { Processes, Topic, Work } from './index.ts';

type OpenLasting = NonNullable<Store['openLasting']>;

const CHANNEL = 'tansiq';
const LOOK_MS = 1_000;
/** PostgreSQL takes less than 8,000 bytes. */
const MOST_SAID = 7_000;

/** A duty's number, apart from the numbers under which transactions lock lineages. */
const DUTY = `hashtextextended($1, ${LIVES})`;

export class Several implements Processes {
  readonly #openLasting: OpenLasting;
  readonly #log: Pick<Logger, 'error' | 'info'>;
  readonly #self = randomInt(1, 2 ** 31 - 1);
  readonly #bell = new EventEmitter();
  readonly #duties = new Map<string, () => Work>();
  readonly #works = new Map<string, Work>();
  readonly #saying = new Set<string>();
  #session: LastingSession | undefined;
  #living: readonly number[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #told: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #leaving = false;

  private constructor(openLasting: OpenLasting, log: Pick<Logger, 'error' | 'info'>) {
    this.#openLasting = openLasting;
    this.#log = log;
    this.#bell.setMaxListeners(0);
  }

  /** @throws Error where the server cannot be reached */
  static async open(openLasting: OpenLasting, log: Pick<Logger, 'error' | 'info'>): Promise<Several> {
    const several = new Several(openLasting, log);
    await several.#enter();
    several.#timer = setInterval(() => several.#lookSoon(), LOOK_MS).unref();
    return several;
  }

  get living(): number {
    return Math.max(1, this.#living.length);
  }

  hold(duty: string, begin: () => Work): void {
    if (this.#duties.has(duty)) return;
    this.#duties.set(duty, begin);
    this.#lookSoon();
  }

  async drop(duty: string): Promise<void> {
    this.#duties.delete(duty);
    await this.#next(() => this.#letGo(duty));
  }

  has(duty: string): boolean {
    return this.#works.has(duty);
  }

  /** Under a lock of a session of its own: two calls of one process exclude each other too. */
  async inTurn<T>(step: string, work: () => Promise<T>): Promise<T> {
    const session = await this.#openLasting(CHANNEL, { heard: () => undefined, lost: () => undefined });
    try {
      await session.query(`select pg_advisory_lock(${DUTY})`, [`turn ${step}`]);
      return await work();
    } finally {
      await session.close();
    }
  }

  tell(topic: Topic, said = ''): void {
    // Who comes later reads from the store what it is to know.
    if (this.#living.length < 2) return;
    this.#say(`${topic} ${said}`);
  }

  on(topic: Topic | 'changed', heard: (said: string) => void): void {
    this.#bell.on(topic, heard);
  }

  async handOver(): Promise<void> {
    if (this.#living.length > 1) await this.#giveUp();
  }

  async leave(): Promise<void> {
    await this.#giveUp();
    await this.#told;
    await this.#session?.close();
    this.#session = undefined;
  }

  async #giveUp(): Promise<void> {
    this.#leaving = true;
    clearInterval(this.#timer);
    await this.#next(async () => {
      await this.#session
        ?.query('select pg_advisory_unlock($1::int, $2::int)', [LIVES, this.#self])
        .catch(() => []);
      await Promise.all([...this.#works.keys()].map((duty) => this.#letGo(duty)));
      this.#say('left ');
    });
  }

  /** One after the other: what a look decides holds until it is done. */
  #next(step: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(step);
    this.#turn = turn.catch((error: unknown) =>
      this.#log.error({ err: error }, 'the other processes could not be asked'),
    );
    return turn;
  }

  #waits = false;
  #lookSoon(): void {
    if (this.#waits || this.#leaving) return;
    this.#waits = true;
    this.#next(async () => {
      this.#waits = false;
      if (this.#leaving) return;
      if (this.#session) await this.#look(this.#session);
      else await this.#enter();
    }).catch(() => this.#cutOff());
  }

  async #enter(): Promise<void> {
    const session = await this.#openLasting(CHANNEL, {
      heard: (said) => this.#heard(said),
      lost: () => this.#cutOff(),
    });
    this.#session = session;
    await session.query('select pg_advisory_lock($1::int, $2::int)', [LIVES, this.#self]);
    this.#living = [];
    await this.#look(session);
    this.#say('came ');
  }

  /** Nothing falls to who does not know whether it still holds it. */
  #cutOff(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#living = [];
    session?.close().catch(() => undefined);
    if (!session || this.#leaving) return;
    this.#next(async () => {
      await Promise.all([...this.#works.keys()].map((duty) => this.#letGo(duty)));
    }).catch(() => undefined);
  }

  async #look(session: LastingSession): Promise<void> {
    const found = (await session.query<{ process: number }>(LIVING)).map(({ process }) => process);
    const before = this.#living;
    this.#living = found.sort((a, b) => a - b);
    if (before.join() !== found.join()) {
      this.#log.info({ count: found.length }, 'processes of this node');
      this.#bell.emit('changed', '');
    }
    let left = false;
    for (const [duty, begin] of this.#duties) {
      const mine = fallsTo(duty, found) === this.#self;
      if (mine && !this.#works.has(duty)) await this.#take(session, duty, begin);
      if (mine || !this.#works.has(duty)) continue;
      await this.#letGo(duty);
      left = true;
    }
    if (left) this.#say('left ');
  }

  async #take(session: LastingSession, duty: string, begin: () => Work): Promise<void> {
    const [row] = await session.query<{ held: boolean }>(`select pg_try_advisory_lock(${DUTY}) as held`, [
      duty,
    ]);
    if (row?.held && this.#session === session) this.#works.set(duty, begin());
  }

  async #letGo(duty: string): Promise<void> {
    const work = this.#works.get(duty);
    if (!work) return;
    const session = this.#session;
    await work
      .stop()
      .catch((error: unknown) => this.#log.error({ err: error, step: duty }, 'work could not be stopped'));
    this.#works.delete(duty);
    await session?.query(`select pg_advisory_unlock(${DUTY})`, [duty]);
  }

  #say(said: string): void {
    if (said.length > MOST_SAID) return;
    this.#saying.add(said);
    this.#told ??= this.#sayAll().finally(() => {
      this.#told = undefined;
    });
  }

  async #sayAll(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#saying.size > 0) {
      const said = [...this.#saying].map((one) => `${this.#self} ${one}`);
      this.#saying.clear();
      // Whoever was not reached is told `changed` once it is back.
      await this.#session
        ?.query(`select pg_notify('${CHANNEL}', said) from unnest($1::text[]) as said`, [said])
        .catch(() => []);
    }
  }

  #heard(line: string): void {
    const [process = '', topic = '', ...said] = line.split(' ');
    if (process === String(this.#self)) return;
    if (topic === 'came' || topic === 'left') this.#lookSoon();
    else this.#bell.emit(topic, said.join(' '));
  }
}
