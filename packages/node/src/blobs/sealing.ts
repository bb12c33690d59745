// SPDX-License-Identifier: Apache-2.0
// One attachment being sealed: its chunks in order, batch by batch, on two threads beside the node's own, and what is to be said of it at
// the end. It can be taken up again from what is kept, each chunk opened and hashed anew.
import { randomUUID } from 'node:crypto';
import { CHUNK_BYTES, chunkCount, type Hash, SEALED_CHUNK_BYTES, sealedSize } from '@tansiq/protocol';
import { type OpenedBytes, SealingThread } from './sealing-thread.ts';

/** Chunks that go to a thread at once. */
const BATCH = 16;
/** Batches of one attachment in memory: one fills, the others are sealed or written. */
const SLOTS = 4;

/** One thread seals and hashes ciphertext; the other hashes plaintext: about as much work. */
const sealer = new SealingThread();
const hasher = new SealingThread();

const lives = (): string => `${sealer.life}/${hasher.life}`;

/** Shared with both threads, and used again and again. */
class Slot {
  readonly plain = new Uint8Array(new SharedArrayBuffer(BATCH * CHUNK_BYTES));
  readonly sealed = new Uint8Array(new SharedArrayBuffer(BATCH * SEALED_CHUNK_BYTES));
  filled = 0;
}

export interface SealedParts {
  /** SHA-256(salt ‖ plaintext). */
  readonly digest: Hash;
  /** SHA-256 of all ciphertext. */
  readonly sealed: Hash;
}

export class Sealing {
  readonly #name = randomUUID();
  readonly #key: Uint8Array;
  /** Bytes of plaintext that are sealed and were taken by who asked for them. */
  #at = 0;
  #ended = false;
  #sound = true;
  #lives = '';

  private constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** @param salt 16 random bytes. */
  static async begin(key: Uint8Array, salt: Uint8Array): Promise<Sealing> {
    const sealing = new Sealing(key);
    const of = sealing.#name;
    sealing.#lives = lives();
    await Promise.all([
      hasher.ask({ do: 'begin', of, bytes: salt }),
      sealer.ask({ do: 'begin', of, bytes: new Uint8Array(0) }),
    ]);
    return sealing;
  }

  /** Bytes of plaintext sealed so far. */
  get at(): number {
    return this.#at;
  }

  /** Whether the last chunk is sealed. */
  get ended(): boolean {
    return this.#ended;
  }

  /** False when what was sealed was not all taken, or a thread ended: it is to be taken up anew from what is kept. */
  get sound(): boolean {
    return this.#sound && this.#lives === lives();
  }

  /** Bytes of ciphertext so far. */
  get sealedAt(): number {
    return this.#ended ? sealedSize(this.#at) : (this.#at / CHUNK_BYTES) * SEALED_CHUNK_BYTES;
  }

