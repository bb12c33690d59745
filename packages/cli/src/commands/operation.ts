// SPDX-License-Identifier: Apache-2.0
// `tansiq operation`: plans and consents as drafts from files, readiness, go, abort and entries at once, the board and the debrief.
import type { Contract, OperationBoard, PlanDifferences } from '@tansiq/node/contract';
import type { Command } from 'commander';
import type { OfficerClient } from '../fleet/officer-client.ts';
import { uploadFile } from '../fleet/upload-file.ts';
import { collectText, jsonOf, nowText } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, table } from './speech.ts';

type Body<R extends keyof Contract> = Contract[R]['body'];
type Note = OfficerOptions & { note?: Record<string, string> };

export function registerOperation(program: Command): void {
  const operation = program
    .command('operation')
    .description('joint operations: plan, consent, readiness, go, abort, what happens at the sites');
  registerLooking(operation);
  registerDrafting(operation);
  registerSaying(operation);
}

function registerLooking(operation: Command): void {
  forOfficers(operation.command('list'))
    .description('operations, newest first')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /operations', {}), options, (items) =>
          table(
            ['name', 'kind', 'at', 'state', 'result'],
            items.map((one) => [one.dossier, one.kind, one.hour, one.state, one.call]),
          ),
        ),
      ),
    );
  forOfficers(operation.command('board <dossier>'))
    .description('what is known, from whom, and what may be done now')
    .action((dossier: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /operations/{dossier}', { params: { dossier } }), options, boardInWords),
      ),
    );
  forOfficers(operation.command('differences <dossier> <plan>'))
    .description('what a version of the plan says otherwise than the one before it')
    .option('--from <plan>', 'than this one')
    .action((dossier: string, plan: string, options: OfficerOptions & { from?: string }) =>
      asOfficer(options, async (node) => {
        const query = options.from === undefined ? {} : { from: options.from };
        const route = 'GET /operations/{dossier}/versions/{plan}/differences';
        show(await node.call(route, { params: { dossier, plan }, query }), options, differencesInWords);
      }),
    );
  forOfficers(operation.command('changes <dossier> <draft>'))
    .description('what a draft of the next version says otherwise than the version that counts')
    .action((dossier: string, draft: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const route = 'GET /operations/{dossier}/drafts/{draft}/differences';
        show(await node.call(route, { params: { dossier, draft } }), options, differencesInWords);
      }),
    );
  forOfficers(operation.command('debrief <dossier>'))
    .description('the timeline rebuilt from the acts')
    .action((dossier: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(
          await node.call('GET /operations/{dossier}/debrief', { params: { dossier } }),
          options,
          ({ items }) =>
            table(
              ['at', 'kind', 'party', 'name', 'state'],
              items.map((one) => [new Date(one.at).toISOString(), one.what, one.by, one.site, one.detail]),
            ),
        ),
      ),
    );
}

