// SPDX-License-Identifier: Apache-2.0
// `tansiq order`: standing orders, under which reports about nobody leave without a second person.
import type { StandingOrderWish } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

export function registerOrder(program: Command): void {
  const order = program
    .command('order')
    .description('standing orders of the head: reports about nobody leave without a second person');
  forOfficers(order.command('list'))
    .description('standing orders, newest first')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /standing-orders', {}), options, (items) =>
          table(
            ['name', 'party', 'state', 'at', 'total'],
            items.map((one) => [
              one.id,
              one.to,
              one.stands ? 'stands' : 'ended',
              new Date(one.until).toISOString(),
              one.acts,
            ]),
          ),
        ),
      ),
    );
  forOfficers(order.command('make <file>'))
    .description('from a JSON file: lineage, to, purpose, crimeAreas, dataCategories, until (a moment)')
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { until, ...given } = jsonOf(file) as Omit<StandingOrderWish, 'until'> & { until: string };
        const body = { ...given, until: Date.parse(until) };
        show(await node.call('POST /standing-orders', { body }), options, ({ id }) => id);
      }),
    );
  forOfficers(order.command('end <order>'))
    .description('end one at once: what waits under it is withheld')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('POST /standing-orders/{id}/end', { params: { id } }), options, () =>
          say('done'),
        ),
      ),
    );
}
