// SPDX-License-Identifier: Apache-2.0
// `tansiq emergency`: those that there were, a partner's to be taken by two people, the review of each override.
import type { Contract } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

type Body<R extends keyof Contract> = Contract[R]['body'];

export function registerEmergency(program: Command): void {
  const emergency = program
    .command('emergency')
    .description(
      'emergencies: what an override let leave or come, decided by two people, reviewed by a third',
    );
  forOfficers(emergency.command('list'))
    .description('acts that were declared an emergency, newest first')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /emergencies', {}), options, (items) =>
          table(
            ['act', 'party', 'state', 'rule', 'at', 'result'],
            items.map((one) => [
              one.act,
              one.author,
              one.state,
              one.against.map(({ rule }) => rule).join(' '),
              new Date(one.since).toISOString(),
              one.reviewed?.finding,
            ]),
          ),
        ),
      ),
    );
  forOfficers(emergency.command('ask <act>'))
    .description("ask that a partner's act be taken though an article stands against it")
    .requiredOption('--reason <reason>', 'life or immediate-serious-threat')
    .requiredOption('--justification <text>', 'what the danger is and why it cannot wait')
    .action((act: string, options: OfficerOptions & Body<'POST /emergencies/{act}/request'>) =>
      asOfficer(options, async (node) => {
        const { reason, justification } = options;
        const wanted = { params: { act }, body: { reason, justification } };
        show(await node.call('POST /emergencies/{act}/request', wanted), options, () => say('done'));
      }),
    );
  for (const take of [true, false])
    forOfficers(emergency.command(take ? 'take <act>' : 'leave <act>'))
      .description(take ? 'take it, as another person asked' : 'do not take it; its content is erased here')
      .action((act: string, options: OfficerOptions) =>
        asOfficer(options, async (node) => {
          const wanted = { params: { act }, body: { take } };
          show(await node.call('POST /emergencies/{act}/decision', wanted), options, () => say('done'));
        }),
      );
  forOfficers(emergency.command('review <act>'))
    .description('say after the fact whether an override was right')
    .requiredOption('--finding <finding>', 'justified or unjustified')
    .option('--remark <text>', 'what was found', '')
    .action((act: string, options: OfficerOptions & Body<'POST /emergencies/{act}/review'>) =>
      asOfficer(options, async (node) => {
        const { finding, remark } = options;
        const wanted = { params: { act }, body: { finding, remark } };
        show(await node.call('POST /emergencies/{act}/review', wanted), options, () => say('done'));
      }),
    );
}
