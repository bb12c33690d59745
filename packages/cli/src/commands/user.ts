// SPDX-License-Identifier: Apache-2.0
// `tansiq user`: accounts of a node's people. The first administrator is made by `tansiq init`.

import type { Language, NewUser, Role } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { collect } from './arguments.ts';
import { passwordForNew } from './new-password.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table } from './speech.ts';
import { userIdOf } from './user-id.ts';
import { registerUserRecovery } from './user-recovery.ts';
import { registerUserWays } from './user-ways.ts';

interface AddOptions extends OfficerOptions {
  name: string;
  role: Role[];
  language?: Language;
  clearance?: string;
  shielded?: boolean;
}

export function registerUser(program: Command): void {
  const user = program.command('user').description('accounts and roles');
  forOfficers(user.command('add <user>'))
    .description('make an account; its password comes from TANSIQ_NEW_PASSWORD or is asked for')
    .requiredOption('--name <name>', "the person's name")
    .requiredOption('--role <role>', 'may be repeated', collect)
    .option('--language <language>', 'ar, es, fr or en')
    .option('--clearance <rank>', 'highest rank of classification')
    .option('--shielded', 'may read what concerns protected persons')
    .action((added: string, options: AddOptions) =>
      asOfficer(options, async (node) => {
        const body: NewUser = {
          login: added,
          name: options.name,
          roles: options.role,
          password: await passwordForNew(added),
          language: options.language ?? language(),
          ...(options.clearance === undefined ? {} : { clearance: Number(options.clearance) }),
          ...(options.shielded ? { shielded: true } : {}),
        };
        show(await node.call('POST /users', { body }), options, () => say('done'));
      }),
    );
  forOfficers(user.command('list'))
    .description('accounts and their roles')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /users', {}), options, (users) =>
          table(
            ['login', 'name', 'roles', 'state'],
            users.map((one) => [one.login, one.name, one.roles.join(' '), one.disabled ? '-' : '']),
          ),
        ),
      ),
    );
  for (const [name, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    forOfficers(user.command(`${name} <user>`))
      .description(
        disabled ? 'end all sessions of an account and let it sign in no more' : 'let it sign in again',
      )
      .action((changed: string, options: OfficerOptions) =>
        asOfficer(options, async (node) => {
          const params = { id: await userIdOf(node, changed) };
          show(await node.call('PATCH /users/{id}', { params, body: { disabled } }), options, () =>
            say('done'),
          );
        }),
      );
  }
  forOfficers(user.command('password <user>'))
    .description('set a password; it comes from TANSIQ_NEW_PASSWORD or is asked for')
    .action((changed: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const params = { id: await userIdOf(node, changed) };
        const body = { password: await passwordForNew(changed) };
        await node.call('POST /users/{id}/password', { params, body });
        show({ login: changed }, options, () => say('done'));
      }),
    );
  registerUserWays(user);
  registerUserRecovery(user);
}
