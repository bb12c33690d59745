// SPDX-License-Identifier: Apache-2.0
// `npm run story -- N [--json]`: plays a story and prints what it shows; the last line is JSON. Exit code 1 when a clause fails.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { play } from './play.ts';
import type { Told } from './shown.ts';
import { mustShow } from './stories.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});

function inWords({ shown, missing }: Told): string {
  return [
    ...shown.map(({ line, ok, acts }) => `${ok ? '✓' : '✗'} ${line} (${acts.length})`),
    ...missing.map((line) => `· ${line}`),
  ].join('\n');
}

const number = Number(positionals[0]);
if (positionals.length !== 1 || mustShow[number] === undefined) {
  process.stderr.write(`npm run story -- N [--json]   with N one of ${Object.keys(mustShow).join(', ')}\n`);
  process.exitCode = 2;
} else {
  // As in the demonstration: nobody who watches can act on what experimental cryptography warns of.
  process.removeAllListeners('warning');
  const told = await play(number, (line) => process.stderr.write(`${line}\n`));
  if (!values.json) process.stdout.write(`${inWords(told)}\n`);
  process.stdout.write(`${JSON.stringify(told)}\n`);
  if (told.shown.some(({ ok }) => !ok)) process.exitCode = 1;
}
