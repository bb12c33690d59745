// SPDX-License-Identifier: Apache-2.0
// `tansiq policy`: what is asked of people at the door and at a release.
import type { PolicyChange, Role } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { show, table } from './speech.ts';

export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .description('what is asked of people at the door and at a release');
  forOfficers(policy.command('show'))
    .description('the policies, and whether the configuration fixes them')
    .action((options: OfficerOptions) => change(undefined, options));
  forOfficers(policy.command('release-confirmation <how>'))
    .description('none, sign-in or passkey: what who releases shows again')
    .action((how: string, options: OfficerOptions) =>
      // The node says which there are.
      change({ releaseConfirmation: how as NonNullable<PolicyChange['releaseConfirmation']> }, options),
    );
  forOfficers(policy.command('second-factor [roles...]'))
    .description('roles that sign in with a passkey or a one-time code; none named: no role')
    .action((roles: string[], options: OfficerOptions) =>
      change({ secondFactorRoles: roles as Role[] }, options),
    );
}

const change = (wanted: PolicyChange | undefined, options: OfficerOptions): Promise<void> =>
  asOfficer(options, async (node) => {
    const held = await (wanted === undefined
      ? node.call('GET /policies', {})
      : node.call('PUT /policies', { body: wanted }));
    show(held, options, ({ releaseConfirmation, secondFactorRoles }) =>
      table(
        ['name', 'state', 'what'],
        [
          ['release-confirmation', releaseConfirmation.value, releaseConfirmation.fixed ? 'tansiq.toml' : ''],
          ['second-factor', secondFactorRoles.value.join(' '), secondFactorRoles.fixed ? 'tansiq.toml' : ''],
        ],
      ),
    );
  });
