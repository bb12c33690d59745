// SPDX-License-Identifier: Apache-2.0
// `tansiq root`: the identity root on a machine of its own, where no node is and no network need be.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Command } from 'commander';
import { textOf } from './arguments.ts';
import { type Output, say, show } from './speech.ts';

export function registerRoot(program: Command): void {
  const root = program
    .command('root')
    .description(
      'the identity root, kept where no node is; its passphrase is TANSIQ_KEY_PASSPHRASE or in the file _FILE',
    );
  root
    .command('new <file>')
    .description('make an identity root in a new file')
    .option('--json', 'print JSON')
    .action(async (file: string, options: Output) => {
      const { makeRoot } = await import('@tansiq/node');
      show(await makeRoot(file, passphrase()), options, (made) => [
        say('rootMade', { file }),
        made.root,
        `${say('fingerprint')}: ${made.fingerprint}`,
      ]);
    });
  root
    .command('sign-card <unsigned>')
    .description('sign a card that waits (- reads standard input); what it says goes to standard error')
    .requiredOption('--root <file>', 'the file of the identity root')
    .option('--json', 'print JSON')
    .action(async (unsigned: string, options: Output & { root: string }) => {
      const { signWaitingCard } = await import('@tansiq/node');
      const { card, payload } = await signWaitingCard(
        unsignedIn(textOf(unsigned)),
        options.root,
        passphrase(),
      );
      const { party, seq, expires, keys, revoked } = payload;
      const listed = (kids: readonly { kid: string }[]) => kids.map(({ kid }) => kid).join(', ');
      const said = { party, seq, until: expires, keys: listed(keys.sign), revoked: listed(revoked) || '–' };
      process.stderr.write(`${say('cardSigned', said)}\n`);
      show({ card }, options, () => card);
    });
}

/** The unsigned card in what `party rotate` printed, whatever stands around it. */
const unsignedIn = (text: string): string => text.match(/[\w-]{100,}\.[\w-]{100,}/)?.[0] ?? text;

function passphrase(): string | undefined {
  const { TANSIQ_KEY_PASSPHRASE: given, TANSIQ_KEY_PASSPHRASE_FILE: file } = process.env;
  return file === undefined ? given : readFileSync(file, 'utf8').trimEnd();
}
