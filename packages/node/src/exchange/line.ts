// SPDX-License-Identifier: Apache-2.0
// The line to one partner: handshake after a start, then two loops that wake each other: sequencing what waits, delivering what is indexed.
import type { PartyId } from '@tansiq/protocol';
import type { Logger } from '../logging/index.ts';
import { Bell } from './bell.ts';
import { peekChannel } from './channel-rows.ts';
import { type ClockDifference, clockDifference } from './clock-difference.ts';
import { type Attempt, catchUp, deliver, type SentBatch } from './delivery.ts';
import type { Intake } from './intake.ts';
import { Puller, type PullParts } from './pull.ts';
import { type SequencerParts, sequence } from './sequencer.ts';
import { type TakeBackParts, TakingBack } from './take-back.ts';

export interface LineParts extends SequencerParts, TakeBackParts, PullParts {
  log: Logger;
  intake: Intake;
  /** Ask the partner for what it has, every so many ms: for a node that nobody can dial. */
  pullEveryMs?: number | undefined;
  /** The state is another. */
  changed?(): void;
}

export interface LineState {
  party: PartyId;
  state: 'opening' | 'up' | 'down' | 'held';
  /** Epoch milliseconds at which it came to be so. */
  since: number;
  why?: string | undefined;
  lastReceiptAt?: number | undefined;
  /** How far its clock is from ours, by its newest receipt. */
  clock?: ClockDifference | undefined;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 30_000;
/** How long a call that is under way may still take once the line is told to stop. */
const LAST_CALL = 2_000;

/** Pause before attempt `n` (from 0) after a failure: doubling, capped, with a spread so that nodes do not call in step. */
export const pauseAfter = (n: number, random: () => number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(n, 10)) * (0.75 + random() / 2);

export class Line {
  readonly #parts: LineParts;
  readonly #party: PartyId;
  readonly #stop = new AbortController();
  readonly #hangUp = new AbortController();
  readonly #bell: Readonly<Record<'sequencer' | 'delivery' | 'pulling', Bell>>;
  readonly #puller: Puller;
  readonly #takingBack: TakingBack;
  #state: LineState;
  /** Nothing is appended to the channel before the partner has said how much of it it holds (protocol section 11). */
  #open = false;
  /**
   * Whether what is appended can go now. While the partner is out of reach acts wait outside the channel, whose order is for ever: an abort
   * that is told meanwhile is then the first to go (protocol section 16).
   */
  #reached = true;
  /** The partner cannot be dialled and holds so much of our channel, which is more than we do: what it gives back is taken. */
  #awaitsOwn: number | undefined;
  #takingOwn = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: LineParts, party: PartyId) {
    const { signal } = this.#hangUp;
    const client = {
      call: async (...[to, wanted]: Parameters<LineParts['client']['call']>) => {
        const from = parts.now();
        const answer = await parts.client.call(to, { ...wanted, signal });
        const clock = clockDifference(wanted, answer, from, parts.now());
        if (clock) this.#state = { ...this.#state, clock };
        return answer;
      },
    };
    this.#parts = { ...parts, client };
    this.#party = party;
    const gaveBack = () => this.#openAnew();
    this.#puller = new Puller({ ...this.#parts, gaveBack }, parts.intake, party);
    this.#takingBack = new TakingBack(this.#parts, party);
    this.#state = { party, state: 'opening', since: parts.now() };
    const bell = () => new Bell(this.#stop.signal);
    this.#bell = { sequencer: bell(), delivery: bell(), pulling: bell() };
  }

  get state(): LineState {
    return this.#state;
  }

  start(): void {
    this.#running = Promise.all([this.#sequencing(), this.#delivering(), this.#pulling()]);
  }

  /** Something for this partner was released, or it can be reached in another way. */
  wake(): void {
    this.#bell.sequencer.ring();
    this.#bell.delivery.ring();
  }

  /**
   * What waits, or the own cards of it, gets its place now, whether or not it can go; nothing while the partner has not said what it holds.
   * Receipts are signed under the newest card at once: a card that waited for the link would hold up every batch that carries one.
   */
  async append(what: 'all' | 'cards'): Promise<void> {
    while (this.#open && (await sequence(this.#parts, this.#party, what)) > 0);
    this.#bell.delivery.ring();
  }

  /** The partner, calling, says how much of our channel it holds, and we of its own: the handshake with who cannot be dialled. */
  heldBy(size: number, receipted: number): void {
    this.#reaches(true);
    if (this.#open || this.#stopped || this.#dialled) return;
    this.#checkHeld(size, receipted).catch((error: unknown) => {
      this.#parts.log.error({ err: error, partner: this.#party }, 'the handshake failed');
    });
  }

  /** @see HandlerParts.isAwaitingOwn */
  get awaitsOwn(): boolean {
    return this.#awaitsOwn !== undefined;
  }

