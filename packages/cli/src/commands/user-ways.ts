// SPDX-License-Identifier: Apache-2.0
// `tansiq user ways …`, `tansiq user link …`: how somebody signs in, and what an administrator takes away when a device was lost. Each asks for a reason, which the
// node keeps in its journal.
import type { RecoveryBody } from '@tansiq/node/contract';
import type { Command } from 'commander';
import type { OfficerClient } from '../fleet/officer-client.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';
import { userIdOf } from './user-id.ts';

interface ReasonOptions extends OfficerOptions {
  why: string;
}

export function registerUserWays(user: Command): void {
  forOfficers(user.command('ways <user>'))
    .description('passkeys, one-time codes, provider, tokens and open sessions of an account')
    .action((login: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const params = { id: await userIdOf(node, login) };
        show(
          await node.call('GET /users/{id}/ways', { params }),
          options,
          ({ passkeys, codes, provider, sessions, tokens }) =>
            table(
              ['what', 'name', 'since', 'id'],
              [
                ...passkeys.map(({ name, createdAt, id }) => ['passkey', name, createdAt, id]),
                ...(codes.on ? [['codes', '', codes.since, '']] : []),
                ...(provider ? [['provider', provider.subject, provider.createdAt, '']] : []),
                ...tokens.map(({ name, createdAt, id }) => ['token', name, createdAt, id]),
                ...sessions.map(({ agent, since }) => ['session', agent, since, '']),
              ],
            ),
        );
      }),
    );
  forOfficers(user.command('link <user>'))
    .description(
      "bind a subject of the agency's OpenID provider to an account, which signs in there from then on",
    )
    .requiredOption('--subject <subject>', 'the sub by which the provider names the person')
    .action((login: string, options: OfficerOptions & { subject: string }) =>
      asOfficer(options, async (node) => {
        const params = { id: await userIdOf(node, login) };
        await node.call('PUT /users/{id}/provider', { params, body: { subject: options.subject } });
        show({ login, subject: options.subject }, options, () => say('done'));
      }),
    );
  const recovers = (command: string, description: string) =>
    forOfficers(user.command(command))
      .description(description)
      .requiredOption('--why <reason>', 'for the journal');
  recovers(
    'reset-codes <user>',
    'take away the one-time codes of an account; its sessions and tokens end',
  ).action((login: string, options: ReasonOptions) =>
    recover(login, { what: 'totp', why: options.why }, options),
  );
  recovers(
    'unlink <user>',
    "take an account's subject of the OpenID provider away; its sessions and tokens end",
  ).action((login: string, options: ReasonOptions) =>
    recover(login, { what: 'provider', why: options.why }, options),
  );
  recovers('end-sessions <user>', 'end all sessions and tokens of an account').action(
    (login: string, options: ReasonOptions) =>
      recover(login, { what: 'sessions', why: options.why }, options),
  );
  recovers(
    'remove-passkey <user> <passkey>',
    'take a passkey of an account away; its sessions and tokens end',
  ).action((login: string, passkey: string, options: ReasonOptions) =>
    recover(login, { what: 'passkey', passkey, why: options.why }, options),
  );
  recovers('revoke-token <user> <token>', 'end a token of an account').action(
    (login: string, token: string, options: ReasonOptions) =>
      recover(login, { what: 'token', token, why: options.why }, options),
  );
}

const recover = (login: string, body: RecoveryBody, options: OfficerOptions): Promise<void> =>
  asOfficer(options, async (node: OfficerClient) => {
    const params = { id: await userIdOf(node, login) };
    await node.call('POST /users/{id}/recovery', { params, body });
    show({ login }, options, () => say('done'));
  });
