// SPDX-License-Identifier: Apache-2.0
// `tansiq inbox`: what partners sent, what was held back, how the links are.
import type { Command } from 'commander';
import { actTable } from './act-words.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show } from './speech.ts';

export function registerInbox(program: Command): void {
  forOfficers(program.command('inbox'))
    .description('acts received from partners, newest first, and how each partner can be reached')
    .option('--limit <n>', 'how many acts at most (200)', '50')
    .action((options: OfficerOptions & { limit: string }) =>
      asOfficer(options, async (node) => {
        const { items } = await node.call('GET /acts', { query: { limit: Number(options.limit) } });
        const acts = items.filter((act) => !act.own);
        const links = await node.all('GET /links', {});
        show({ acts, links }, options, () => [
          ...actTable(acts),
          ...links.map(
            (link) =>
              `${link.party}: ${link.outgoing.receipted}/${link.outgoing.size} ${say('cosigned')}, ${link.waiting} ${say('waiting')}`,
          ),
        ]);
      }),
    );
}
