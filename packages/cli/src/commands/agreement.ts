// SPDX-License-Identifier: Apache-2.0
// `tansiq agreement`: what an agreement is and how it is negotiated; `agreement-consent.ts` binds and ends it.

import type { AgreementAnswer, TermsDocument, Text } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { inLanguage } from '../fleet/language.ts';
import { registerConsent } from './agreement-consent.ts';
import { registerOverview } from './agreement-overview.ts';
import { collect, collectText, jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table } from './speech.ts';

interface ContactOptions extends OfficerOptions {
  with: string[];
  stage: 'contact' | 'talks' | 'closed';
  text: Text;
  lineage?: string;
}

interface CommentOptions extends OfficerOptions {
  text: Text;
  answers?: string;
}

interface TemplateChoice extends OfficerOptions {
  with: string[];
  title?: Text;
  validFrom?: string;
  validTo?: string;
  ratification?: string[];
  windowDays?: string;
  lineage?: string;
}

export function registerAgreement(program: Command): void {
  const agreement = program
    .command('agreement')
    .description('contacts, negotiation, signature, and what follows');
  registerTalks(agreement);
  registerReading(agreement);
  registerOverview(agreement);
  registerConsent(agreement);
}

function registerTalks(agreement: Command): void {
  forOfficers(agreement.command('contact'))
    .description('make contact, hold talks or close them, before there is an agreement')
    .requiredOption('--with <party>', 'whom with; may be repeated', collect)
    .option('--stage <stage>', 'contact, talks or closed', 'contact')
    .requiredOption('--text <words>', 'LANGUAGE=WORDS; may be repeated', collectText)
    .option('--lineage <id>', 'the talks that this belongs to')
    .action((options: ContactOptions) =>
      asOfficer(options, async (node) => {
        const { stage, text, lineage } = options;
        const body = { parties: options.with, stage, text, ...(lineage === undefined ? {} : { lineage }) };
        show(await node.call('POST /agreements/contacts', { body }), options, (sent) => [
          say('actSent', { act: sent.act }),
          `${say('agreement')}: ${sent.lineage}`,
        ]);
      }),
    );
  forOfficers(agreement.command('templates'))
    .description('texts to begin from')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show((await node.call('GET /templates', {})).items, options, (items) =>
          table(
            ['name', 'title'],
            items.map((item) => [item.name, inLanguage(item.title, language())]),
          ),
        ),
      ),
    );
  forOfficers(agreement.command('draft <template>'))
    .description('print the terms document of a template, to be worked on and then proposed')
    .requiredOption('--with <party>', 'the other party; may be repeated', collect)
    .option('--title <words>', 'LANGUAGE=WORDS; may be repeated', collectText)
    .option('--valid-from <time>', 'as 2027-01-01T00:00:00Z')
    .option('--valid-to <time>')
    .option('--ratification <party>', 'must ratify; may be repeated', collect)
    .option('--window-days <days>', 'days for signing')
    .option('--lineage <id>', 'the talks that it comes from')
    .action((template: string, options: TemplateChoice) =>
      asOfficer(options, async (node) => {
        const { title, validFrom, validTo, ratification, windowDays, lineage } = options;
        const drafted = await node.call('POST /templates/{name}', {
          params: { name: template },
          body: {
            parties: [node.party, ...options.with].map((id) => ({ id })),
            ...(title ? { title } : {}),
            ...(validFrom ? { validFrom } : {}),
            ...(validTo ? { validTo } : {}),
            ...(ratification ? { ratification } : {}),
            ...(windowDays ? { windowDays: Number(windowDays) } : {}),
            ...(lineage ? { lineage } : {}),
          },
        });
        show(drafted.terms, { json: true }, () => []);
      }),
    );
  forOfficers(agreement.command('propose <file>'))
    .description('propose a terms document (JSON), first or counter')
    .option('--replaces <act>', 'the proposal that this one counters')
    .action((file: string, options: OfficerOptions & { replaces?: string }) =>
      asOfficer(options, async (node) => {
        const { replaces } = options;
        // The node checks every member and says what is wrong in which article.
        const terms = jsonOf(file) as TermsDocument;
        const body = { terms, ...(replaces === undefined ? {} : { replaces }) };
        show(await node.call('POST /agreements/proposals', { body }), options, (sent) => [
          say('actSent', { act: sent.act }),
          `${say('agreement')}: ${sent.lineage}`,
          `${say('terms')}: ${sent.terms}`,
        ]);
      }),
    );
  forOfficers(agreement.command('comment <lineage> <terms> <article>'))
    .description('comment on an article')
    .requiredOption('--text <words>', 'LANGUAGE=WORDS; may be repeated', collectText)
    .option('--answers <act>', 'the comment that this one answers')
    .action((lineage: string, terms: string, article: string, options: CommentOptions) =>
      asOfficer(options, async (node) => {
        const { text, answers } = options;
        const body = { terms, article, text, ...(answers === undefined ? {} : { answers }) };
        show(
          await node.call('POST /agreements/{lineage}/comments', { params: { lineage }, body }),
          options,
          ({ act }) => say('actSent', { act }),
        );
      }),
    );
}

function registerReading(agreement: Command): void {
  forOfficers(agreement.command('list'))
    .description('agreements and talks')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /agreements', {}), options, (items) =>
          table(
            ['agreement', 'state', 'title', 'name'],
            items.map((item) => [
              item.lineage,
              item.state,
              inLanguage(item.title, language()),
              item.parties?.join(' '),
            ]),
          ),
        ),
      ),
    );
  forOfficers(agreement.command('show <lineage>'))
    .description('versions, signatures, comments and state of one agreement')
    .action((lineage: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(
          await node.call('GET /agreements/{lineage}', { params: { lineage } }),
          options,
          agreementInWords,
        ),
      ),
    );
}

function agreementInWords(agreement: AgreementAnswer): string[] {
  const { lineage, state, versions, comments } = agreement;
  return [
    `${say('agreement')}: ${lineage}`,
    `${say('state')}: ${state}`,
    ...versions.flatMap((version) => [
      `${say('terms')} ${version.number}: ${version.terms} (${version.state})`,
      `  ${say('signedBy')}: ${version.signed.map(({ party }) => party).join(' ')}`,
      ...version.document.articles.map(
        ({ number, title }) => `  ${say('article')} ${number}: ${inLanguage(title, language())}`,
      ),
    ]),
    ...comments.map(
      ({ author, article, text }) =>
        `${author}, ${say('article')} ${article}: ${inLanguage(text, language())}`,
    ),
  ];
}
