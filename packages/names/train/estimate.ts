// SPDX-License-Identifier: Apache-2.0
// Expectation maximisation of a joint chunk model (many-to-many letter alignment) on attested pairs.

export type ChunkTable = Map<string, number>;

/** Weight of a chunk of `i` letters on the left and `j` on the right before anything is learnt; 0 forbids the shape. */
export type ShapePrior = readonly (readonly number[])[];

export const ACROSS_SCRIPTS: ShapePrior = [
  [0, 0.1, 0, 0],
  [0.1, 1, 0.3, 0.03],
  [0, 0.03, 0.05, 0.03],
];

export const WITHIN_LATIN: ShapePrior = [
  [0, 0.05, 0, 0],
  [0.05, 1, 0.1, 0.01],
  [0, 0.1, 0.03, 0.01],
  [0, 0.01, 0.01, 0],
];

type Lattice = { readonly left: string; readonly right: string; readonly weight: number };

type Visit = (i: number, j: number, di: number, dj: number, key: string) => void;

function forEachChunk(left: string, right: string, shapes: ShapePrior, visit: Visit): void {
  for (let i = 0; i <= left.length; i++)
    for (let j = 0; j <= right.length; j++)
      for (let di = 0; di < shapes.length && i + di <= left.length; di++) {
        const row = shapes[di] ?? [];
        for (let dj = 0; dj < row.length && j + dj <= right.length; dj++) {
          if (!row[dj]) continue;
          visit(i, j, di, dj, `${left.slice(i, i + di)}|${right.slice(j, j + dj)}`);
        }
      }
}

/** Log-likelihood of the pair and, when asked, its expected chunk counts added into `counts`. */
function forwardBackward(
  p: Lattice,
  shapes: ShapePrior,
  table: ChunkTable,
  counts: Map<string, number>,
): number {
  const w = p.right.length + 1;
  const size = (p.left.length + 1) * w;
  const alpha = new Float64Array(size);
  alpha[0] = 1;
  const steps: { from: number; to: number; prob: number; key: string }[] = [];
  forEachChunk(p.left, p.right, shapes, (i, j, di, dj, key) => {
    const prob = table.get(key);
    if (prob === undefined) return;
    const from = i * w + j;
    const to = (i + di) * w + j + dj;
    alpha[to] = (alpha[to] ?? 0) + (alpha[from] ?? 0) * prob;
    steps.push({ from, to, prob, key });
  });
  const total = alpha[size - 1] ?? 0;
  if (total <= 0) return -Infinity;
  const beta = new Float64Array(size);
  beta[size - 1] = 1;
  for (let s = steps.length - 1; s >= 0; s--) {
    const step = steps[s];
    if (!step) continue;
    const back = step.prob * (beta[step.to] ?? 0);
    beta[step.from] = (beta[step.from] ?? 0) + back;
    const expected = ((alpha[step.from] ?? 0) * back * p.weight) / total;
    if (expected > 1e-6) counts.set(step.key, (counts.get(step.key) ?? 0) + expected);
  }
  return Math.log(total);
}

function initialTable(pairs: readonly Lattice[], shapes: ShapePrior): ChunkTable {
  const seen: ChunkTable = new Map();
  for (const p of pairs)
    forEachChunk(p.left, p.right, shapes, (_i, _j, di, dj, key) => {
      seen.set(key, (seen.get(key) ?? 0) + (shapes[di]?.[dj] ?? 0) * p.weight);
    });
  return normalise(seen, 2);
}

function normalise(counts: Map<string, number>, floor: number): ChunkTable {
  let total = 0;
  for (const c of counts.values()) if (c >= floor) total += c;
  const table: ChunkTable = new Map();
  for (const [key, c] of counts) if (c >= floor) table.set(key, c / total);
  return table;
}

/** Adds the word boundaries that let a chunk be learnt for a beginning or an end. */
export function bounded(token: string): string {
  return `^${token}$`;
}

export type EstimateOptions = {
  readonly shapes: ShapePrior;
  readonly rounds: number;
  /** Chunks expected fewer times than this are forgotten. */
  readonly floor: number;
  /** Nats a letter below which a pair is taken for a translation or a misalignment, after three rounds. */
  readonly noiseFloor: number;
  readonly say: (line: string) => void;
};

export type TokenPair = { readonly left: string; readonly right: string; readonly weight: number };

/** Trains the chunk table: joint probability of each chunk `left|right`. */
export function estimate(pairs: readonly TokenPair[], options: EstimateOptions): ChunkTable {
  let lattices: Lattice[] = pairs.map((p) => ({
    left: bounded(p.left),
    right: bounded(p.right),
    weight: p.weight,
  }));
  let table = initialTable(lattices, options.shapes);
  for (let round = 0; round < options.rounds; round++) {
    const counts = new Map<string, number>();
    let sum = 0;
    const kept: Lattice[] = [];
    for (const p of lattices) {
      const ll = forwardBackward(p, options.shapes, table, counts);
      if (ll === -Infinity) continue;
      if (round === 3 && ll / (p.left.length + p.right.length) < options.noiseFloor) continue;
      sum += ll;
      kept.push(p);
    }
    if (round >= 3) lattices = kept;
    table = normalise(counts, options.floor);
    options.say(
      `round ${round + 1}: ${kept.length} pairs, ${(sum / kept.length).toFixed(3)} nats a pair, ${table.size} chunks`,
    );
  }
  return table;
}
