// SPDX-License-Identifier: Apache-2.0
// `tansiq token`: tokens by which one's own programs call the node, each made once, listed without its value, and revoked.
import type { TokenArea, TokenItem } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { collect } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

interface CreateOptions extends OfficerOptions {
  area: string[];
  write?: boolean;
  days: string;
}

export function registerToken(program: Command): void {
  const token = program.command('token').description('tokens by which your programs call the node');
  forOfficers(token.command('create <name>'))
    .description('make a token; it is printed this once, and a program sends it as TANSIQ_TOKEN or as Bearer')
    .requiredOption(
      '--area <area>',
      'what it reaches, may be repeated: reports, agreements, operations, outcomes, statements, partners, news, oversight, node',
      collect,
    )
    .option('--write', 'it may change things too, within your roles')
    .option('--days <days>', 'for how long it opens', '90')
    .action((name: string, options: CreateOptions) =>
      asOfficer(options, async (node) => {
        // The node says which areas there are.
        const reach = { areas: options.area as TokenArea[], write: options.write ?? false };
        const body = { name, ...reach, days: Number(options.days) };
        show(await node.call('POST /account/tokens', { body }), options, ({ value, expiresAt }) => [
          value,
          say('tokenMade', { until: expiresAt }),
        ]);
      }),
    );
  forOfficers(token.command('list'))
    .description('your tokens, what they reach and until when, without their values')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { items } = await node.call('GET /account/tokens', {});
        show(items, options, (tokens) =>
          table(['name', 'reach', 'since', 'until', 'used', 'id'], tokens.map(tokenCells)),
        );
      }),
    );
  forOfficers(token.command('revoke <id>'))
    .description('end a token: it opens nothing any more')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        await node.call('DELETE /account/tokens/{id}', { params: { id } });
        show({ id }, options, () => say('done'));
      }),
    );
}

const tokenCells = ({ name, write, areas, createdAt, expiresAt, usedAt, id }: TokenItem) => [
  ...[name, `${write ? 'write' : 'read'} ${areas.join(' ')}`],
  ...[createdAt, expiresAt, usedAt, id],
];
