// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- NAME [options] --json`: runs one measurement and prints its figures with the machine they were taken on.
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const folder = new URL('.', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3));

const [name = '', ...rest] = process.argv.slice(2);
if (!names.includes(name) || !existsSync(new URL(`${name}.ts`, folder))) {
  process.stderr.write(`Which measurement? One of: ${names.join(', ')}\n`);
  process.exit(2);
}
const json = rest.includes('--json');
const { run } = (await import(new URL(`${name}.ts`, folder).href)) as {
  run: (args: string[]) => Promise<object>;
};
const figures = await run(rest.filter((arg) => arg !== '--json'));
const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
  os: `${process.platform} ${process.arch}`,
};
process.stdout.write(
  json
    ? `${JSON.stringify({ bench: name, ...figures, machine })}\n`
    : `${JSON.stringify({ ...figures, machine }, null, 2)}\n`,
);
process.exit(0);
