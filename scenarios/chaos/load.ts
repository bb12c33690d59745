// SPDX-License-Identifier: Apache-2.0
// Officers at work while everything around them fails: they write reports, have them released, and remember what they were told.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem, declare, handle, type OfficerClient, type PartyNode } from '@tansiq/cli';
import type { Dice } from './dice.ts';

/** A node that had no time to read what was asked. */
const LATE = 408;
const OFFICERS = 3;

/** What an officer was told is released. */
export interface Acknowledged {
  readonly act: string;
  readonly from: string;
  readonly to: readonly string[];
}

export interface LoadCounts {
  /** Releases that the gate denied when they were asked for: nothing was promised. */
  denied: number;
  /** Releases whose answer never came, and which were asked for again. */
  askedAgain: number;
  /** Answers of 500 and above, by status and code: how often officers were told of a fault. */
  faults: Record<string, number>;
}

export class Load {
  readonly acknowledged: Acknowledged[] = [];
  readonly counts: LoadCounts = { denied: 0, askedAgain: 0, faults: {} };
  readonly #node: PartyNode;
  readonly #others: readonly string[];
  readonly #lineage: string;
  readonly #dice: Dice;
  readonly #ending = new AbortController();
  #written = 0;

  constructor(node: PartyNode, others: readonly string[], lineage: string, dice: Dice) {
    this.#node = node;
    this.#others = others;
    this.#lineage = lineage;
    this.#dice = dice;
  }

  /** Until `end`: several officers, each one report after another. What was begun is brought to an end that is known. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: OFFICERS }, () => this.#work()));
  }

  end(): void {
    this.#ending.abort();
  }

  async #work(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.#one();
      await sleep(this.#dice.whole(0, 60), undefined, { signal }).catch(() => undefined);
    }
  }

  async #one(): Promise<void> {
    const to = this.#others.filter(() => this.#dice.chance(0.6));
    if (to.length === 0) to.push(this.#dice.pick(this.#others));
    const officer = await this.#node.as('officer');
    const head = await this.#node.as('head');
    const draft = await this.#insist(() => officer.call('POST /drafts', { body: this.#report(to) }));
    const params = { id: draft.id };
    await this.#insist(() => submitted(officer, params.id));
    let asked = 0;
    const released = await this.#insist(async () => {
      asked += 1;
      if (asked === 2) this.counts.askedAgain += 1;
      return release(head, params.id, draft.revision);
    });
    if (released === undefined) this.counts.denied += 1;
    else this.acknowledged.push({ act: released, from: this.#node.id, to });
  }

  /** A node that is down, or says that it failed, is asked again; what it refuses is final. */
  async #insist<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500 && error.status !== LATE) throw error;
        if (error instanceof ApiProblem) {
          const name = `${error.status} ${error.code}`;
          this.counts.faults[name] = (this.counts.faults[name] ?? 0) + 1;
        }
        if (tries > 6000) throw error;
        await sleep(100);
      }
    }
  }

  #report(to: readonly string[]) {
    this.#written += 1;
    const text = { en: `Observation ${this.#written} of ${this.#node.id}` };
    return {
      type: 'report.share' as const,
      to: [...to],
      lineage: this.#lineage,
      sections: {
        title: { text },
        facts: {
          text: { en: `${text.en}. ${'A vehicle was seen at the port. '.repeat(this.#dice.whole(1, 40))}` },
        },
        declaration: declare(this.#node.id, { crimeAreas: ['terrorism'] }),
        handling: handle(),
      },
    };
  }
}

/** Handed over for release; also when it was before and the answer was lost. */
async function submitted(officer: OfficerClient, id: string): Promise<void> {
  const draft = await officer.call('GET /drafts/{id}', { params: { id } });
  if (draft.state === 'open') await officer.call('POST /drafts/{id}/submission', { params: { id } });
}

/** The act that the draft became; undefined where the gate denied it. */
async function release(head: OfficerClient, id: string, revision: number): Promise<string | undefined> {
  try {
    return (await head.call('POST /drafts/{id}/release', { params: { id }, body: { revision } })).act;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'draft-released') return (await head.call('GET /drafts/{id}', { params: { id } })).act;
    if (error.rule !== undefined) return undefined;
    throw error;
  }
}
