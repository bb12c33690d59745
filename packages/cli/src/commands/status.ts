// SPDX-License-Identifier: Apache-2.0
// `tansiq status`: version, links, queues, space and witness of a running node; all of it for its administrator and head.
import process from 'node:process';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

const MIB = 2 ** 20;

export function registerStatus(program: Command): void {
  forOfficers(program.command('status'))
    .description(
      'links, queues, space, versions, witness; for the administrator, the head and the supervisor',
    )
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const system = await node.call('GET /system', {});
        show(system, options, ({ version, uptime, store, links, witness }) => [
          say('uptime', { version, store: store.dialect, hours: Math.floor(uptime / 3600) }),
          say('free', {
            free: mib(store.disk.free),
            total: mib(store.disk.total),
            bytes: mib(store.bytes),
          }),
          say('witnessState', {
            result: witness.result ?? '-',
            cosigned: witness.cosigned,
            size: witness.size,
          }),
          ...table(
            ['party', 'state', 'since', 'waiting', 'hold'],
            links.map((link) => [
              link.party,
              link.state,
              `${new Date(link.since).toISOString().slice(0, 16)}Z`,
              link.waiting,
              link.withheld,
            ]),
          ),
        ]);
        if (system.links.some(({ state }) => state === 'held' || state === 'down')) process.exitCode = 1;
      }),
    );
}

const mib = (bytes: number): number => Math.floor(bytes / MIB);
