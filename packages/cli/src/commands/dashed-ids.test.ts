// SPDX-License-Identifier: Apache-2.0
// An id that begins with a hyphen is an id, as an argument and as an option's value; an option stays one.
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { collect } from './arguments.ts';
import { unwrapBeforeAction, wrapped } from './dashed-ids.ts';

const ID = '-abcdefghijklmnopqrst_';
const HASH = `-${'x'.repeat(42)}`;

it('reaches the command as it was typed', async () => {
  const seen: unknown[] = [];
  const program = new Command();
  program
    .command('sign <lineage> <terms>')
    .option('--replaces <act>')
    .option('--key <key>', '', collect)
    .option('--json')
    .action((...given: unknown[]) => {
      seen.push(given.slice(0, 3));
    });
  unwrapBeforeAction(program);
  await program.parseAsync(
    wrapped(['sign', ID, HASH, '--replaces', HASH, '--key', ID, '--key', 'b', '--json']),
    { from: 'user' },
  );
  expect(seen).toEqual([[ID, HASH, { replaces: HASH, key: [ID, 'b'], json: true }]]);
});

it('leaves everything else alone', () => {
  const others = ['--data', '-h', 'id:x', 'abc', `-${'x'.repeat(20)}`, '-'];
  expect(wrapped(others)).toEqual(others);
});
