// SPDX-License-Identifier: Apache-2.0
// `tansiq statement`: texts and signatures as drafts, what is published, and its check offline.
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Contract, StatementAnswer } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { collect, jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table } from './speech.ts';

type Body<R extends keyof Contract> = Contract[R]['body'];

export function registerStatement(program: Command): void {
  const statement = program
    .command('statement')
    .description('joint statements: a text that all sign, embargoed until its hour, checked by anyone');
  registerLooking(statement);
  registerDrafting(statement);
  registerPublished(statement);
}

function registerLooking(statement: Command): void {
  forOfficers(statement.command('list'))
    .description('statements, newest first')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /statements', {}), options, (items) =>
          table(
            ['name', 'title', 'state', 'at', 'party'],
            items.map((one) => [
              one.dossier,
              inOwn(one.title),
              one.state,
              one.embargo,
              one.missing.join(' '),
            ]),
          ),
        ),
      ),
    );
  forOfficers(statement.command('show <dossier>'))
    .description('the text that counts, what its figures are made of, who has signed')
    .action((dossier: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /statements/{dossier}', { params: { dossier } }), options, inWords),
      ),
    );
}

const inOwn = (text: Readonly<Record<string, string>>): string =>
  text[language()] ?? Object.values(text)[0] ?? '';

function inWords({ state, current, versions, embargo }: StatementAnswer): string[] {
  const shown = versions.find(({ statement }) => statement === current);
  if (!shown) return [state];
  const { title, paragraphs, figures, signatures, missing } = shown;
  return [
    `${state} ${embargo} ${current}`,
    ...Object.keys(title).flatMap((tag) => [
      `[${tag}] ${title[tag]}`,
      ...paragraphs.map((paragraph) => paragraph[tag] ?? ''),
    ]),
    ...table(
      ['name', 'total', 'state', 'act'],
      figures.map(({ id, value, standing, from }) => [id, value, standing, from.join(' ')]),
    ),
    ...table(
      ['party', 'act'],
      [...signatures.map(({ party, act }) => [party, act]), ...missing.map((party) => [party, '—'])],
    ),
  ];
}

const drafted = (made: { draft: string }): string => say('draftSubmitted', { draft: made.draft });

function registerDrafting(statement: Command): void {
  forOfficers(statement.command('propose <file>'))
    .description(
      'hand over the first text from a JSON file (lineage, to, title, paragraphs, figures, embargo …)',
    )
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const body = jsonOf(file) as Body<'POST /statements'>;
        show(await node.call('POST /statements', { body }), options, drafted);
      }),
    );
  forOfficers(statement.command('counter <dossier> <file>'))
    .description('hand over another text in place of the one that counts')
    .action((dossier: string, file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const body = jsonOf(file) as Body<'POST /statements/{dossier}/versions'>;
        const made = await node.call('POST /statements/{dossier}/versions', { params: { dossier }, body });
        show(made, options, drafted);
      }),
    );
  forOfficers(statement.command('sign <dossier> <statement>'))
    .description('hand over the signature under the text with this hash')
    .action((dossier: string, hash: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const route = 'POST /statements/{dossier}/signatures';
        show(await node.call(route, { params: { dossier }, body: { statement: hash } }), options, drafted);
      }),
    );
}

const forms: Readonly<Record<string, 'page' | 'paper'>> = { '.html': 'page', '.pdf': 'paper' };

type VerifyOptions = { card?: string[]; asOf?: string; json?: boolean; lang?: string };

function registerPublished(statement: Command): void {
  forOfficers(statement.command('publish <dossier>'))
    .description('write the file that anyone checks; refused before all have signed and the hour has come')
    .requiredOption('--out <file>', 'where to write it; .html gives a page, .pdf a paper, all else the file')
    .action((dossier: string, options: OfficerOptions & { out: string }) =>
      asOfficer(options, async (node) => {
        const bytes = await node.statement(dossier, forms[extname(options.out)] ?? 'published');
        writeFileSync(options.out, bytes);
        show({ file: options.out, size: bytes.length }, options, () => say('done'));
      }),
    );
  statement
    .command('verify <file>')
    .description('check a published statement offline, with cards of the parties if you have them')
    .option('--card <file>', 'cards, one a line, or an export; may be repeated', collect)
    .option('--as-of <time>', 'the moment that the embargo is judged at, such as 2026-11-22T09:00:00Z')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'ar, es, fr or en')
    .action(async (file: string, { card, ...options }: VerifyOptions) => {
      const { statementCommand } = await import('@tansiq/verifier');
      const request = { file, ...options, cards: card ?? [] };
      process.exitCode = await statementCommand(request, { out: process.stdout, err: process.stderr });
    });
}
