// SPDX-License-Identifier: Apache-2.0
// Whether a node can be given work: its store takes a write, and what officers released gets its place in a channel.
import type { PartyId } from '@tansiq/protocol';
import type { LineState } from '../exchange/line.ts';
import type { Store } from '../store/index.ts';

export interface ReadinessParts {
  store: Store;
  self: PartyId;
  exchange: { lines(): LineState[] };
  /** What came of showing the journal to the witness last; undefined without one. */
  witness: () => Promise<string | undefined>;
  /** Epoch milliseconds. */
  now: () => number;
}

export interface ReadinessReport {
  ready: boolean;
  phase: 'starting' | 'running' | 'stopping';
  /** `failed` where a write did not come to disk in time. */
  store: 'ok' | 'failed' | 'unasked';
  /** `stuck` where something waits for an open channel longer than a minute. */
  sequencer: 'ok' | 'stuck' | 'unasked';
  /** For who looks; neither makes a node unready, since another node would fare no better. */
  witness?: string;
  links: { up: number; down: number; held: number };
}

/** A probe writes at most so often, however often it is asked. */
const FRESH_MS = 2_000;
const WRITE_MS = 5_000;
const STUCK_MS = 60_000;

export class Readiness {
  readonly #parts: ReadinessParts;
  #phase: ReadinessReport['phase'] = 'starting';
  #last: { at: number; report: Promise<ReadinessReport> } | undefined;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  become(phase: 'running' | 'stopping'): void {
    this.#phase = phase;
    this.#last = undefined;
  }

  /** At most one look each two seconds; never rejects. */
  look(): Promise<ReadinessReport> {
    const at = performance.now();
    if (this.#last && at - this.#last.at < FRESH_MS) return this.#last.report;
    const report = this.#look();
    this.#last = { at, report };
    return report;
  }

  async #look(): Promise<ReadinessReport> {
    const phase = this.#phase;
    const links = this.#links();
    if (phase !== 'running') return { ready: false, phase, store: 'unasked', sequencer: 'unasked', links };
    if (!(await this.#takesAWrite()))
      return { ready: false, phase, store: 'failed', sequencer: 'unasked', links };
    try {
      const sequencer = (await this.#isStuck()) ? 'stuck' : 'ok';
      const witness = await this.#parts.witness();
      const ready = sequencer === 'ok';
      return { ready, phase, store: 'ok', sequencer, ...(witness !== undefined && { witness }), links };
    } catch {
      // The store went away between the write and the question: that is the answer.
      return { ready: false, phase, store: 'failed', sequencer: 'unasked', links };
    }
  }

  async #takesAWrite(): Promise<boolean> {
    const { store, now } = this.#parts;
    const value = String(now());
    const write = store.writer.write((tx) =>
      tx
        .insertInto('settings')
        .values({ name: 'probed', value })
        .onConflict((on) => on.column('name').doUpdateSet({ value }))
        .execute(),
    );
    const late = Promise.withResolvers<boolean>();
    const clock = setTimeout(() => late.resolve(false), WRITE_MS);
    const done = write.then(
      () => true,
      () => false,
    );
    const taken = await Promise.race([done, late.promise]);
    clearTimeout(clock);
    return taken;
  }

  /** The oldest of the most urgent that wait for an open channel over an open line. */
  async #isStuck(): Promise<boolean> {
    const { store, self, exchange, now } = this.#parts;
    const open = exchange.lines().filter(({ state, since }) => state === 'up' && now() - since > STUCK_MS);
    for (const { party } of open) {
      const waiting = await store.db
        .selectFrom('outbox')
        .select('released_ms')
        .where('to_party', '=', party)
        .where('state', '=', 'waiting')
        .orderBy('urgency')
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst();
      if (!waiting || now() - waiting.released_ms < STUCK_MS) continue;
      const channel = await store.db
        .selectFrom('channels')
        .select('state')
        .where('from_party', '=', self)
        .where('to_party', '=', party)
        .executeTakeFirst();
      if ((channel?.state ?? 'open') === 'open') return true;
    }
    return false;
  }

  #links(): ReadinessReport['links'] {
    const states = this.#parts.exchange.lines().map(({ state }) => state);
    const n = (wanted: LineState['state'][]) => states.filter((state) => wanted.includes(state)).length;
    return { up: n(['up']), down: n(['opening', 'down']), held: n(['held']) };
  }
}
