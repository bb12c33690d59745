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
 * What came of a stretch that the author gave of its own accord (docs/protocol.md §11): how many bytes are held now, or why it was not taken.
 * - `not-wanted`: nothing is waited for from this party under this name.
 * - `gap`: it does not begin where what is held ends.
 * - `limit`: too few bytes at a time.
 * - `busy`: another stretch of it is on its way.
 * - `other-bytes`: all of it is not what the act names, or more; nothing of it is kept.
 */
export type Given =
  | { readonly held: number; readonly complete: boolean }
  | { readonly refused: 'not-wanted' | 'limit' | 'busy' | 'other-bytes' }
  | { readonly refused: 'gap'; readonly from: number };

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
/** Least of a stretch that is given and is not the last: each is a write to disk. */
const LEAST_GIVEN = 65_536;

export class AttachmentFetcher {
  readonly #parts: FetcherParts;
  readonly #running = new Map<string, Promise<FetchOutcome>>();
  /** Of which a stretch that was given is being taken. */
  readonly #given = new Set<string>();

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

  /** The same, with how much is held of each: for an author that cannot be asked. */
  async wanted(party: string, limit: number): Promise<{ act: string; id: string; from: number }[]> {
    const wanted: { act: string; id: string; from: number }[] = [];
    for (const { act, id } of await this.pending(party, limit)) {
      const row = await this.#wanted(act, id);
      if (row) wanted.push({ act, id, from: await this.#held(row) });
    }
    return wanted;
  }

  /** Takes a stretch that the author gives, from byte `from` on, when it is waited for from this party. */
  give(party: string, act: string, id: string, from: number, bytes: Uint8Array): Promise<Given> {
    return this.#alone(act, id, async () => {
      const wanted = await this.#wanted(act, id, party);
      if (!wanted) return { refused: 'not-wanted' };
      const have = await this.#held(wanted);
      if (from !== have) return { refused: 'gap', from: have };
      const left = wanted.total - have;
      if (bytes.length > left) {
        await this.#settle(wanted, 'refused');
        return { refused: 'other-bytes' };
      }
      if (bytes.length < Math.min(left, LEAST_GIVEN)) return { refused: 'limit' };
      const held = await this.#parts.blobs.write(wanted.blob, once(bytes), have);
      await this.#note(wanted, held);
      if (held < wanted.total) return { held, complete: false };
      const hash = createHash('sha256');
      for await (const part of this.#parts.blobs.read(wanted.blob, 0, held)) hash.update(part);
      const outcome = hash.digest('base64url') === wanted.sealed ? 'complete' : 'refused';
      if ((await this.#settle(wanted, outcome)) === 'settled') return { refused: 'not-wanted' };
      return outcome === 'complete' ? { held, complete: true } : { refused: 'other-bytes' };
    });
  }

  /** The author says that it has none to give: asked again later. */
  giveNone(party: string, act: string, id: string): Promise<Given> {
    return this.#alone(act, id, async () => {
      const wanted = await this.#wanted(act, id, party);
      if (!wanted) return { refused: 'not-wanted' };
      await this.#settle(wanted, 'missing');
      return { held: 0, complete: false };
    });
  }

  /** Nothing else is done with this attachment meanwhile. */
  async #alone(act: string, id: string, work: () => Promise<Given>): Promise<Given> {
    const name = `${act}/${id}`;
    if (this.#running.has(name) || this.#given.has(name)) return { refused: 'busy' };
    this.#given.add(name);
    try {
      return await work();
    } finally {
      this.#given.delete(name);
    }
  }

  /** Bytes that are on disk and noted. */
  async #held({ blob, received, total }: Wanted): Promise<number> {
    return Math.min((await this.#parts.blobs.size(blob)) ?? 0, received, total);
  }

  /** Fetches one attachment, or more of it. Never throws for what the partner does. A second call joins the first. */
  fetch(act: string, id: string, fetchRange: FetchRange): Promise<FetchOutcome> {
    const name = `${act}/${id}`;
    // Its author, whom nobody could dial until now, is giving it.
    if (this.#given.has(name)) return Promise.resolve('interrupted');
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
    let have = await this.#held(wanted);
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

  async #wanted(act: string, id: string, party?: string): Promise<Wanted | undefined> {
    const row = await this.#parts.store.db
      .selectFrom('attachments')
      .selectAll()
      .where('act', '=', act)
      .where('id', '=', id)
      .where('state', '=', 'fetching')
      .$if(party !== undefined, (query) => query.where('from_party', '=', party as string))
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
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
