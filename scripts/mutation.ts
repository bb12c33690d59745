// SPDX-License-Identifier: Apache-2.0
// Changes the gate, the ledger and the encoding of acts in one small way at a time, and asks whether a test fails: npm run mutation [-- PART [FILE …]]
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { parts } from './mutation-parts.ts';

const [only, ...files] = process.argv.slice(2);
const names = only === undefined ? Object.keys(parts) : [only];

for (const name of names) {
  const part = parts[name];
  if (part === undefined)
    throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`);
  // Both are for the processes that run the tests.
  process.env.TANSIQ_MUTATION_PART = name;
  process.env.TANSIQ_TREE_LEAVES = '20';
  const sandbox = join(tmpdir(), `tansiq-mutation-${name}-${process.pid}`);
  await new Stryker({
    mutate: files.length > 0 ? files : [...part.mutate],
    testRunner: 'loaded-once',
    plugins: [fileURLToPath(new URL('mutation-runner.ts', import.meta.url))],
    coverageAnalysis: 'perTest',
    // What a module does when it is loaded (tables of codes, schemas) would need a new process for each mutant: Stryker counts such mutants apart.
    ignoreStatic: true,
    // Stryker would rewrite it through an interface that TypeScript 7 has no more.
    tsconfigFile: 'none',
    concurrency: Number(process.env.TANSIQ_MUTATION_PROCESSES ?? 2),
    timeoutMS: 20_000,
    reporters: ['clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, allowEmojis: false, allowColor: false },
    jsonReporter: { fileName: `.cache/mutation/${name}.json` },
    tempDirName: sandbox,
    ignorePatterns: [
      '/packages/{cli,names,node,verifier,web}',
      '/{bench,deploy,screens,scenarios}',
      '.tansiq',
      '.cache',
    ],
    thresholds: { high: 95, low: 90, break: part.least },
  }).runMutationTest();
  rmSync(sandbox, { recursive: true, force: true });
}
