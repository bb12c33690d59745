// SPDX-License-Identifier: Apache-2.0
// Fetching the ciphertext of a partner's attachment: in stretches, going on after a fault from what is durable, believed only
// when all of it has the hash that the act names.
import { createHash } from 'node:crypto';
import { sealedSize } from '@tansiq/protocol';
import { type RetryParts, reopenAsked, reopenDue, retryAfter } from './attachment-retries.ts';
import type { BlobStore } from './blob-store.ts';

/**
 * Asks the partner for ciphertext from byte `from` on; it may give a stretch and be asked again. Answers undefined when the
 * partner says that there is none. Throws when it cannot be reached.
 */
export type FetchRange = (from: number) => Promise<AsyncIterable<Uint8Array> | undefined>;

/**
 * - `complete`: all of it is here and is what the act names.
 * - `interrupted`: try again later; what came is kept.
 * - `missing`: the partner gives none; asked again later.
 * - `refused`: what it gave is not what the act names; nothing of it is kept; asked again later.
 * - `settled`: there is nothing to fetch.
 */
export type FetchOutcome = 'complete' | 'interrupted' | 'missing' | 'refused' | 'settled';

export interface FetcherParts extends RetryParts {
  readonly blobs: BlobStore;
}

interface Wanted {
  readonly act: string;
  readonly id: string;
  readonly blob: string;
  readonly sealed: string;
  /** Bytes of ciphertext. */
  readonly total: number;
  readonly received: number;
  /** Attempts that came to nothing. */
  readonly tries: number;
}

/** Made durable, and noted, after this many bytes. */
const STRETCH = 8 * 2 ** 20;

export class AttachmentFetcher {
  readonly #parts: FetcherParts;
  readonly #running = new Map<string, Promise<FetchOutcome>>();

  constructor(parts: FetcherParts) {
    this.#parts = parts;
  }

  /** Puts what is due to be asked for again among what is to be fetched. Answers how many. */
  reopenDue(party: string): Promise<number> {
    return reopenDue(this.#parts, party);
  }

  /** The same for one that an officer asks for. Answers the party to fetch it from. */
  reopenAsked(act: string, id: string): Promise<string | undefined> {
    return reopenAsked(this.#parts, act, id);
  }

  /** Attachments still to be had from a partner, in the order in which their acts came. */
  pending(party: string, limit = 100): Promise<{ act: string; id: string }[]> {
    return this.#parts.store.db
      .selectFrom('attachments')
      .innerJoin('acts', 'acts.id', 'attachments.act')
      .select(['attachments.act as act', 'attachments.id as id'])
      .where('attachments.state', '=', 'fetching')
      .where('attachments.from_party', '=', party)
      .orderBy('acts.seq')
      .limit(limit)
      .execute();
  }

  /** Fetches one attachment, or more of it. Never throws for what the partner does. A second call joins the first. */
  fetch(act: string, id: string, fetchRange: FetchRange): Promise<FetchOutcome> {
    const name = `${act}/${id}`;
    const running =
      this.#running.get(name) ??
      this.#fetch(act, id, fetchRange).finally(() => {
        this.#running.delete(name);
      });
    this.#running.set(name, running);
    return running;
  }

