// SPDX-License-Identifier: Apache-2.0
// `tansiq init`: a new node in a data folder: keys, card, configuration, the first administrator.

import { resolve } from 'node:path';
import process from 'node:process';
import type { Text } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { addressOf, collectText } from './arguments.ts';
import { passwordForNew } from './new-password.ts';
import { language, type Output, say, show } from './speech.ts';
import { nodeEnvironment } from './until-told.ts';

interface InitOptions extends Output {
  data: string;
  party: string;
  name: Text;
  spoc: Text;
  supervisor: Text;
  officers: string;
  partners: string;
  endpoint: string;
  witnessUrl?: string;
  witnessKey?: string;
  keysModule?: string;
  keysToken?: string;
  keysBinding: string;
  adminLogin: string;
  adminName: string;
}

export function registerInit(program: Command): void {
  program
    .command('init')
    .description('make a node: keys, card, configuration and its first administrator')
    .requiredOption('--data <folder>', 'its data folder; made when it is not there')
    .requiredOption('--party <id>', 'the party, as ma.dgsn: the letters of the state, a dot, the agency')
    .requiredOption('--name <words>', "the party's name: LANGUAGE=WORDS; may be repeated", collectText)
    .requiredOption(
      '--spoc <words>',
      'its single point of contact: LANGUAGE=WORDS; may be repeated',
      collectText,
    )
    .requiredOption('--supervisor <words>', 'who supervises it: LANGUAGE=WORDS; may be repeated', collectText)
    .option('--officers <address>', 'where officers reach it', '127.0.0.1:8080')
    .option('--partners <address>', "where it listens for partners' nodes", '0.0.0.0:8443')
    .requiredOption('--endpoint <url>', 'how partners reach it, as https://node.example:8443')
    .option('--witness-url <url>', "the supervisor's witness")
    .option('--witness-key <key>', 'the key that the witness prints')
    .option('--keys-module <path>', 'PKCS #11 library of a hardware module in which signing keys are made')
    .option('--keys-token <label>', 'its token; the PIN comes from TANSIQ_KEY_PIN or TANSIQ_KEY_PIN_FILE')
    .option('--keys-binding <folder>', 'folder in whose node_modules pkcs11js is', '.')
    .requiredOption(
      '--admin-login <login>',
      'login of the first administrator; the password comes from TANSIQ_NEW_PASSWORD or is asked for',
    )
    .requiredOption('--admin-name <name>', "the administrator's name")
    .option('--json', 'print JSON')
    .action(async (options: InitOptions) => {
      const { data, party, name, spoc, supervisor, endpoint, witnessUrl, witnessKey } = options;
      const { keysModule, keysToken } = options;
      const password = await passwordForNew(options.adminLogin);
      const { initNode } = await import('@tansiq/node');
      const made = await initNode({
        dataDir: data,
        party,
        names: name,
        spoc,
        supervisor,
        officers: addressOf(options.officers),
        partners: { ...addressOf(options.partners), endpoint },
        ...(witnessUrl && witnessKey ? { witness: { url: witnessUrl, key: witnessKey } } : {}),
        ...(keysModule && keysToken
          ? { keys: { module: keysModule, token: keysToken, binding: resolve(options.keysBinding) } }
          : {}),
        admin: { login: options.adminLogin, password, name: options.adminName, language: language() },
        env: nodeEnvironment(process.env),
      });
      show(made, options, ({ fingerprint }) => say('nodeMade', { party, folder: data, fingerprint }));
    });
}
