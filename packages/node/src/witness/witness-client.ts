// SPDX-License-Identifier: Apache-2.0
// The node's side: shows the journal to the supervisor's witness on a fixed schedule, so that the times say nothing of how busy
// the node is, and keeps what it cosigns.
import { LedgerError, type Verifier } from '@tansiq/ledger';
import type { NewsDesk } from '../exchange/news.ts';
import { type Journal, type JournalRow, WITNESS_SETTING } from '../journal/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Store } from '../store/index.ts';
import { formatAddCheckpoint } from './add-checkpoint.ts';

/**
 * Why a witness refused:
 * - `longer`: it cosigned more rows than the journal now has: rows were taken away, or an old copy was restored.
 * - `forked`: what it cosigned is not the beginning of this journal: rows were altered.
 * - `forgot`: it remembers less than it cosigned: its own memory was put back.
 * - `unknown-log`, `not-signed`: the supervisor has not taken on this log, or not this key of it.
 */
export type WitnessRefusal = 'longer' | 'forked' | 'forgot' | 'unknown-log' | 'not-signed';

/** What came of showing the journal. `size` counts rows of the running epoch; `time` is in seconds. */
export type WitnessOutcome =
  | { readonly result: 'cosigned'; readonly size: number; readonly time: number }
  | { readonly result: 'unreachable'; readonly text: string }
  | { readonly result: 'refused'; readonly why: WitnessRefusal; readonly text: string };

export interface WitnessClientParts {
  readonly journal: Journal;
  readonly store: Store;
  /** Where a refusal is told, for whoever looks after the journal. */
  readonly news: NewsDesk;
  /** As in the configuration: where it is and the key it cosigns with. */
  readonly witness: { readonly url: string; readonly key: Verifier };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
}

const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const ANSWER_LIMIT = 16_384;
/** Protocol §8: no cosignature from further in the future is believed. */
const CLOCK_MARGIN_S = 300;

const refused = (why: WitnessRefusal, text: string): WitnessOutcome => ({ result: 'refused', why, text });
const unreachable = (text: string): WitnessOutcome => ({ result: 'unreachable', text });

export class WitnessClient {
  readonly #parts: WitnessClientParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #last: string | undefined;
  #stopped = false;

  constructor(parts: WitnessClientParts) {
    this.#parts = parts;
  }

