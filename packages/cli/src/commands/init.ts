// SPDX-License-Identifier: Apache-2.0
// `tansiq init`: a new node in a data folder: keys, card, configuration, the first administrator. `tansiq complete`: what is left of it once an identity root
// that is elsewhere has signed the first card.

import { resolve } from 'node:path';
import process from 'node:process';
import type { FirstAdministrator, NodeSettings } from '@tansiq/node';
import type { Text } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { addressOf, collectText, textOf } from './arguments.ts';
import { passwordForNew } from './new-password.ts';
import { language, type Output, say, show, UsageProblem } from './speech.ts';
import { nodeEnvironment } from './until-told.ts';

interface InitOptions extends Output {
  data: string;
  root?: string;
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
  adminLogin?: string;
  adminName?: string;
}

interface CompleteOptions extends Output {
  data: string;
  card: string;
  adminLogin: string;
  adminName: string;
}

const LOGIN = 'login of the first administrator; the password comes from TANSIQ_NEW_PASSWORD or is asked for';

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
    .option(
      '--root <key>',
      'public half of an identity root that was made elsewhere (tansiq root new): the first card waits for its signature',
    )
    .option('--admin-login <login>', `${LOGIN}; needed unless --root is given`)
    .option('--admin-name <name>', "the administrator's name; the same")
    .option('--json', 'print JSON')
    .action(async (options: InitOptions) => {
      const { data, party, name, spoc, supervisor, endpoint, witnessUrl, witnessKey } = options;
      const { keysModule, keysToken } = options;
      const settings: NodeSettings = {
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
        env: nodeEnvironment(process.env),
      };
      const { initNode, prepareNode } = await import('@tansiq/node');
      if (options.root !== undefined) {
        const waits = await prepareNode({ ...settings, root: options.root });
        const { fingerprint } = waits;
        show(waits, options, () => [say('nodeWaits', { party, folder: data, fingerprint }), waits.unsigned]);
        return;
      }
      const { adminLogin, adminName } = options;
      if (adminLogin === undefined || adminName === undefined) throw new UsageProblem('adminNeeded');
      const admin = await administrator(adminLogin, adminName);
      show(await initNode({ ...settings, admin }), options, ({ fingerprint }) =>
        say('nodeMade', { party, folder: data, fingerprint }),
      );
    });
}

export function registerComplete(program: Command): void {
  program
    .command('complete')
    .description('finish a node that init --root began, with its first card signed by the identity root')
    .requiredOption('--data <folder>', 'its data folder')
    .requiredOption('--card <file>', 'the signed card; - reads standard input')
    .requiredOption('--admin-login <login>', LOGIN)
    .requiredOption('--admin-name <name>', "the administrator's name")
    .option('--json', 'print JSON')
    .action(async (options: CompleteOptions) => {
      const { data: dataDir, adminLogin, adminName } = options;
      const card = textOf(options.card);
      const admin = await administrator(adminLogin, adminName);
      const { completeNode } = await import('@tansiq/node');
      const made = await completeNode({ dataDir, card, admin, env: nodeEnvironment(process.env) });
      show(made, options, ({ party, fingerprint }) =>
        say('nodeMade', { party, folder: dataDir, fingerprint }),
      );
    });
}

const administrator = async (login: string, name: string): Promise<FirstAdministrator> => ({
  ...{ login, name, language: language() },
  password: await passwordForNew(login),
});
