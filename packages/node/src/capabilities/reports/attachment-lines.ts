// SPDX-License-Identifier: Apache-2.0
// Fetches in the background what partners' acts carry: one at a time from each partner, in stretches, again after a fault, and on
// from where it stood after a restart.
import type { PartyId } from '@tansiq/protocol';
import type { FetchOutcome, FetchRange } from '../../blobs/index.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { pauseAfter } from '../../exchange/line.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { LinkDown, type PartnerAnswer, type PartnerClient } from '../../exchange/partner-client.ts';
import type { Journal } from '../../journal/index.ts';
import type { Logger } from '../../logging/index.ts';
import type { Processes } from '../../processes/index.ts';
import type { Store } from '../../store/index.ts';
import { tellFetched } from './attachment-news.ts';

export interface AttachmentLinesParts {
  store: Store;
  directory: PartyDirectory;
  client: Pick<PartnerClient, 'call'>;
  fetcher: {
    reopenDue(party: string): Promise<number>;
    reopenAsked(act: string, id: string): Promise<string | undefined>;
    pending(party: string, limit?: number): Promise<{ act: string; id: string }[]>;
    fetch(act: string, id: string, range: FetchRange): Promise<FetchOutcome>;
  };
  journal: Journal;
  news: NewsDesk;
  log: Logger;
  processes: Processes;
  now: () => number;
}

/** Bytes of ciphertext asked for at once: what a partner's answer may hold in memory. */
const STRETCH = 4 * 2 ** 20;
/** A mark is kept this long, because the transaction that set it may not be on disk yet. */
const MARK_MS = 10_000;
const LOOK_AGAIN_MS = 60_000;
const FETCHING = 'attachments';

export class AttachmentLines {
  readonly #parts: AttachmentLinesParts;
  #resting = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  /** Parties from whom something is to be fetched, and since when that is known. */
  readonly #due = new Map<string, number>();
  #unsubscribe: (() => void) | undefined;

  constructor(parts: AttachmentLinesParts) {
    this.#parts = parts;
    parts.processes.on('attachment', (party) => {
      this.#due.set(party, parts.now());
      if (parts.processes.has(FETCHING)) this.#wake([party]);
    });
  }

  /** Said in the transaction that notes the attachments; acted upon with the news that follows its commit. */
  expect(party: string): void {
    this.#due.set(party, this.#parts.now());
  }

  /** Somebody opens one that is not here: the author is asked once more, unless it has just been, or the act no longer stands. */
  async ask(act: string, id: string): Promise<void> {
    const party = await this.#parts.fetcher.reopenAsked(act, id);
    if (party !== undefined) this.#wakeWhoFetches([party]);
  }

  /** Goes on with whatever stands unfetched, and with what comes: one process of the node does. */
  start(): void {
    this.#unsubscribe = this.#parts.news.subscribe(() => this.#wakeWhoFetches(this.#due.keys()));
    this.#parts.processes.hold(FETCHING, () => {
      this.#resting = new AbortController();
      const timer = setInterval(() => this.#wakeAll(), LOOK_AGAIN_MS).unref();
      this.#wakeAll();
      return {
        stop: async () => {
          clearInterval(timer);
          this.#resting.abort();
          await Promise.all(this.#running.values());
        },
      };
    });
  }

  #wakeWhoFetches(parties: Iterable<string>): void {
    const { processes } = this.#parts;
    if (processes.has(FETCHING)) {
      this.#wake(parties);
      return;
    }
    for (const party of parties) {
      processes.tell('attachment', party);
      this.#due.delete(party);
    }
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#parts.processes.drop(FETCHING);
  }

  #wakeAll(): void {
    this.#wake(this.#parts.directory.partners().map(({ id }) => id));
  }

  #wake(parties: Iterable<string>): void {
    for (const party of parties) {
      if (this.#running.has(party) || this.#resting.signal.aborted) continue;
      const running = this.#run(party)
        .catch((error: unknown) => this.#parts.log.error({ err: error, partner: party }, 'fetching failed'))
        .finally(() => this.#running.delete(party));
      this.#running.set(party, running);
    }
  }

  /** Until nothing is left to fetch from this party. */
  async #run(party: string): Promise<void> {
    await this.#parts.fetcher.reopenDue(party);
    // Nobody can dial it: it asks what is waited for, and brings it (`given-attachments.ts`).
    if (this.#parts.directory.addressOf(party as PartyId) === undefined) return;
    for (let failures = 0; !this.#resting.signal.aborted; ) {
      const [wanted] = await this.#parts.fetcher.pending(party, 1);
      if (!wanted) {
        if (this.#parts.now() - (this.#due.get(party) ?? 0) > MARK_MS) this.#due.delete(party);
        return;
      }
      const outcome = await this.#parts.fetcher.fetch(wanted.act, wanted.id, this.#range(party, wanted));
      if (outcome === 'interrupted') {
        await this.#pause(pauseAfter(failures, Math.random));
        failures += 1;
      } else {
        failures = 0;
        await tellFetched(this.#parts, party, wanted, outcome);
      }
    }
  }

  /** The next stretch is asked for while the one before it is written down. */
  #range(party: string, { act, id }: { act: string; id: string }): FetchRange {
    const ask = this.#stretch(party, act, id);
    let ahead: { from: number; stretch: ReturnType<typeof ask> } | undefined;
    return async (from) => {
      const stretch = await (ahead?.from === from ? ahead.stretch : ask(from));
      ahead = undefined;
      if (!stretch) return undefined;
      const next = from + stretch.bytes.length;
      if (next < stretch.total) {
        ahead = { from: next, stretch: ask(next) };
        // Told to who asks for it, if anybody does.
        ahead.stretch.catch(() => undefined);
      }
      return whole(stretch.bytes);
    };
  }

  /** Answers a stretch and how many bytes there are in all; undefined where the partner gives none. */
  #stretch(
    party: string,
    act: string,
    id: string,
  ): (from: number) => Promise<{ bytes: Buffer; total: number } | undefined> {
    return async (from) => {
      const answer = await this.#parts.client.call(party, {
        method: 'GET',
        path: `attachments/${act}/${id}`,
        headers: { range: `bytes=${from}-${from + STRETCH - 1}` },
        limit: STRETCH,
        signal: this.#resting.signal,
      });
      if (answer.status === 404) return undefined;
      if (answer.status !== 206 || !beginsAt(answer, from))
        throw new LinkDown(`${party} answered ${answer.status} to a request for a stretch`);
      return { bytes: answer.body, total: totalOf(answer) };
    };
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#resting;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
  }
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield bytes;
}

/** Bytes in all, where the partner says so. */
function totalOf({ headers }: PartnerAnswer): number {
  return Number(/\/(\d{1,15})$/.exec(String(headers['content-range'] ?? ''))?.[1] ?? 0);
}

/** RFC 9110 section 14.4: a partner says which bytes it gives; others than those asked for are not taken. */
function beginsAt({ headers }: PartnerAnswer, from: number): boolean {
  return String(headers['content-range'] ?? '').startsWith(`bytes ${from}-`);
}
