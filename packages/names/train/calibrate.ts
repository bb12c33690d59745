// SPDX-License-Identifier: Apache-2.0
// Fits the logistic regression on the half of the labelled pairs that is not set aside: `node packages/names/train/calibrate.ts`.

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calibrationVector, ruleCap } from '../src/calibration.ts';
import { compareParsed } from '../src/name-comparison.ts';
import { parseName } from '../src/parse.ts';
import { readCases, setAside } from './cases.ts';
import { sharedFolder } from './pairs.ts';

const L2 = 0.002;
const ROUNDS = 5000;
const STEP = 0.3;
const FOLDS = 5;

type Example = { readonly x: number[]; readonly same: boolean; readonly cap: number };
type Fit = { readonly weights: number[]; readonly bias: number };

function fit(examples: readonly Example[]): Fit {
  const size = examples[0]?.x.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((w) => L2 * w);
    let slope = 0;
    for (const { x, same } of examples) {
      const z = x.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-z)) - (same ? 1 : 0)) / examples.length;
      x.forEach((v, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * v;
      });
      slope += error;
    }
    gradient.forEach((g, i) => {
      weights[i] = (weights[i] ?? 0) - STEP * g;
    });
    bias -= STEP * slope;
  }
  return { weights, bias };
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
const folds = examples.map(() => 0);
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fit(free(examples.filter((_, i) => i % FOLDS !== fold)));
  examples.forEach((e, i) => {
    if (i % FOLDS === fold) folds[i] = probability(model, e);
  });
}
for (const t of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6])
  process.stdout.write(
    `threshold ${t}: F1 ${f1(examples, folds, t).toFixed(3)} (${FOLDS}-fold, ${examples.length} pairs)\n`,
  );
if (process.argv.includes('--errors')) {
  people.forEach((c, i) => {
    if ((folds[i] ?? 0) >= 0.5 !== c.same)
      process.stdout.write(`${(folds[i] ?? 0).toFixed(2)} ${c.same} ${c.name1} | ${c.name2} | ${c.notes}\n`);
  });
}
const model = fit(free(examples));
const line = (list: readonly number[]) => list.map((v) => v.toFixed(3)).join(', ');
writeFileSync(
  resolve(import.meta.dirname, '../src/trained/calibration.ts'),
  `// SPDX-License-Identifier: Apache-2.0\n// Weights of the calibration. Written by \`node packages/names/train/calibrate.ts\`; see NOTICE.\n\nexport const WEIGHTS: readonly number[] = [${line(model.weights)}];\nexport const BIAS = ${model.bias.toFixed(3)};\n`,
);
