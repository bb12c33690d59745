// SPDX-License-Identifier: Apache-2.0
// Merkle trees against the definition of RFC 6962, for all sizes up to what a few levels show.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Leaves, leafHash, rootFromInclusion } from './merkle.ts';
import { leaf, pathOf, rootOf } from './testing/ledger.ts';

const sizes = fc.integer({ min: 0, max: 140 });
const data = (size: number) => Array.from({ length: size }, (_, k) => leaf(`entry ${k}`));

describe('a tree', () => {
  it('has the root that RFC 6962 §2.1 defines, at every size asked for in one pass', () => {
    fc.assert(
      fc.property(sizes, fc.array(sizes), (size, asked) => {
        const all = data(size);
        const leaves = new Leaves();
        for (const one of all) leaves.push(one);
        const roots = leaves.rootsAt(asked);
        for (const at of asked)
          expect(roots.get(at)).toEqual(at <= size ? rootOf(all.slice(0, at)) : undefined);
      }),
    );
  });

  it('hashes a leaf with the byte 0 before it', () => {
    expect(leafHash('entry 7')).toEqual(leaf('entry 7'));
  });

  it('gives its root from the path of any leaf, RFC 6962 §2.1.1, and from no other path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 140 }), fc.nat(), fc.nat(), (size, pick, other) => {
        const all = data(size);
        const index = pick % size;
        const path = pathOf(index, all);
        const one = all[index] as Buffer;
        expect(rootFromInclusion(one, index, size, path)).toEqual(rootOf(all));
        expect(rootFromInclusion(one, index, size, [...path, one])).toBeUndefined();
        if (path.length > 0)
          expect(rootFromInclusion(one, index, size, path.slice(1))).not.toEqual(rootOf(all));
        const wrong = other % size;
        if (wrong !== index) expect(rootFromInclusion(one, wrong, size, path)).not.toEqual(rootOf(all));
      }),
    );
  });

  it('has no leaf at or beyond its size', () => {
    expect(rootFromInclusion(leaf('x'), 0, 0, [])).toBeUndefined();
    expect(rootFromInclusion(leaf('x'), 3, 3, [])).toBeUndefined();
  });
});
