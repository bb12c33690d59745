// SPDX-License-Identifier: Apache-2.0
// `tansiq report onward`: asking an originator to let an act be passed on, answering that, taking a consent back, passing on.
import type { TransferAnswerBody, TransfersAnswer } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

interface AskOptions extends OfficerOptions {
  to: string;
  purpose: string;
  sections: string;
  by?: string;
}

interface PassOptions extends OfficerOptions {
  to: string;
  agreement: string;
  sections: string;
  purpose?: string;
}

export function registerReportOnward(report: Command): void {
  const onward = report
    .command('onward')
    .description('passing on to a third party what a partner gave, with its consent');
  forOfficers(onward.command('list <act>'))
    .description('whether it may be passed on, what was asked and answered, what went on')
    .action((act: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /acts/{id}/transfers', { params: { id: act } }), options, inWords),
      ),
    );
  forOfficers(onward.command('ask <act>'))
    .description('draft a request to the originator; a second officer releases it')
    .requiredOption('--to <party>', 'who is to have it; it learns nothing of the request')
    .requiredOption('--purpose <code>', 'as investigation')
    .requiredOption('--sections <names>', 'as facts,title')
    .option('--by <time>', 'until when an answer is hoped for; silence is no consent')
    .action((act: string, options: AskOptions) =>
      asOfficer(options, async (node) => {
        const { to, purpose, sections, by } = options;
        const body = { to, purpose, sections: sections.split(','), ...(by !== undefined && { by }) };
        const wanted = { params: { id: act }, body };
        show(await node.call('POST /acts/{id}/transfers', wanted), options, ready);
      }),
    );
  answering(onward, 'consent', 'draft the consent; it may narrow what was asked for')
    .option('--sections <names>', 'fewer than were asked for')
    .option('--until <time>', 'when the consent ends');
  answering(onward, 'refuse', 'draft the refusal');
  forOfficers(onward.command('withdraw <act> <request>'))
    .description('take a consent back for what has not gone on')
    .action((act: string, request: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const wanted = { params: { id: act, request }, body: {} };
        show(
          await node.call('POST /acts/{id}/transfers/{request}/withdrawal', wanted),
          options,
          ({ act: sent }) => say('actSent', { act: sent }),
        );
      }),
    );
  forOfficers(onward.command('pass <act>'))
    .description('draft the act that passes it on; the gate says whether consent or terms allow it')
    .requiredOption('--to <party>')
    .requiredOption('--agreement <lineage>', 'with that party')
    .requiredOption('--sections <names>', 'as facts,title')
    .option('--purpose <code>', 'that of the consent when left out')
    .action((act: string, options: PassOptions) =>
      asOfficer(options, async (node) => {
        const { to, agreement: lineage, sections, purpose } = options;
        const body = {
          to,
          lineage,
          sections: sections.split(','),
          ...(purpose !== undefined && { purpose }),
        };
        show(await node.call('POST /acts/{id}/onward', { params: { id: act }, body }), options, ready);
      }),
    );
}

function answering(onward: Command, decision: TransferAnswerBody['decision'], words: string): Command {
  return forOfficers(onward.command(`${decision} <act> <request>`))
    .description(words)
    .action((act: string, request: string, options: OfficerOptions & { sections?: string; until?: string }) =>
      asOfficer(options, async (node) => {
        const { sections, until } = options;
        const body = {
          decision,
          ...(sections !== undefined && { sections: sections.split(',') }),
          ...(until !== undefined && { until }),
        };
        const wanted = { params: { id: act, request }, body };
        show(await node.call('POST /acts/{id}/transfers/{request}/answers', wanted), options, ready);
      }),
    );
}

const ready = ({ draft }: { draft: string }) => say('draftSubmitted', { draft });

const inWords = ({ items, onward }: TransfersAnswer) => [
  ...table(
    ['act', 'name', 'state', 'total'],
    items.map((item) => [
      item.request,
      item.to,
      item.state,
      (item.state === 'consented' ? item.consented : item.sections).join(','),
    ]),
  ),
  ...onward.map(({ act, to, status }) => `${act} ${to.join(',')} ${status}`),
];
