// SPDX-License-Identifier: Apache-2.0
// Merkle trees of RFC 6962 §2.1: leaf hashes, roots at many sizes in one pass, inclusion proofs.
import { hash } from 'node:crypto';
import { sha256 } from './encoding.ts';

export const HASH_BYTES = 32;
const LEAF = Buffer.from([0]);
const pairBuffer = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** SHA-256(0x00 ‖ leaf data). */
export function leafHash(leaf: Uint8Array | string): Buffer {
  return sha256(Buffer.concat([LEAF, typeof leaf === 'string' ? Buffer.from(leaf, 'utf8') : leaf]));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pairBuffer.set(left, 1);
  pairBuffer.set(right, 1 + HASH_BYTES);
  return hash('sha256', pairBuffer, 'buffer');
}

/** Leaf hashes of one log, kept flat: 32 bytes a leaf. */
export class Leaves {
  #bytes = Buffer.alloc(64 * HASH_BYTES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(leaf: Buffer): void {
    const end = (this.#size + 1) * HASH_BYTES;
    if (end > this.#bytes.length) {
      const wider = Buffer.alloc(this.#bytes.length * 2);
      this.#bytes.copy(wider);
      this.#bytes = wider;
    }
    leaf.copy(this.#bytes, this.#size * HASH_BYTES);
    this.#size++;
  }

  at(index: number): Buffer {
    return this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /**
   * Roots at the given sizes, each at most the number of leaves, in one pass over the leaves. The root of the empty tree
   * is SHA-256 of nothing.
   */
  rootsAt(sizes: Iterable<number>): Map<number, Buffer> {
    const wanted = [...new Set(sizes)].filter((size) => size <= this.#size).sort((a, b) => a - b);
    const roots = new Map<number, Buffer>();
    const frontier: Buffer[] = [];
    let size = 0;
    for (const next of wanted) {
      for (; size < next; size++) grow(frontier, size, this.at(size));
      roots.set(next, fold(frontier));
    }
    return roots;
  }

  rootAt(size: number): Buffer | undefined {
    return this.rootsAt([size]).get(size);
  }
}

function grow(frontier: Buffer[], index: number, leaf: Buffer): void {
  let node = leaf;
  for (let rest = index; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = frontier.pop();
    if (left !== undefined) node = nodeHash(left, node);
  }
  frontier.push(node);
}

function fold(frontier: readonly Buffer[]): Buffer {
  const last = frontier.at(-1);
  if (last === undefined) return sha256('');
  return frontier.slice(0, -1).reduceRight((root, left) => nodeHash(left, root), last);
}

/**
 * The root that an inclusion proof (RFC 6962 §2.1.1, leaf's sibling first) leads to, or undefined when the path has not
 * the length that index and size demand. Checked as in RFC 9162 §2.1.3.2.
 */
export function rootFromInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  if (index < 0 || index >= size) return undefined;
  let first = index;
  let second = size - 1;
  let root = leaf;
  for (const node of path) {
    if (second === 0) return undefined;
    if (first % 2 === 1 || first === second) {
      root = nodeHash(node, root);
      while (first % 2 === 0 && first !== 0) {
        first = Math.floor(first / 2);
        second = Math.floor(second / 2);
      }
    } else {
      root = nodeHash(root, node);
    }
    first = Math.floor(first / 2);
    second = Math.floor(second / 2);
  }
  return second === 0 ? root : undefined;
}