  async #fetch(act: string, id: string, fetchRange: FetchRange): Promise<FetchOutcome> {
    const wanted = await this.#wanted(act, id);
    if (!wanted) return 'settled';
    const { blobs } = this.#parts;
    const hash = createHash('sha256');
    let have = Math.min((await blobs.size(wanted.blob)) ?? 0, wanted.received, wanted.total);
    if (have > 0) for await (const bytes of blobs.read(wanted.blob, 0, have)) hash.update(bytes);
    while (have < wanted.total) {
      const stream = await this.#ask(fetchRange, have);
      if (stream === 'down') return this.#interrupted(wanted);
      if (!stream) return this.#settle(wanted, 'missing');
      const taken = new Stretches(stream, wanted.total - have, hash);
      const before = have;
      while (!taken.ended) {
        have = await blobs.write(wanted.blob, taken.next(STRETCH), have);
        await this.#note(wanted, have);
      }
      if (taken.tooLong) return this.#settle(wanted, 'refused');
      if (taken.broken || have === before) return this.#interrupted(wanted);
    }
    return this.#settle(wanted, hash.digest('base64url') === wanted.sealed ? 'complete' : 'refused');
  }

  async #wanted(act: string, id: string): Promise<Wanted | undefined> {
    const row = await this.#parts.store.db
      .selectFrom('attachments')
      .selectAll()
      .where('act', '=', act)
      .where('id', '=', id)
      .where('state', '=', 'fetching')
      .executeTakeFirst();
    if (!row) return undefined;
    const { blob, sealed, received, tries } = row;
    return { act, id, blob, sealed, received, tries: tries ?? 0, total: sealedSize(row.size) };
  }

  async #ask(fetchRange: FetchRange, from: number): Promise<AsyncIterable<Uint8Array> | 'down' | undefined> {
    try {
      return await fetchRange(from);
    } catch {
      return 'down';
    }
  }

  async #note({ act, id }: Wanted, received: number): Promise<void> {
    await this.#parts.store.writer.write((tx) =>
      tx
        .updateTable('attachments')
        .set({ received })
        .where('act', '=', act)
        .where('id', '=', id)
        .where('state', '=', 'fetching')
        .execute(),
    );
  }

  async #interrupted({ act, id }: Wanted): Promise<FetchOutcome> {
    await this.#parts.store.writer.write((tx) =>
      tx
        .updateTable('attachments')
        .set({ reason: 'unreachable' })
        .where('act', '=', act)
        .where('id', '=', id)
        .where('state', '=', 'fetching')
        .execute(),
    );
    return 'interrupted';
  }

  /** Writes the end of it. An attachment that was erased meanwhile stays erased, and its bytes go. */
  async #settle(wanted: Wanted, outcome: 'complete' | 'missing' | 'refused'): Promise<FetchOutcome> {
    const { act, id, blob, total } = wanted;
    const { store, blobs, now } = this.#parts;
    const complete = outcome === 'complete';
    const tries = wanted.tries + 1;
    const again = {
      reason: outcome === 'missing' ? 'not-given' : 'other-bytes',
      tries,
      retry_ms: now() + retryAfter(tries),
    };
    const after = complete ? { reason: null, tries: null, retry_ms: null } : again;
    const { numUpdatedRows } = await store.writer.write((tx) =>
      tx
        .updateTable('attachments')
        .set({ state: complete ? 'complete' : 'missing', received: complete ? total : 0, ...after })
        .where('act', '=', act)
        .where('id', '=', id)
        .where('state', '=', 'fetching')
        .executeTakeFirstOrThrow(),
    );
    const settled = Number(numUpdatedRows) === 1;
    if (!settled || !complete) await blobs.delete(blob);
    return settled ? outcome : 'settled';
  }
}

/** A partner's stream, given out in stretches that are made durable one by one. Its faults end it and are told afterwards. */
class Stretches {
  ended = false;
  /** It gave more than there may be. */
  tooLong = false;
  /** It broke off with a fault. */
  broken = false;
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #hash: ReturnType<typeof createHash>;
  #left: number;

  constructor(stream: AsyncIterable<Uint8Array>, left: number, hash: ReturnType<typeof createHash>) {
    this.#source = stream[Symbol.asyncIterator]();
    this.#left = left;
    this.#hash = hash;
  }

  async *next(length: number): AsyncGenerator<Uint8Array, void> {
    for (let given = 0; given < length && !this.ended; ) {
      const bytes = await this.#pull();
      if (!bytes) return;
      this.#left -= bytes.length;
      if (this.#left < 0) {
        this.tooLong = true;
        this.ended = true;
        await this.#source.return?.();
        return;
      }
      this.#hash.update(bytes);
      given += bytes.length;
      yield bytes;
    }
  }

  async #pull(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.#source.next();
      if (!done) return value;
    } catch {
      this.broken = true;
    }
    this.ended = true;
    return undefined;
  }
}