  /**
   * The ciphertext of what comes. What is yielded is good until the next is asked for.
   * @param size bytes of the whole attachment: only what reaches it has a last chunk, else what is short of a chunk is left out; undefined
   *   when the end of `plain` is its end.
   * @throws whatever `plain` throws, after all full chunks that came before.
   */
  async *seal(plain: AsyncIterable<Uint8Array>, size?: number): AsyncGenerator<Uint8Array, void> {
    const free = Array.from({ length: SLOTS }, () => new Slot());
    const sealing: { slot: Slot; done: Promise<Uint8Array>; last: boolean }[] = [];
    let next = this.#at / CHUNK_BYTES;
    const send = (slot: Slot, last: boolean) => {
      const done = this.#sealed(slot, next, last);
      // Whoever waits for it hears of a fault; while nobody does yet, it is not one that nobody handles.
      done.catch(() => undefined);
      next += slot.filled / CHUNK_BYTES;
      sealing.push({ slot, done, last });
    };
    const self = this;
    async function* give(most: number): AsyncGenerator<Uint8Array, void> {
      while (sealing.length > most) {
        const { slot, done, last } = sealing.shift() as (typeof sealing)[number];
        yield await done;
        self.#at += slot.filled;
        self.#ended = last;
        slot.filled = 0;
        free.push(slot);
      }
    }
    const source = plain[Symbol.asyncIterator]();
    let slot = free.pop() as Slot;
    let taken = this.#at;
    let broken: { readonly error: unknown } | undefined;
    this.#sound = false;
    try {
      for (;;) {
        const piece = await source.next().catch((error: unknown) => {
          broken = { error };
        });
        if (!piece || piece.done) break;
        taken += piece.value.length;
        for (let at = 0; at < piece.value.length; ) {
          // A full batch waits until more comes: it might hold the last chunk.
          if (slot.filled === slot.plain.length) {
            send(slot, false);
            yield* give(SLOTS - 1);
            slot = free.pop() as Slot;
          }
          const part = piece.value.subarray(at, at + slot.plain.length - slot.filled);
          slot.plain.set(part, slot.filled);
          slot.filled += part.length;
          at += part.length;
        }
      }
      const last = size === undefined ? !broken : taken === size;
      if (!last) slot.filled -= slot.filled % CHUNK_BYTES;
      if (last || slot.filled > 0) send(slot, last);
      yield* give(0);
      this.#sound = true;
    } finally {
      if (!this.#sound) await source.return?.();
    }
    if (broken) throw (broken as { error: unknown }).error;
  }

  /**
   * Takes up what is kept of an attachment of `size` bytes, in this order from its first byte; ends at the first chunk that is not what it
   * should be. Only for one that has just begun.
   */
  async takeUp(kept: AsyncIterable<Uint8Array>, size: number): Promise<void> {
    const slot = new Slot();
    const count = chunkCount(size);
    let filled = 0;
    let sound = true;
    const open = async () => {
      const first = this.#at / CHUNK_BYTES;
      const last = first + Math.ceil(filled / SEALED_CHUNK_BYTES) === count;
      sound = await this.#opened(slot, filled, first, last);
      filled = 0;
    };
    for await (const piece of kept) {
      for (let at = 0; at < piece.length && sound; ) {
        const part = piece.subarray(at, at + slot.sealed.length - filled);
        slot.sealed.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === slot.sealed.length) await open();
      }
      if (!sound) return;
    }
    if (filled > 0) await open();
  }

  /** What the act is to say of it. */
  async finish(): Promise<SealedParts> {
    const of = this.#name;
    const [digest, sealed] = await Promise.all([
      hasher.ask({ do: 'digest', of }),
      sealer.ask({ do: 'digest', of }),
    ]);
    return { digest: digest as Hash, sealed: sealed as Hash };
  }

  /** Lets go of what the threads hold of it. */
  forget(): void {
    hasher.forget(this.#name);
    sealer.forget(this.#name);
  }

  async #sealed(slot: Slot, first: number, last: boolean): Promise<Uint8Array> {
    const plain = slot.plain.subarray(0, slot.filled);
    const { sealed } = slot;
    await Promise.all([
      hasher.ask({ do: 'hash', of: this.#name, bytes: plain }),
      sealer.ask({ do: 'seal', of: this.#name, key: this.#key, first, last, plain, sealed }),
    ]);
    return sealed.subarray(0, sealedSize(slot.filled));
  }

  /** Whether all of it is what it should be. */
  async #opened(
    { plain, sealed: kept }: Slot,
    filled: number,
    first: number,
    last: boolean,
  ): Promise<boolean> {
    const [of, sealed] = [this.#name, kept.subarray(0, filled)];
    const order = { do: 'open', of, key: this.#key, first, last, plain, sealed } as const;
    const opened = (await sealer.ask(order)) as OpenedBytes;
    await hasher.ask({ do: 'hash', of, bytes: plain.subarray(0, opened.plain) });
    this.#at += opened.plain;
    this.#ended = last && opened.sealed === filled;
    return opened.sealed === filled;
  }
}
