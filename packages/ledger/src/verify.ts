// SPDX-License-Identifier: Apache-2.0
// Checking inclusion and consistency proofs: true only for the one proof that belongs, false for all else.
import { Buffer } from 'node:buffer';
import { HASH_BYTES, nodeHash, sameHash } from './hash.ts';

/**
 * Does the leaf stand at `index` of the tree of `size` leaves with this root? (RFC 9162 §2.1.3.2.)
 * Never throws: a malformed, shortened or lengthened proof is a false one.
 */
export function verifyInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !isHash(leafHash) || !proof.every(isHash))
    return false;
  let position = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash);
      // A left edge that is alone on its level moves up unhashed until it has a sibling on its left.
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && sameHash(hash, root);
}

/**
 * Does the tree (size2, root2) begin with the tree (size1, root1)? (RFC 9162 §2.1.4.2.)
 * Never throws on byte arrays. False for size1 = 0, whose proof would say nothing: a first sight is the caller's to judge.
 */
export function verifyConsistency(
  size1: number,
  root1: Uint8Array,
  size2: number,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false;
  // Equal sizes ask only whether the roots are equal: the public vectors want that answered for any bytes.
  if (size1 === size2) return proof.length === 0 && Buffer.compare(root1, root2) === 0;
  if (!isHash(root1) || !isHash(root2) || !proof.every(isHash)) return false;
  let position = size1 - 1;
  let last = size2 - 1;
  while (isOdd(position)) {
    position = half(position);
    last = half(last);
  }
  // A complete old tree is itself a node of the new one, so the proof leaves it out.
  const path = position === 0 ? [root1, ...proof] : proof;
  const first = path[0];
  if (!first) return false;
  let old = first;
  let hash = first;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      old = nodeHash(sibling, old);
      hash = nodeHash(sibling, hash);
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && sameHash(old, root1) && sameHash(hash, root2);
}

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (value: Uint8Array): boolean => value instanceof Uint8Array && value.length === HASH_BYTES;
