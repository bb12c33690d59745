// SPDX-License-Identifier: Apache-2.0
// The right edge of a Merkle tree: all that is needed to append to it and to know its root.
import { Buffer } from 'node:buffer';
import { LedgerError } from './errors.ts';
import { emptyRoot, HASH_BYTES, hashInto, nodeHash, requireHash, requireSize } from './hash.ts';

const LEVELS = 53;
const INPUT_BYTES = 1 + 2 * HASH_BYTES;
const LEFT = 1;
const RIGHT = 1 + HASH_BYTES;

/** Told of each complete subtree of 2^level leaves as it closes. `hash` is a view: copy it to keep it. */
export type SubtreeListener = (level: number, index: number, hash: Uint8Array) => void;

interface Rung {
  readonly input: Buffer;
  readonly left: Buffer;
  readonly right: Buffer;
}

/**
 * A tree of `size` leaves as the O(log n) roots of its complete subtrees (RFC 9162 §2.1.2's incremental tree).
 * Whoever holds only this can append leaves and compute each following root.
 */
export class Frontier {
  // One hash input (0x01 ‖ left ‖ right) per level: a subtree's hash is written where the next level will
  // read it, so an append copies nothing and allocates nothing.
  readonly #rungs: Rung[] = [];
  #size = 0;

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Appends one leaf hash (32 bytes, see `leafHash`). `closed` hears of level 0 and of each level that closes. */
  append(leafHash: Uint8Array, closed?: SubtreeListener): void {
    requireHash(leafHash);
    if (this.#size === Number.MAX_SAFE_INTEGER) throw new LedgerError('out_of_range', 'the tree is full');
    let position = this.#size;
    let level = 0;
    let rung = this.#rung(0);
    let isRight = position % 2 === 1;
    rung.input.set(leafHash, isRight ? RIGHT : LEFT);
    if (closed) closed(0, position, isRight ? rung.right : rung.left);
    while (isRight) {
      const next = this.#rung(level + 1);
      position = (position - 1) / 2;
      isRight = position % 2 === 1;
      hashInto(rung.input, next.input, isRight ? RIGHT : LEFT);
      rung = next;
      level += 1;
      if (closed) closed(level, position, isRight ? rung.right : rung.left);
    }
    this.#size += 1;
  }

  /** Root hash, 32 bytes; of the empty tree SHA-256 of nothing. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const left of this.#smallestFirst()) root = root ? nodeHash(left, root) : left;
    return root ? Buffer.from(root) : emptyRoot();
  }

  /** Roots of the complete subtrees, largest (leftmost) first: as many as `size` has one-bits. Copies. */
  hashes(): Uint8Array[] {
    return this.#smallestFirst()
      .map((hash) => Buffer.from(hash))
      .reverse();
  }

  /** The tree of `size` leaves whose complete subtrees, largest first, are `hashes`; else `bad_frontier`. */
  static restore(size: number, hashes: readonly Uint8Array[]): Frontier {
    requireSize(size, 'a tree size');
    const frontier = new Frontier();
    let next = hashes.length;
    for (let level = 0, rest = size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 0) continue;
      next -= 1;
      const hash = hashes[next];
      if (!hash) throw new LedgerError('bad_frontier', 'fewer hashes than a tree of this size has');
      requireHash(hash);
      frontier.#rung(level).input.set(hash, LEFT);
    }
    if (next !== 0) throw new LedgerError('bad_frontier', 'more hashes than a tree of this size has');
    frontier.#size = size;
    return frontier;
  }

  /** Size (8 bytes, big-endian) ‖ hashes, largest subtree first: what a node keeps on disk. */
  toBytes(): Uint8Array {
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(this.#size));
    return Buffer.concat([size, ...this.hashes()]);
  }

  /** Reads what `toBytes` wrote; any other length than the size calls for is `bad_frontier`. */
  static fromBytes(bytes: Uint8Array): Frontier {
    if (bytes.length < 8 || (bytes.length - 8) % HASH_BYTES !== 0) {
      throw new LedgerError('bad_frontier', 'a frontier is 8 bytes and a whole number of hashes');
    }
    const buffer = Buffer.from(bytes);
    const hashes: Buffer[] = [];
    for (let at = 8; at < buffer.length; at += HASH_BYTES) hashes.push(buffer.subarray(at, at + HASH_BYTES));
    return Frontier.restore(Number(buffer.readBigUInt64BE()), hashes);
  }

  /** An independent copy, to try appends on before they are kept. */
  clone(): Frontier {
    return Frontier.restore(this.#size, this.#smallestFirst().reverse());
  }

  #smallestFirst(): Buffer[] {
    const found: Buffer[] = [];
    for (let level = 0, rest = this.#size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) found.push(this.#rung(level).left);
    }
    return found;
  }

  #rung(level: number): Rung {
    const known = this.#rungs[level];
    if (known) return known;
    if (level > LEVELS) throw new LedgerError('out_of_range', 'the tree is full');
    while (this.#rungs.length <= level) {
      const input = Buffer.alloc(INPUT_BYTES);
      input[0] = 0x01;
      this.#rungs.push({ input, left: input.subarray(LEFT, RIGHT), right: input.subarray(RIGHT) });
    }
    return this.#rung(level);
  }
}
