// SPDX-License-Identifier: Apache-2.0
// The line to one partner: handshake after a start, then two loops that wake each other: sequencing what waits, delivering what is indexed.
import type { PartyId } from '@tansiq/protocol';
import type { Logger } from '../logging/index.ts';
import { type Attempt, catchUp, type DeliveryParts, deliver } from './delivery.ts';
import type { Intake } from './intake.ts';
import { pull } from './pull.ts';
import { type SequencerParts, sequence } from './sequencer.ts';

export interface LineParts extends SequencerParts, DeliveryParts {
  log: Logger;
  intake: Intake;
  /** Ask the partner for what it has, every so many ms: for a node that nobody can dial. */
  pullEveryMs?: number | undefined;
}

export interface LineState {
  party: PartyId;
  state: 'opening' | 'up' | 'down' | 'held';
  why?: string | undefined;
  lastReceiptAt?: number | undefined;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 30_000;

/** Pause before attempt `n` (from 0) after a failure: doubling, capped, with a spread so that nodes do not call in step. */
export const pauseAfter = (n: number, random: () => number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(n, 10)) * (0.75 + random() / 2);

export class Line {
  readonly #parts: LineParts;
  readonly #party: PartyId;
  readonly #stop = new AbortController();
  readonly #bell = { sequencer: new Bell(), delivery: new Bell() };
  #state: LineState;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: LineParts, party: PartyId) {
    this.#parts = parts;
    this.#party = party;
    this.#state = { party, state: 'opening' };
  }

  get state(): LineState {
    return this.#state;
  }

  start(): void {
    this.#running = Promise.all([this.#run(), this.#pulling()]);
  }

  /** Something for this partner was released. */
  wake(): void {
    this.#bell.sequencer.ring();
    this.#bell.delivery.ring();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    if (!this.#parts.directory.addressOf(this.#party)) {
      // Nobody to dial: entries wait to be pulled, which is its own handshake.
      this.#become('up');
      await this.#sequencing();
      return;
    }
    await this.#handshake();
    await Promise.all([this.#sequencing(), this.#delivering()]);
  }

  async #handshake(): Promise<void> {
    for (let n = 0; !this.#stopped; n += 1) {
      const attempt = await this.#try(() => catchUp(this.#parts, this.#party));
      if (attempt.kind === 'idle' || attempt.kind === 'delivered') return this.#become('up');
      this.#become(attempt.kind === 'held' ? 'held' : 'down', attempt.why);
      await this.#bell.delivery.wait(
        attempt.kind === 'held' ? LONGEST_WAIT : pauseAfter(n, Math.random),
        n > 0,
      );
    }
  }

  async #sequencing(): Promise<void> {
    while (!this.#stopped) {
      const dealt = await this.#sequenceOnce();
      if (dealt > 0) this.#bell.delivery.ring();
      else await this.#bell.sequencer.wait(LONGEST_WAIT);
    }
  }

  async #sequenceOnce(): Promise<number> {
    try {
      return await sequence(this.#parts, this.#party);
    } catch (error) {
      this.#parts.log.error({ err: error, partner: this.#party }, 'sequencing failed');
      await this.#bell.sequencer.wait(1000, true);
      return 0;
    }
  }

  async #delivering(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      const attempt = await this.#try(() => deliver(this.#parts, this.#party));
      if (attempt.kind === 'delivered') {
        failures = 0;
        this.#state = { party: this.#party, state: 'up', lastReceiptAt: this.#parts.now() };
      } else if (attempt.kind === 'idle') {
        if (this.#state.state !== 'up') this.#become('up');
        await this.#bell.delivery.wait(LONGEST_WAIT);
      } else {
        this.#become(attempt.kind === 'held' ? 'held' : 'down', attempt.why);
        await this.#bell.delivery.wait(pauseAfter(failures, Math.random), true);
        failures += 1;
      }
    }
  }

  async #pulling(): Promise<void> {
    const { pullEveryMs } = this.#parts;
    if (pullEveryMs === undefined) return;
    const bell = new Bell();
    this.#stop.signal.addEventListener('abort', () => bell.ring());
    while (!this.#stopped) {
      const attempt = await this.#try(() => pull(this.#parts, this.#parts.intake, this.#party));
      if (attempt.kind !== 'delivered') await bell.wait(pullEveryMs);
    }
  }

  async #try(work: () => Promise<Attempt>): Promise<Attempt> {
    try {
      return await work();
    } catch (error) {
      this.#parts.log.error({ err: error, partner: this.#party }, 'delivery failed');
      return { kind: 'down', why: 'A fault on this node; see its log.' };
    }
  }

  #become(state: LineState['state'], why?: string): void {
    if (this.#state.state !== state || this.#state.why !== why)
      this.#parts.log.info({ partner: this.#party, state, reason: why?.slice(0, 120) ?? '' }, 'link');
    this.#state = { ...this.#state, state, why };
    if (state === 'up') this.#state = { ...this.#state, why: undefined };
  }
}

/** Wakes a loop that waits; a ring while nobody waits is not lost. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits for a ring or the time. @param deaf a ring does not shorten the pause (after a failure). */
  async wait(ms: number, deaf = false): Promise<void> {
    if (this.#rung && !deaf) {
      this.#rung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      if (!deaf) {
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }
    });
    this.#wake = undefined;
    this.#rung = false;
  }
}