  /**
   * Shows the journal now and then every so many minutes, whatever has been recorded meanwhile. Until it is cosigned for the first
   * time after a start it is shown again sooner: a supervisor may only now be starting the witness, or telling it of this log.
   */
  start(minutes: number): void {
    const schedule = minutes * 60_000;
    const turn = async (pause: number): Promise<void> => {
      const outcome = await this.submit().catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'the journal could not be shown to its witness');
      });
      if (this.#stopped) return;
      const isEarly = pause < schedule && !(outcome && isSettled(outcome));
      const wait = isEarly ? pause : schedule;
      const next = isEarly ? pause * 2 : schedule;
      this.#timer = setTimeout(() => {
        this.#running = turn(next);
      }, wait).unref();
    };
    this.#running = turn(FIRST_PAUSE_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /**
   * Shows the journal's newest checkpoint once. What came of it is kept, and a refusal is recorded in the journal.
   * @throws JournalError `diverged` when the journal cannot make a checkpoint.
   */
  async submit(): Promise<WitnessOutcome> {
    const note = await this.#parts.journal.checkpoint();
    const outcome = await this.#show(note, await this.#cosignedSize());
    await this.#keep(outcome);
    return outcome;
  }

  async #show(note: string, old: number, again = false): Promise<WitnessOutcome> {
    const { journal } = this.#parts;
    const { size } = journal.openCheckpoint(note).checkpoint;
    const proof = await journal.consistency(old, size);
    let answer: { status: number; body: string };
    try {
      answer = await this.#post(formatAddCheckpoint({ old, proof, note }));
    } catch {
      return unreachable('the witness did not answer');
    }
    switch (answer.status) {
      case 200:
        return this.#take(note, answer.body);
      case 409:
        return this.#conflict(note, {
          old,
          size,
          again,
          known: Number(/^(\d{1,16})\n$/.exec(answer.body)?.[1]),
        });
      case 422:
        return refused('forked', 'what the witness cosigned is not the beginning of this journal');
      case 404:
        return refused(
          'unknown-log',
          'the witness does not know this log: give the supervisor its verifier key',
        );
      case 403:
        return refused('not-signed', 'the witness does not know the key that signs this log');
      default:
        return unreachable(`the witness answered with status ${answer.status}`);
    }
  }

  #conflict(
    note: string,
    { old, size, again, known }: { old: number; size: number; again: boolean; known: number },
  ): Promise<WitnessOutcome> | WitnessOutcome {
    if (!Number.isSafeInteger(known)) return unreachable('the witness answered without a size');
    if (known > size)
      return refused('longer', `the witness cosigned ${known} rows; this journal has ${size}`);
    if (known === old) return refused('forked', `the witness cosigned another journal of ${known} rows`);
    if (known < old) return refused('forgot', `the witness remembers ${known} rows and cosigned ${old}`);
    // It cosigned what we then did not hear of: the answer was lost.
    if (again) return unreachable('the witness gives a different size each time');
    return this.#show(note, known, true);
  }

  async #take(note: string, lines: string): Promise<WitnessOutcome> {
    const { journal, witness, now } = this.#parts;
    try {
      const { checkpoint, signatures } = journal.openCheckpoint(note + lines, witness.key);
      const time = signatures.find((line) => line.use === 'cosignature-ed25519')?.time ?? Number.NaN;
      if (!(time <= now() / 1000 + CLOCK_MARGIN_S))
        return unreachable("the witness's clock is ahead of this node's");
      await journal.keepCosigned(note + lines, checkpoint.size);
      return { result: 'cosigned', size: checkpoint.size, time };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return unreachable('the answer does not carry a cosignature by the configured key');
    }
  }

  /** Size that the configured witness cosigned last, as far as is known here: another's cosignature counts for nothing. */
  async #cosignedSize(): Promise<number> {
    const { journal, witness } = this.#parts;
    const { note, size } = await journal.cosigned();
    if (note === null) return 0;
    try {
      journal.openCheckpoint(note, witness.key);
      return size;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return 0;
    }
  }

  async #keep(outcome: WitnessOutcome): Promise<void> {
    const { journal, store, news, now, log } = this.#parts;
    const epoch = journal.epoch;
    const value = JSON.stringify({ at: Math.floor(now() / 1000), epoch, ...outcome });
    const state = outcome.result === 'refused' ? outcome.why : outcome.result;
    const changed = this.#last !== state;
    this.#last = state;
    await store.writer.write(async (tx) => {
      await tx
        .insertInto('settings')
        .values({ name: WITNESS_SETTING, value })
        .onConflict((on) => on.column('name').doUpdateSet({ value }))
        .execute();
      if (!changed) return;
      if (outcome.result === 'refused') await journal.record(tx, refusalRow(outcome));
      const why = outcome.result === 'refused' ? outcome.why : '';
      await news.tell(tx, [{ kind: 'witness', detail: { result: outcome.result, why } }]);
    });
    if (!changed) return;
    news.wake();
    const { result } = outcome;
    if (result === 'cosigned') log.info({ result, size: outcome.size }, 'the witness cosigned the journal');
    else if (result === 'refused')
      log.error({ result, reason: outcome.why }, 'the witness refuses the journal');
    else log.warn({ result, reason: outcome.text }, 'the witness could not be asked');
  }

  async #post(body: string): Promise<{ status: number; body: string }> {
    const { url } = this.#parts.witness;
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > ANSWER_LIMIT) throw new RangeError('an answer that is too long');
      parts.push(part);
    }
    return { status: response.status, body: Buffer.concat(parts).toString('utf8') };
  }
}

/** Cosigned, or refused for what no waiting mends. */
const isSettled = (outcome: WitnessOutcome): boolean =>
  outcome.result === 'cosigned' || (outcome.result === 'refused' && outcome.why !== 'unknown-log');

function refusalRow({ why }: { why: WitnessRefusal }): JournalRow {
  return { who: 'system', what: 'error', detail: { event: 'witness-refused', why } };
}
