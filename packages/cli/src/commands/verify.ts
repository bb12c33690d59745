// SPDX-License-Identifier: Apache-2.0
// `tansiq verify`: hands its arguments to the second reader, which shares no code with the house and needs no node.
import type { Command } from 'commander';

type Options = {
  json?: boolean;
  brief?: boolean;
  asOf?: string;
  lang?: string;
  marker?: string[];
  folder?: string[];
};

/** Registers `verify`. Exit code 0: all verifies; 1: something does not; 2: the request cannot be carried out. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('Verify one export offline, or compare the exports of two parties')
    .argument('[exports...]', 'an export, or two of different parties')
    .option('--json', 'print one JSON object')
    .option('--brief', 'leave the list of acts out of the JSON')
    .option('--as-of <time>', 'the moment that states are of, such as 2026-11-22T09:00:00Z')
    .option('--lang <language>', 'ar, es, fr or en')
    .option('--marker <string...>', 'strings that must be in no byte of the folders')
    .option('--folder <dir...>', 'folders to search for the markers')
    .action(async (exports: string[], options: Options) => {
      const { verifyCommand } = await import('@tansiq/verifier');
      const { marker, folder, ...rest } = options;
      const request = { exports, ...rest, markers: marker ?? [], folders: folder ?? [] };
      process.exitCode = await verifyCommand(request, { out: process.stdout, err: process.stderr });
    });
}
