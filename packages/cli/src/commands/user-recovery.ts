// SPDX-License-Identifier: Apache-2.0
// `tansiq user recover …`: letting somebody back in who lost every way to sign in. One administrator asks, another confirms; each is shown half of
// the code that opens the account once.
import type { RecoveryItem } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';
import { userIdOf } from './user-id.ts';

export function registerUserRecovery(user: Command): void {
  forOfficers(user.command('recover <user>'))
    .description(
      'ask for the recovery of an account, which another administrator confirms; prints half of its code, once',
    )
    .requiredOption('--why <reason>', 'for the journal')
    .action((login: string, options: OfficerOptions & { why: string }) =>
      asOfficer(options, async (node) => {
        const params = { id: await userIdOf(node, login) };
        const asked = await node.call('POST /users/{id}/recoveries', { params, body: { why: options.why } });
        show(asked, options, inWords);
      }),
    );
  forOfficers(user.command('recoveries'))
    .description('recoveries that are open')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { items } = await node.call('GET /recoveries', {});
        show(items, options, (recoveries) =>
          table(
            ['id', 'kind', 'what', 'until'],
            recoveries.map((one) => [
              ...[one.id, one.confirmedBy === undefined ? 'asked' : 'confirmed', one.why, one.expiresAt],
            ]),
          ),
        );
      }),
    );
  forOfficers(user.command('confirm-recovery <recovery>'))
    .description(
      "confirm another administrator's recovery: passkeys, codes, sessions and tokens of the account end; prints the other half, once",
    )
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('POST /recoveries/{id}/confirmation', { params: { id } }), options, inWords),
      ),
    );
  forOfficers(user.command('withdraw-recovery <recovery>'))
    .description('withdraw a recovery: its halves open nothing')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        await node.call('DELETE /recoveries/{id}', { params: { id } });
        show({ id }, options, () => say('done'));
      }),
    );
}

const inWords = ({ id, half, expiresAt }: RecoveryItem & { half: string }) => [
  half,
  say('recoveryHalf', { id, until: expiresAt }),
];
