// SPDX-License-Identifier: Apache-2.0
// Runs the public inclusion and consistency vectors (transparency-dev) where a copy of them is at hand.
import { Buffer } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyConsistency, verifyInclusion } from './index.ts';

interface InclusionVector {
  leafIdx: number;
  treeSize: number;
  root: string | null;
  leafHash: string;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

interface ConsistencyVector {
  size1: number;
  size2: number;
  root1: string | null;
  root2: string | null;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

const shared = process.env.TANSIQ_SHARED ?? path.resolve(import.meta.dirname, '../../../../shared');
const folder = path.join(shared, 'vectors', 'merkle');
const missing = !existsSync(folder);
if (missing) {
  process.stderr.write(
    'skipped: the Merkle vectors are not here; set TANSIQ_SHARED to the folder that has them\n',
  );
}

const bytes = (text: string | null): Uint8Array => Buffer.from(text ?? '', 'base64');

function vectors<T>(kind: string): [string, T][] {
  if (missing) return [];
  const names = readdirSync(path.join(folder, kind), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): [string, T] => [name, JSON.parse(readFileSync(path.join(folder, kind, name), 'utf8'))]);
}

describe.skipIf(missing)('public Merkle vectors', () => {
  it('inclusion: every proof is taken or refused as the vector says', () => {
    const all = vectors<InclusionVector>('inclusion');
    expect(all.length).toBe(98);
    for (const [name, vector] of all) {
      const proof = (vector.proof ?? []).map(bytes);
      const held = verifyInclusion(
        bytes(vector.leafHash),
        vector.leafIdx,
        vector.treeSize,
        proof,
        bytes(vector.root),
      );
      expect(held, name).toBe(!vector.wantErr);
    }
  });

  it('consistency: every proof is taken or refused as the vector says', () => {
    const all = vectors<ConsistencyVector>('consistency');
    expect(all.length).toBe(98);
    for (const [name, vector] of all) {
      const proof = (vector.proof ?? []).map(bytes);
      const { size1, size2 } = vector;
      const held = verifyConsistency(size1, bytes(vector.root1), size2, bytes(vector.root2), proof);
      expect(held, name).toBe(!vector.wantErr);
    }
  });
});