const differencesInWords = ({ items }: PlanDifferences): string[] =>
  items.map(({ path, before, after }) => `${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);

function boardInWords({ state, call, blockers, rehearsal, ...board }: OperationBoard): string[] {
  return [
    `${rehearsal ? '*** REHEARSAL *** ' : ''}${state} / ${call}${blockers.length > 0 ? ` (${blockers.join(', ')})` : ''}`,
    board.current === undefined ? '' : `v${board.current.version} ${board.current.frame.hour}`,
    ...table(
      ['party', 'name', 'state', 'at'],
      board.readiness.map((one) => [one.party, one.site, one.state, one.until]),
    ),
    ...table(
      ['party', 'result', 'state', 'total'],
      board.parties.map((one) => [one.party, one.call, one.link, one.unreceipted]),
    ),
    ...table(
      ['act', 'kind', 'author', 'at'],
      board.entries.map((one) => [one.act, one.state ?? one.kind, one.author, one.at]),
    ),
  ];
}

const drafted = (made: { draft: string }): string => say('draftSubmitted', { draft: made.draft });

function registerDrafting(operation: Command): void {
  forOfficers(operation.command('plan <file>'))
    .description('hand over the first version of a plan from a JSON file (lineage, to, title, frame, plan …)')
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const body = jsonOf(file) as Body<'POST /operations'>;
        show(await node.call('POST /operations', { body }), options, drafted);
      }),
    );
  forOfficers(operation.command('revise <dossier> <file>'))
    .description('hand over the next version of the plan')
    .action((dossier: string, file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const body = jsonOf(file) as Body<'POST /operations/{dossier}/versions'>;
        const made = await node.call('POST /operations/{dossier}/versions', { params: { dossier }, body });
        show(made, options, drafted);
      }),
    );
  forOfficers(operation.command('site <dossier> <file>'))
    .description(
      'hand over a site that concerns only some of the parties, for them alone (with, site, mandate); its `document` is a path. A version of the plan then names the act as `apart`',
    )
    .action((dossier: string, file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { mandate, ...given } = jsonOf(file) as SiteApartFile;
        const { document, ...named } = mandate;
        const upload = await uploadFile(node, document, 'application/octet-stream');
        const body = { ...given, mandate: { ...named, upload } };
        const made = await node.call('POST /operations/{dossier}/sites', { params: { dossier }, body });
        show(made, options, drafted);
      }),
    );
  forOfficers(operation.command('consent <dossier> <plan>'))
    .description(
      'hand over consent to a plan; `mandates` in the file name commander, authority and its document',
    )
    .option('--mandates <file>', 'JSON list: site, commander, authority, reference?, document (a path)')
    .option('--decline', 'say no instead')
    .option('--note <language=words>', 'why; may be repeated', collectText)
    .action((dossier: string, plan: string, options: Note & { mandates?: string; decline?: true }) =>
      asOfficer(options, async (node) => {
        const mandates = options.mandates === undefined ? [] : await uploaded(node, options.mandates);
        const decision = options.decline ? ('decline' as const) : ('consent' as const);
        const body = { plan, decision, mandates, ...noteOf(options) };
        const made = await node.call('POST /operations/{dossier}/consents', { params: { dossier }, body });
        show(made, options, drafted);
      }),
    );
  forOfficers(operation.command('outcome <dossier> <file>'))
    .description('hand over an outcome of some entries (kind, entries, finding)')
    .action((dossier: string, file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const body = jsonOf(file) as Body<'POST /operations/{dossier}/outcomes'>;
        const made = await node.call('POST /operations/{dossier}/outcomes', { params: { dossier }, body });
        show(made, options, drafted);
      }),
    );
}

type SiteApart = Body<'POST /operations/{dossier}/sites'>;
type SiteApartFile = Omit<SiteApart, 'mandate'> & {
  mandate: Omit<SiteApart['mandate'], 'upload'> & { document: string };
};
type Mandate = Body<'POST /operations/{dossier}/consents'>['mandates'][number];

async function uploaded(node: OfficerClient, file: string): Promise<Mandate[]> {
  const given = jsonOf(file) as (Omit<Mandate, 'upload'> & { document: string })[];
  const mandates: Mandate[] = [];
  for (const { document, ...one } of given) {
    const upload = await uploadFile(node, document, 'application/octet-stream');
    mandates.push({ ...one, upload });
  }
  return mandates;
}

const noteOf = ({ note }: Note) => (note === undefined ? {} : { note });

function registerSaying(operation: Command): void {
  forOfficers(operation.command('commander <dossier> <site> <user>'))
    .description('name who commands an own site')
    .action((dossier: string, site: string, user: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const route = 'PUT /operations/{dossier}/sites/{site}/commander';
        show(await node.call(route, { params: { dossier, site }, body: { user } }), options, () =>
          say('done'),
        );
      }),
    );
  for (const state of ['ready', 'not-ready', 'hold'] as const) {
    forOfficers(operation.command(`${state} <dossier> <plan> <site>`))
      .description(state === 'ready' ? 'a promise that only an abort withdraws' : `say for a site: ${state}`)
      .option('--until <time>')
      .option('--note <language=words>', 'why; may be repeated', collectText)
      .action((dossier: string, plan: string, site: string, options: Note & { until?: string }) =>
        asOfficer(options, async (node) => {
          const until = options.until === undefined ? {} : { until: options.until };
          const body = { plan, site, state, ...until, ...noteOf(options) };
          show(
            await node.call('POST /operations/{dossier}/readiness', { params: { dossier }, body }),
            options,
            sent,
          );
        }),
      );
  }
  for (const step of ['go', 'abort'] as const) {
    forOfficers(operation.command(`${step} <dossier> <plan>`))
      .description(
        step === 'go'
          ? 'make the certificate of all readiness and send it to all'
          : 'leave with the own part, at any time',
      )
      .option('--note <language=words>', 'why; may be repeated', collectText)
      .action((dossier: string, plan: string, options: Note) =>
        asOfficer(options, async (node) => {
          const body = { plan, ...noteOf(options) };
          const route = `POST /operations/{dossier}/${step}` as const;
          show(await node.call(route, { params: { dossier }, body }), options, sent);
        }),
      );
  }
  forOfficers(operation.command('enter <dossier> <file>'))
    .description('enter what happens, from a JSON file; `at` is now unless it says otherwise')
    .action((dossier: string, file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const given = jsonOf(file) as Body<'POST /operations/{dossier}/entries'>;
        const body = { ...given, at: given.at ?? nowText() };
        show(
          await node.call('POST /operations/{dossier}/entries', { params: { dossier }, body }),
          options,
          sent,
        );
      }),
    );
}

const sent = ({ act }: { act: string }): string => say('actSent', { act });
