// SPDX-License-Identifier: Apache-2.0
// Making inclusion and consistency proofs from the hashes of complete subtrees.
import { LedgerError } from './errors.ts';
import { emptyRoot, nodeHash, requireSize } from './hash.ts';

/** Where proofs get their hashes: `node(level, index)` is the root of leaves [index·2^level, (index+1)·2^level). */
export interface NodeReader {
  /** 32 bytes; throws `LedgerError` when the tree has no such complete subtree. */
  node(level: number, index: number): Uint8Array;
}

/** Root of the first `size` leaves, 32 bytes (RFC 9162 §2.1.1). */
export function treeRoot(reader: NodeReader, size: number): Uint8Array {
  requireSize(size, 'a tree size');
  return size === 0 ? emptyRoot() : rangeRoot(reader, 0, size);
}

/**
 * Inclusion proof of leaf `index` in the tree of `size` leaves: hashes from the leaf's sibling up
 * (PATH of RFC 9162 §2.1.3.1). `out_of_range` unless index < size.
 */
export function inclusionProof(reader: NodeReader, index: number, size: number): Uint8Array[] {
  requireSize(index, 'a leaf index');
  requireSize(size, 'a tree size');
  if (index >= size) throw new LedgerError('out_of_range', 'no such leaf in a tree of this size');
  const proof: Uint8Array[] = [];
  for (let start = 0, end = size; end - start > 1; ) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      proof.push(rangeRoot(reader, middle, end));
      end = middle;
    } else {
      proof.push(rangeRoot(reader, start, middle));
      start = middle;
    }
  }
  return proof.reverse();
}

/**
 * Proof that the tree of `size2` leaves begins with the tree of `size1` (PROOF of RFC 9162 §2.1.4.1).
 * Empty when the sizes are equal. `out_of_range` unless 0 < size1 <= size2: from nothing there is nothing to prove.
 */
export function consistencyProof(reader: NodeReader, size1: number, size2: number): Uint8Array[] {
  requireSize(size1, 'a tree size');
  requireSize(size2, 'a tree size');
  if (size1 === 0 || size1 > size2) throw new LedgerError('out_of_range', 'sizes must be 0 < size1 <= size2');
  if (size1 === size2) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = size2;
  while (end !== size1) {
    const middle = start + splitPoint(end - start);
    if (size1 <= middle) {
      proof.push(rangeRoot(reader, middle, end));
      end = middle;
    } else {
      proof.push(rangeRoot(reader, start, middle));
      start = middle;
    }
  }
  // The verifier already knows the old root, so it is sent only where it is not this very subtree.
  if (start !== 0) proof.push(rangeRoot(reader, start, end));
  return proof.reverse();
}

/** Root of leaves [start, end), where start is a multiple of the smallest power of two >= end - start. */
function rangeRoot(reader: NodeReader, start: number, end: number): Uint8Array {
  const count = end - start;
  const half = splitPoint(count);
  if (count === 1) return reader.node(0, start);
  if (half * 2 === count) return reader.node(Math.log2(count), start / count);
  return nodeHash(reader.node(Math.log2(half), start / half), rangeRoot(reader, start + half, end));
}

/** Largest power of two smaller than `count`; 1 for 1 and 2. Numbers above 2^31 rule out bit shifts. */
function splitPoint(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
