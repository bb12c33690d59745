// SPDX-License-Identifier: Apache-2.0
// Fits the logistic regression on the half of the labelled pairs that is not set aside: `node packages/names/train/calibrate.ts`.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calibrationVector, ruleCap } from '../src/calibration.ts';
import { compareParsed } from '../src/name-comparison.ts';
import { parseName } from '../src/parse.ts';
import { readCases, setAside } from './cases.ts';
import { sharedFolder } from './pairs.ts';

const L2 = 0.001;
const ROUNDS = 25;
const FOLDS = 10;
/** Times that the folds are drawn anew: one drawing of so few pairs says little. */
const DRAWINGS = 10;

type Example = { readonly x: number[]; readonly same: boolean; readonly cap: number };
type Fit = { readonly weights: number[]; readonly bias: number };

/** Solves `a x = b` for a small positive definite `a` (Gauss and Jordan, pivots by size). */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  const n = b.length;
  for (let i = 0; i < n; i++) {
    let top = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(rows[r]?.[i] ?? 0) > Math.abs(rows[top]?.[i] ?? 0)) top = r;
    const pivot = rows[top] ?? [];
    rows[top] = rows[i] ?? [];
    rows[i] = pivot;
    for (let r = 0; r < n; r++) {
      const share = r === i ? 0 : (rows[r]?.[i] ?? 0) / (pivot[i] || 1);
      if (share !== 0) rows[r] = (rows[r] ?? []).map((v, k) => v - share * (pivot[k] ?? 0));
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] || 1));
}

/** Ridge logistic regression by Newton's method; the last number is the bias, which is not held down. */
function fit(examples: readonly Example[]): Fit {
  const size = (examples[0]?.x.length ?? 0) + 1;
  let w = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope: number[] = w.map((v, i) => (i === size - 1 ? 0 : L2 * v));
    const curve: number[][] = w.map((_, i) => w.map((_, j) => (i === j ? (i === size - 1 ? 1e-9 : L2) : 0)));
    for (const { x, same } of examples) {
      const full = [...x, 1];
      const p = 1 / (1 + Math.exp(-full.reduce((sum, v, i) => sum + v * (w[i] ?? 0), 0)));
      const error = (p - (same ? 1 : 0)) / examples.length;
      const weight = Math.max(1e-6, p * (1 - p)) / examples.length;
      full.forEach((v, i) => {
        slope[i] = (slope[i] ?? 0) + error * v;
        const row = curve[i] ?? [];
        full.forEach((u, j) => {
          row[j] = (row[j] ?? 0) + weight * v * u;
        });
      });
    }
    const step = solve(curve, slope);
    w = w.map((v, i) => v - (step[i] ?? 0));
  }
  return { weights: w.slice(0, -1), bias: w.at(-1) ?? 0 };
}

function probability(model: Fit, e: Example): number {
  const z = e.x.reduce((sum, v, i) => sum + v * (model.weights[i] ?? 0), model.bias);
  return Math.min(e.cap, 1 / (1 + Math.exp(-z)));
}

function f1(examples: readonly Example[], scores: readonly number[], threshold: number): number {
  let hit = 0;
  let wrong = 0;
  examples.forEach((e, i) => {
    const said = (scores[i] ?? 0) >= threshold;
    if (said && e.same) hit++;
    else if (said !== e.same) wrong++;
  });
  return (2 * hit) / (2 * hit + wrong);
}

const people = readCases(`${sharedFolder()}/data/names/opensanctions/cases.csv`).filter(
  (c) => c.schema === 'Person' && !setAside(c),
);
const examples: Example[] = people.map((c) => {
  const { features } = compareParsed(parseName(c.name1), parseName(c.name2));
  return { x: calibrationVector(features), same: c.same, cap: ruleCap(features) };
});
const free = (list: readonly Example[]) => list.filter((e) => e.cap === 1);

/** The order of one drawing: by a hash, so that it is the same on every machine. */
function drawn(drawing: number): number[] {
  const key = (i: number) => createHash('sha256').update(`${drawing} ${i}`).digest('hex');
  const keys = examples.map((_, i) => key(i));
  return examples.map((_, i) => i).sort((i, j) => ((keys[i] ?? '') < (keys[j] ?? '') ? -1 : 1));
}

const drawings: number[][] = [];
for (let drawing = 0; drawing < DRAWINGS; drawing++) {
  const order = drawn(drawing);
  const scores = examples.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit(free(order.filter((_, k) => k % FOLDS !== fold).map((i) => examples[i] as Example)));
    order.forEach((i, k) => {
      if (k % FOLDS === fold) scores[i] = probability(model, examples[i] as Example);
    });
  }
  drawings.push(scores);
}
for (const t of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
  const mean = drawings.reduce((sum, scores) => sum + f1(examples, scores, t), 0) / DRAWINGS;
  process.stdout.write(
    `threshold ${t}: F1 ${mean.toFixed(3)} (${FOLDS} folds drawn ${DRAWINGS} times, ${examples.length} pairs)\n`,
  );
}
if (process.argv.includes('--errors')) {
  people.forEach((c, i) => {
    const score = drawings.reduce((sum, scores) => sum + (scores[i] ?? 0), 0) / DRAWINGS;
    if (score >= 0.5 !== c.same)
      process.stdout.write(`${score.toFixed(2)} ${c.same} ${c.name1} | ${c.name2} | ${c.notes}\n`);
  });
}
const model = fit(free(examples));
const line = (list: readonly number[]) => list.map((v) => v.toFixed(3)).join(', ');
writeFileSync(
  resolve(import.meta.dirname, '../src/trained/calibration.ts'),
  `// SPDX-License-Identifier: Apache-2.0\n// Weights of the calibration. Written by \`node packages/names/train/calibrate.ts\`; see NOTICE.\n\nexport const WEIGHTS: readonly number[] = [${line(model.weights)}];\nexport const BIAS = ${model.bias.toFixed(3)};\n`,
);
