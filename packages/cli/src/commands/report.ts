// SPDX-License-Identifier: Apache-2.0
// `tansiq report`: composed from a file, submitted, released by a second officer, read, answered, recalled.
import { extname } from 'node:path';
import type { DraftBody } from '@tansiq/node/contract';
import type { Command } from 'commander';
import type { OfficerClient } from '../fleet/officer-client.ts';
import { uploadFile } from '../fleet/upload-file.ts';
import { actInWords, actTable } from './act-words.ts';
import { collect, jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { registerReportAct } from './report-act.ts';
import { registerReportOnward } from './report-onward.ts';
import { say, show, table } from './speech.ts';

interface ComposeOptions extends OfficerOptions {
  attach?: string[];
}

export function registerReport(program: Command): void {
  const report = program
    .command('report')
    .description('reports: composed, released by a second officer, read');
  composing(report, 'compose <file>', 'report.share').description(
    'make a draft from a JSON file, with --attach files',
  );
  composing(report, 'reply <file>', 'report.reply').description(
    'make a draft that answers an act (refs in the file)',
  );
  registerDrafts(report);
  registerSend(report);
  registerReportAct(report);
  registerReportOnward(report);
  forOfficers(report.command('list'))
    .description('reports and replies, newest first')
    .option('--dossier <id>')
    .action((options: OfficerOptions & { dossier?: string }) =>
      asOfficer(options, async (node) => {
        const query = options.dossier === undefined ? {} : { dossier: options.dossier };
        const acts = await node.all('GET /acts', { query });
        show(
          acts.filter((act) => act.type.startsWith('report.')),
          options,
          actTable,
        );
      }),
    );
  forOfficers(report.command('show <act>'))
    .description('one act: what it says, how it travelled')
    .option('--why <reason>', 'kept in the journal; some acts are not opened without')
    .action((act: string, options: OfficerOptions & { why?: string }) =>
      asOfficer(options, async (node) => {
        const params = { id: act };
        const [shown, journey] = [
          await node.call('GET /acts/{id}', { params, query: options.why ? { why: options.why } : {} }),
          await node.call('GET /acts/{id}/journey', { params }),
        ];
        show({ ...shown, journey }, options, actInWords);
      }),
    );
  forOfficers(report.command('recall <act>'))
    .description('ask every holder to restrict or erase an own act')
    .requiredOption('--effect <effect>', 'restrict or erase')
    .requiredOption(
      '--reason <reason>',
      'wrong-recipient, inaccurate, unlawful, retention, court-order or other',
    )
    .option('--until <time>')
    .action(
      (
        act: string,
        options: OfficerOptions & { effect: 'restrict' | 'erase'; reason: string; until?: string },
      ) =>
        asOfficer(options, async (node) => {
          const { effect, reason, until } = options;
          const body = { effect, reason, ...(until === undefined ? {} : { until }) };
          show(await node.call('POST /acts/{id}/recall', { params: { id: act }, body }), options, (sent) =>
            sent.act === undefined ? say('done') : say('actSent', { act: sent.act }),
          );
        }),
    );
}

function registerDrafts(report: Command): void {
  forOfficers(report.command('drafts'))
    .description('drafts: own ones, and what waits for release')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /drafts', {}), options, (drafts) =>
          table(
            ['name', 'type', 'state', 'total'],
            drafts.map((draft) => [draft.id, draft.type, draft.state, draft.revision]),
          ),
        ),
      ),
    );
  forOfficers(report.command('preview <draft>'))
    .description('what the gate would say, and exactly what would leave')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /drafts/{id}/preview', { params: { id } }), options, ({ decisions }) =>
          table(
            ['name', 'result', 'rule', 'article'],
            decisions.map((one) => [
              one.party,
              say(one.permit ? 'permit' : 'permitNot'),
              one.rule,
              one.article,
            ]),
          ),
        ),
      ),
    );
  forOfficers(report.command('submit <draft>'))
    .description('hand a draft over for release')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('POST /drafts/{id}/submission', { params: { id } }), options, () =>
          say('draftSubmitted', { draft: id }),
        ),
      ),
    );
  forOfficers(report.command('release <draft>'))
    .description('let it leave; not for whoever wrote it')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { revision } = await node.call('GET /drafts/{id}', { params: { id } });
        const wanted = { params: { id }, body: { revision } };
        show(await node.call('POST /drafts/{id}/release', wanted), options, ({ act }) =>
          say('actSent', { act }),
        );
      }),
    );
}

function registerSend(report: Command): void {
  forOfficers(report.command('send <draft>'))
    .description('let an own draft about nobody leave without a second person, under a standing order')
    .requiredOption('--order <id>', 'see tansiq order list')
    .action((id: string, options: OfficerOptions & { order: string }) =>
      asOfficer(options, async (node) => {
        const { revision } = await node.call('GET /drafts/{id}', { params: { id } });
        const wanted = { params: { id }, body: { revision, order: options.order } };
        show(await node.call('POST /drafts/{id}/sending', wanted), options, ({ act }) =>
          say('actSent', { act }),
        );
      }),
    );
}

/** A command that makes a draft from a file; outcomes are drafts too. */
export function composing(parent: Command, name: string, type: string): Command {
  return forOfficers(parent.command(name))
    .option('--attach <file>', 'a file to attach; may be repeated', collect)
    .action((file: string, options: ComposeOptions) =>
      asOfficer(options, async (node) => {
        // The node checks every member of it and names what is wrong.
        const given = jsonOf(file) as Omit<DraftBody, 'type'>;
        const uploads = await uploadAll(node, options.attach ?? []);
        const body = { type, ...given, ...(uploads.length > 0 ? { uploads } : {}) };
        show(await node.call('POST /drafts', { body }), options, ({ id, revision }) =>
          say('draftReady', { draft: id, revision }),
        );
      }),
    );
}

async function uploadAll(node: OfficerClient, files: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) ids.push(await uploadFile(node, file, mediaOf(file)));
  return ids;
}

const MEDIA: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** The media type that a file's name promises. A receiver treats it as a claim. */
export const mediaOf = (file: string): string =>
  MEDIA[extname(file).toLowerCase()] ?? 'application/octet-stream';
