// SPDX-License-Identifier: Apache-2.0
// Carries out a plan on a stage: one step after another, while what a step began (a cut link, a full disk, a suspension) goes on beside the next.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '@tansiq/cli';
import type { Direction, Step, Timed } from './plan.ts';
import type { Party, Stage } from './stage.ts';

/** A node that had no time to read what was asked. */
const LATE = 408;

export interface Done {
  kills: number;
  cuts: number;
  slowed: number;
  clocks: number;
  disks: number;
  databases: number;
  suspensions: number;
}

export class Doing {
  readonly done: Done = {
    ...{ kills: 0, cuts: 0, slowed: 0, clocks: 0, disks: 0, databases: 0, suspensions: 0 },
  };
  readonly #stage: Stage;
  /** What ends later by itself. */
  readonly #running = new Set<Promise<void>>();
  readonly #busy = new Set<string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async carryOut(plan: readonly Timed[], tell: (line: string) => void): Promise<void> {
    for (const [at, { after, step }] of plan.entries()) {
      await sleep(after);
      tell(`${at + 1}/${plan.length} ${JSON.stringify(step)}`);
      await this.#do(step);
    }
  }

  /** Everything is put right, and every node is up. @throws the first fault of what ran beside */
  async putRight(): Promise<void> {
    const { parties, database } = this.#stage;
    await Promise.all(this.#running);
    for (const party of parties) party.disk.free(party.node.pids.node);
    await Promise.all(parties.map((party) => party.up));
    for (const party of parties) party.setClock(0);
    await Promise.all(parties.map((party) => party.link.calm()));
    await Promise.all(parties.map((party) => this.#resume(party)));
    if (database === undefined && this.done.databases > 0) throw new Error('there is no database to lose');
  }

  async #do(step: Step): Promise<void> {
    const { parties } = this.#stage;
    const of = (party: number) => parties[party] as Party;
    switch (step.do) {
      case 'kill':
        this.done.kills += step.again === undefined ? 1 : 2;
        return of(step.party).kill(step);
      case 'cut':
        this.done.cuts += 1;
        return this.#onLink(step.link, step.ms, (link, caller) => link.cut(caller, step.how));
      case 'slow':
        this.done.slowed += 1;
        return this.#onLink(step.link, step.ms, (link, caller) => link.slow(caller, step.delay));
      case 'trouble':
        of(step.link.to).link.trouble(of(step.link.from).id, step.kind, step.calls);
        return;
      case 'clock':
        return this.#shiftClock(of(step.party), step.shift, step.ms);
      case 'disk':
        return this.#fillDisk(of(step.party), step.ms);
      case 'database':
        return this.#loseDatabase(step.how, step.ms);
      case 'suspend':
        return this.#suspend(of(step.party), step.ms);
    }
  }

  /** For so long, beside what comes next; not when the same goes on already. */
  #meanwhile(what: string, ms: number, begin: () => Promise<void> | void, end: () => Promise<void> | void) {
    if (this.#busy.has(what)) return;
    this.#busy.add(what);
    const running = (async () => {
      await begin();
      await sleep(ms);
      await end();
    })().finally(() => {
      this.#busy.delete(what);
      this.#running.delete(running);
    });
    // `putRight` hears of a fault.
    running.catch(() => undefined);
    this.#running.add(running);
  }

  #onLink({ from, to }: Direction, ms: number, begin: (link: Party['link'], caller: string) => void): void {
    const { link } = this.#stage.parties[to] as Party;
    const { id } = this.#stage.parties[from] as Party;
    begin(link, id);
    this.#meanwhile(
      `link ${from} ${to}`,
      ms,
      () => undefined,
      () => link.mend(id),
    );
  }

  #shiftClock(party: Party, shift: number, ms: number): void {
    this.#meanwhile(
      `clock ${party.id}`,
      ms,
      () => {
        this.done.clocks += 1;
        party.setClock(shift);
      },
      () => party.setClock(0),
    );
  }

  #fillDisk(party: Party, ms: number): void {
    this.#meanwhile(
      'disk',
      ms,
      () => {
        this.done.disks += 1;
        party.disk.fill(party.node.pids.node);
      },
      () => party.disk.free(party.node.pids.node),
    );
  }

  #loseDatabase(how: 'sessions' | 'server', ms: number): void {
    const { database } = this.#stage;
    if (!database) return;
    this.#meanwhile(
      'database',
      ms,
      () => {
        this.done.databases += 1;
        if (how === 'server') database.crash();
        else database.endSessions();
      },
      () => {
        if (how === 'server') database.again();
      },
    );
  }

  /** A suspension while reports are on their way, and its end. */
  #suspend(party: Party, ms: number): void {
    this.#meanwhile(
      'suspension',
      ms,
      async () => {
        const { lineage } = this.#stage;
        const signatory = await party.node.as('signatory');
        const body = { note: { en: 'Until this is settled.' } };
        await tolerant(() =>
          signatory.call('POST /agreements/{lineage}/suspensions', { params: { lineage }, body }),
        );
        this.done.suspensions += 1;
      },
      () => this.#resume(party),
    );
  }

  async #resume(party: Party): Promise<void> {
    const { lineage } = this.#stage;
    const signatory = await party.node.as('signatory');
    await tolerant(async () => {
      const { suspensions } = await signatory.call('GET /agreements/{lineage}', { params: { lineage } });
      const own = suspensions.find((word) => word.party === party.id);
      if (own === undefined) return;
      const body = { suspension: own.act };
      await signatory.call('POST /agreements/{lineage}/resumptions', { params: { lineage }, body });
    });
  }
}

/** Until the node answers: what it refuses (it is so already) is well. */
async function tolerant(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500 && error.status !== LATE) return;
      if (tries > 6000) throw error;
      await sleep(100);
    }
  }
}
