// SPDX-License-Identifier: Apache-2.0
// `tansiq today`: what waits for who signs in, who owes whom an answer, how much has changed.
import type { Gravity } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

const gravities = { now: 'gravityNow', soon: 'gravitySoon', calm: 'gravityCalm' } as const satisfies Record<
  Gravity,
  string
>;

export function registerToday(program: Command): void {
  forOfficers(program.command('today'))
    .description('what waits for you, by gravity and deadline; who owes whom an answer')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /today', {}), options, ({ items, between, changes }) => [
          ...table(
            ['gravity', 'kind', 'deadline', 'party', 'act', 'rule'],
            items.map((item) => [
              say(gravities[item.gravity]),
              item.kind,
              item.deadline === undefined ? '' : momentOf(item.deadline),
              item.party ?? '',
              item.target.id ?? '',
              item.rule ?? '',
            ]),
          ),
          ...between.map(
            ({ party, kind, mine, count }) =>
              `${say(mine ? 'weOwe' : 'theyOwe', { party })}: ${count} ${kind}`,
          ),
          ...(changes.since === undefined
            ? []
            : [say('changed', { when: momentOf(changes.since), n: changes.items.length })]),
        ]),
      ),
    );
}

const momentOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;