  /** What the partner gives back of our own entries; `busy` while it gives another stretch. */
  async ownGiven(sealed: Uint8Array): Promise<Attempt | 'busy'> {
    if (this.#takingOwn) return 'busy';
    this.#takingOwn = true;
    try {
      const attempt = await this.#takingBack.given(sealed);
      if (attempt.kind === 'held') this.#become('held', attempt.why);
      if (attempt.kind === 'delivered' && attempt.size >= (this.#awaitsOwn ?? 0)) this.#awaitsOwn = undefined;
      return attempt;
    } finally {
      this.#takingOwn = false;
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    const end = setTimeout(() => this.#hangUp.abort(), LAST_CALL);
    await this.#running;
    clearTimeout(end);
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  get #dialled(): boolean {
    return this.#parts.directory.addressOf(this.#party) !== undefined;
  }

  async #checkHeld(size: number, receipted: number): Promise<void> {
    const { store, self } = this.#parts;
    const known = (await peekChannel(store.db, self, this.#party))?.size ?? 0;
    const heard = (await peekChannel(store.db, this.#party, self))?.size ?? 0;
    if (size <= known && receipted <= heard) return this.#opened();
    if (size > known) this.#awaitsOwn = size;
    const why =
      size > known
        ? `${this.#party} holds ${size} of our entries, we know of ${known}`
        : `We receipted ${receipted} entries of ${this.#party}, and know of ${heard}`;
    this.#become('held', why);
  }

  /** Asks the partner once more what it holds before anything else is said to it. */
  #openAnew(): void {
    this.#open = false;
    this.#bell.delivery.ring();
  }

  #opened(): void {
    this.#open = true;
    this.#awaitsOwn = undefined;
    this.#become('up');
    this.wake();
    this.#bell.pulling.ring();
  }

  #reaches(reached: boolean): void {
    const again = reached && !this.#reached;
    this.#reached = reached;
    if (again) this.#bell.sequencer.ring();
  }

  async #sequencing(): Promise<void> {
    while (!this.#stopped) {
      const dealt = this.#open && this.#reached ? await this.#sequenceOnce() : 0;
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
      // What waits is still due.
      return 1;
    }
  }

  async #delivering(): Promise<void> {
    let failures = 0;
    let sent: SentBatch | undefined;
    while (!this.#stopped) {
      // Nobody to dial: entries wait to be pulled, which is the handshake too.
      const attempt: Attempt = this.#dialled ? await this.#bringUpToDate(sent) : { kind: 'idle' };
      sent = attempt.kind === 'delivered' ? attempt.behind : undefined;
      this.#reaches(attempt.kind !== 'down');
      if (attempt.kind === 'delivered') {
        failures = 0;
        this.#become('up');
        this.#state = { ...this.#state, lastReceiptAt: this.#parts.now() };
        this.#parts.changed?.();
      } else if (attempt.kind === 'idle') {
        failures = 0;
        if (this.#dialled && this.#state.state !== 'up') this.#become('up');
        await this.#bell.delivery.wait(LONGEST_WAIT);
      } else {
        this.#become(attempt.kind === 'held' ? 'held' : 'down', attempt.why);
        await this.#bell.delivery.wait(pauseAfter(failures, Math.random), failures > 0 || this.#open);
        failures += 1;
      }
    }
  }

  async #bringUpToDate(sent?: SentBatch): Promise<Attempt> {
    if (this.#open) return this.#try(() => deliver(this.#parts, this.#party, { sent }));
    let attempt = await this.#try(() => catchUp(this.#parts, this.#party));
    if (attempt.kind === 'held' && attempt.behind) {
      this.#become('held', attempt.why);
      const back = await this.#try(() => this.#takingBack.run());
      attempt = back.kind === 'idle' ? await this.#try(() => catchUp(this.#parts, this.#party)) : back;
    }
    if (attempt.kind === 'down') return attempt;
    // What the partner believes we hold, and a restored copy of this node does not, would else come only with something new.
    while ((await this.#pullOnce()).kind === 'delivered' && !this.#stopped);
    if (attempt.kind === 'held') return attempt;
    this.#opened();
    return this.#try(() => deliver(this.#parts, this.#party));
  }

  #pullOnce(): Promise<Attempt> {
    return this.#try(() => this.#puller.pull());
  }

  async #pulling(): Promise<void> {
    const { pullEveryMs } = this.#parts;
    if (pullEveryMs === undefined) return;
    while (!this.#stopped) {
      // Before the line is open, pulling is part of opening it: the partner first gets what it lost of ours.
      const attempt = this.#open ? await this.#pullOnce() : undefined;
      if (attempt?.kind !== 'delivered') await this.#bell.pulling.wait(pullEveryMs);
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
    const since = this.#state.state === state ? this.#state.since : this.#parts.now();
    const changed = this.#state.state !== state || this.#state.why !== why;
    this.#state = { ...this.#state, state, since, why: state === 'up' ? undefined : why };
    if (changed) this.#parts.changed?.();
  }
}
