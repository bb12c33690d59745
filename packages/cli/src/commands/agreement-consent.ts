// SPDX-License-Identifier: Apache-2.0
// What binds or ends an agreement: signature, rejection, ratification, suspension, termination, withdrawal.

import type { Text } from '@tansiq/node/contract';
import type { Command } from 'commander';
import type { OfficerClient } from '../fleet/officer-client.ts';
import { collectText, nowText } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show } from './speech.ts';

interface Noted extends OfficerOptions {
  note: Text;
}

interface Ending extends Noted {
  effective?: string;
}

export function registerConsent(agreement: Command): void {
  forOfficers(agreement.command('sign <lineage> <terms>'))
    .description('sign; for those with authority to sign')
    .requiredOption('--office <words>', 'the office in which is signed: LANGUAGE=WORDS', collectText)
    .action((lineage: string, terms: string, options: OfficerOptions & { office: Text }) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/signatures', {
          params: { lineage },
          body: { terms, office: options.office },
        }),
      ),
    );
  forOfficers(agreement.command('reject <lineage> <terms>'))
    .description('reject a proposal for good')
    .option('--note <words>', 'LANGUAGE=WORDS', collectText)
    .action((lineage: string, terms: string, options: OfficerOptions & { note?: Text }) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/rejections', {
          params: { lineage },
          body: { terms, ...(options.note ? { note: options.note } : {}) },
        }),
      ),
    );
  forOfficers(agreement.command('ratify <lineage> <terms>'))
    .description('ratify what was signed')
    .requiredOption('--instrument <words>', 'the instrument of ratification: LANGUAGE=WORDS', collectText)
    .action((lineage: string, terms: string, options: OfficerOptions & { instrument: Text }) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/ratifications', {
          params: { lineage },
          body: { terms, instrument: options.instrument },
        }),
      ),
    );
  withNote(agreement.command('suspend <lineage>'))
    .description('suspend: nothing new flows from this moment on')
    .action((lineage: string, options: Noted) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/suspensions', {
          params: { lineage },
          body: { note: options.note },
        }),
      ),
    );
  forOfficers(agreement.command('resume <lineage> <suspension>'))
    .description('take back an own suspension, by its act')
    .action((lineage: string, suspension: string, options: OfficerOptions) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/resumptions', { params: { lineage }, body: { suspension } }),
      ),
    );
  ending(agreement.command('terminate <lineage>'))
    .description('end the agreement for all')
    .action((lineage: string, options: Ending) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/termination', { params: { lineage }, body: endOf(options) }),
      ),
    );
  ending(agreement.command('withdraw <lineage>'))
    .description('leave an agreement of three or more')
    .action((lineage: string, options: Ending) =>
      send(options, (node) =>
        node.call('POST /agreements/{lineage}/withdrawal', { params: { lineage }, body: endOf(options) }),
      ),
    );
}

const withNote = (command: Command): Command =>
  forOfficers(command).requiredOption(
    '--note <words>',
    'the reason: LANGUAGE=WORDS; may be repeated',
    collectText,
  );

const ending = (command: Command): Command =>
  withNote(command).option(
    '--effective <time>',
    'from when on; now unless told (the notice in the terms still runs)',
  );

const endOf = ({ effective, note }: Ending) => ({ effective: effective ?? nowText(), note });

const send = (
  options: OfficerOptions,
  work: (node: OfficerClient) => Promise<{ act: string }>,
): Promise<void> =>
  asOfficer(options, async (node) => show(await work(node), options, ({ act }) => say('actSent', { act })));
