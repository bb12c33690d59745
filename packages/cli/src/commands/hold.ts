// SPDX-License-Identifier: Apache-2.0
// `tansiq hold`: legal holds, which keep an act or a dossier from being used and from being erased.
import type { HoldWish } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

export function registerHold(program: Command): void {
  const hold = program
    .command('hold')
    .description('legal holds: what is neither used nor erased, on what ground, until when');
  forOfficers(hold.command('list'))
    .description('legal holds, those that stand first')
    .option('--act <id>', 'those that keep this act')
    .option('--dossier <id>', 'those on this dossier')
    .action(({ act, dossier, ...options }: OfficerOptions & { act?: string; dossier?: string }) =>
      asOfficer(options, async (node) => {
        const query = { ...(act !== undefined && { act }), ...(dossier !== undefined && { dossier }) };
        show((await node.call('GET /holds', { query })).items, options, (items) =>
          table(
            ['name', 'act', 'kind', 'state', 'until'],
            items.map((one) => [
              ...[one.id, one.act ?? one.dossier, one.ground, one.stands ? 'stands' : 'ended'],
              new Date(one.until).toISOString(),
            ]),
          ),
        );
      }),
    );
  forOfficers(hold.command('place <file>'))
    .description('from a JSON file: act or dossier, ground, citation, reason, until and review (moments)')
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { act, dossier, until, review, ...given } = jsonOf(file) as Pick<
          HoldWish,
          'ground' | 'citation' | 'reason'
        > & { act?: string; dossier?: string; until: string; review: string };
        const body = { ...given, until: Date.parse(until), review: Date.parse(review) };
        const made =
          act === undefined
            ? await node.call('POST /dossiers/{dossier}/holds', { params: { dossier: dossier ?? '' }, body })
            : await node.call('POST /acts/{id}/holds', { params: { id: act }, body });
        show(made, options, ({ id }) => id);
      }),
    );
  forOfficers(hold.command('review <hold>'))
    .description('say that one is still needed, why, and when it is looked at next')
    .requiredOption('--why <words>', 'why, for the journal')
    .requiredOption('--next <moment>', 'when it is looked at next')
    .action((id: string, { why, next, ...options }: OfficerOptions & { why: string; next: string }) =>
      asOfficer(options, async (node) => {
        const body = { why, review: Date.parse(next) };
        show(await node.call('POST /holds/{id}/review', { params: { id }, body }), options, () =>
          say('done'),
        );
      }),
    );
  forOfficers(hold.command('lift <hold>'))
    .description('lift one: what was due to be erased meanwhile is erased at once')
    .requiredOption('--why <words>', 'why, for the journal')
    .action((id: string, { why, ...options }: OfficerOptions & { why: string }) =>
      asOfficer(options, async (node) =>
        show(await node.call('POST /holds/{id}/lift', { params: { id }, body: { why } }), options, () =>
          say('done'),
        ),
      ),
    );
}
