// SPDX-License-Identifier: Apache-2.0
// The tree against its own definition, written naively, and against every way to tamper with a proof.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  inclusionProof,
  LedgerError,
  leafHash,
  MemoryTileStore,
  nodeHash,
  sameHash,
  TileReader,
  TileWriter,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const sha = (...parts: Uint8Array[]): Uint8Array =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

// RFC 6962 §2.1, as it is written there.
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (!only) return sha();
  if (hashes.length === 1) return only;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return sha(Buffer.of(1), definedRoot(hashes.slice(0, k)), definedRoot(hashes.slice(k)));
}

function logOf(hashes: readonly Uint8Array[]): {
  store: MemoryTileStore;
  reader: TileReader;
  writer: TileWriter;
} {
  const store = new MemoryTileStore();
  const writer = new TileWriter(store, 0);
  for (const hash of hashes) writer.append(hash);
  writer.flush();
  return { store, reader: new TileReader(store, hashes.length), writer };
}

function flipped(hash: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(hash);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('hashes', () => {
  it('leaf and node carry their prefix byte, and the empty tree is the hash of nothing', () => {
    for (const length of [0, 1, 31, 32, 65, 4095, 4096, 4097, 100_000]) {
      const bytes = Buffer.alloc(length, 7);
      expect(sameHash(leafHash(bytes), sha(Buffer.of(0), bytes))).toBe(true);
    }
    const [left, right] = [sha(Buffer.of(1)), sha(Buffer.of(2))];
    expect(sameHash(nodeHash(left, right), sha(Buffer.of(1), left, right))).toBe(true);
    expect(Buffer.from(emptyRoot()).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});

describe('frontier', () => {
  it('has the root that RFC 6962 defines, at every size, and after every restore', () => {
    const leaves = leavesOf(300);
    let frontier = new Frontier();
    for (let size = 0; size <= leaves.length; size += 1) {
      expect(sameHash(frontier.root(), definedRoot(leaves.slice(0, size))), `size ${size}`).toBe(true);
      const restored = Frontier.fromBytes(frontier.toBytes());
      expect(sameHash(restored.root(), frontier.root())).toBe(true);
      expect(Frontier.restore(size, frontier.hashes()).size).toBe(size);
      frontier = restored;
      const next = leaves[size];
      if (next) frontier.append(next);
    }
  });

  it('a clone goes its own way', () => {
    const frontier = new Frontier();
    for (const leaf of leavesOf(7)) frontier.append(leaf);
    const before = frontier.root();
    frontier.clone().append(leafHash(Buffer.of(1)));
    expect(frontier.size).toBe(7);
    expect(sameHash(frontier.root(), before)).toBe(true);
  });

  it('refuses what is not the frontier of that size', () => {
    const hashes = leavesOf(3);
    expect(codeOf(() => Frontier.restore(7, hashes.slice(0, 2)))).toBe('bad_frontier');
    expect(codeOf(() => Frontier.restore(3, hashes))).toBe('bad_frontier');
    expect(codeOf(() => Frontier.restore(1, [new Uint8Array(31)]))).toBe('bad_hash');
    expect(codeOf(() => Frontier.restore(-1, []))).toBe('out_of_range');
    expect(codeOf(() => Frontier.fromBytes(new Uint8Array(9)))).toBe('bad_frontier');
    expect(codeOf(() => Frontier.fromBytes(new Uint8Array(8 + 32)))).toBe('bad_frontier');
    expect(codeOf(() => Frontier.fromBytes(new Uint8Array(8).fill(255)))).toBe('out_of_range');
    expect(codeOf(() => new Frontier().append(new Uint8Array(33)))).toBe('bad_hash');
  });
});

/** What a small tree has at most: fewer where a test is run for each of many mutants (scripts/mutation.ts). */
const mostLeaves = Number(process.env.TANSIQ_TREE_LEAVES ?? 70);

describe('proofs', () => {
  it('every leaf of every small tree is included, under no other index or size', () => {
    const leaves = leavesOf(mostLeaves);
    const { store } = logOf(leaves);
    for (let size = 1; size <= leaves.length; size += 1) {
      const reader = new TileReader(store, size);
      const root = definedRoot(leaves.slice(0, size));
      expect(sameHash(treeRoot(reader, size), root)).toBe(true);
      for (const [index, leaf] of leaves.slice(0, size).entries()) {
        const proof = inclusionProof(reader, index, size);
        expect(verifyInclusion(leaf, index, size, proof, root), `${index} of ${size}`).toBe(true);
        for (let other = 0; other < size; other += 1) {
          if (other !== index) expect(verifyInclusion(leaf, other, size, proof, root)).toBe(false);
        }
        if (proof.length > 0) {
          expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
          expect(verifyInclusion(leaf, index, size, proof.slice(0, -1), root)).toBe(false);
        }
        expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, [leaf, ...proof], root)).toBe(false);
      }
    }
  });

  it('every small tree begins with every smaller one, and with no other', () => {
    const leaves = leavesOf(mostLeaves);
    const { reader } = logOf(leaves);
    const roots = leaves.map((_, at) => definedRoot(leaves.slice(0, at + 1)));
    const rootAt = (size: number): Uint8Array => roots[size - 1] ?? emptyRoot();
    for (let size2 = 1; size2 <= leaves.length; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = consistencyProof(reader, size1, size2);
        const [root1, root2] = [rootAt(size1), rootAt(size2)];
        expect(verifyConsistency(size1, root1, size2, root2, proof), `${size1} to ${size2}`).toBe(true);
        expect(verifyConsistency(size1, flipped(root1, 3), size2, root2, proof)).toBe(false);
        expect(verifyConsistency(size1, root1, size2, flipped(root2, 3), proof)).toBe(false);
        expect(verifyConsistency(size1, root1, size2, root2, [...proof, root1])).toBe(false);
        expect(verifyConsistency(size1, root1, size2, root2, [root1, ...proof])).toBe(false);
        if (proof.length > 0) {
          expect(verifyConsistency(size1, root1, size2, root2, proof.slice(1))).toBe(false);
          expect(verifyConsistency(size1, root1, size2, root2, proof.slice(0, -1))).toBe(false);
        }
        for (const other of [size1 - 1, size1 + 1]) {
          if (other < 1 || other > size2) continue;
          expect(verifyConsistency(other, root1, size2, root2, proof)).toBe(false);
        }
      }
    }
    expect(verifyConsistency(0, emptyRoot(), 5, rootAt(5), [])).toBe(false);
    expect(codeOf(() => consistencyProof(reader, 0, 5))).toBe('out_of_range');
    expect(codeOf(() => consistencyProof(reader, 6, 5))).toBe('out_of_range');
    expect(codeOf(() => inclusionProof(reader, 5, 5))).toBe('out_of_range');
  });

  it('any single bit changed in leaf, proof or root is refused (random trees)', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    const tree = fc.array(bytes, { minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), fc.nat(), (entries, pickIndex, pickOld, bit) => {
        const leaves = entries.map(leafHash);
        const size = leaves.length;
        const index = pickIndex % size;
        const leaf = leaves[index] ?? emptyRoot();
        const { reader, writer } = logOf(leaves);
        const root = definedRoot(leaves);
        expect(sameHash(writer.root(), root)).toBe(true);

        const proof = inclusionProof(reader, index, size);
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(flipped(leaf, bit), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, flipped(root, bit))).toBe(false);
        for (const [at, hash] of proof.entries()) {
          expect(verifyInclusion(leaf, index, size, proof.with(at, flipped(hash, bit)), root)).toBe(false);
          expect(verifyInclusion(leaf, index, size, proof.with(at, hash.subarray(0, 31)), root)).toBe(false);
        }

        const old = 1 + (pickOld % size);
        const oldRoot = definedRoot(leaves.slice(0, old));
        const grown = consistencyProof(reader, old, size);
        expect(verifyConsistency(old, oldRoot, size, root, grown)).toBe(true);
        for (const [at, hash] of grown.entries()) {
          expect(verifyConsistency(old, oldRoot, size, root, grown.with(at, flipped(hash, bit)))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});
