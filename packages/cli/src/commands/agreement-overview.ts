// SPDX-License-Identifier: Apache-2.0
// `tansiq agreement`: the web of partners, what can be done now, terms in words, a proposal checked, and papers.
import { writeFileSync } from 'node:fs';
import type { Language, MatrixAnswer, TermsDocument } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { inLanguage } from '../fleet/language.ts';
import { jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table } from './speech.ts';

interface PaperOptions extends OfficerOptions {
  first: Language;
  second: Language;
  out: string;
}

export function registerOverview(agreement: Command): void {
  forOfficers(agreement.command('matrix'))
    .description('partners by crime area: how far each is, and the article that names the area')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /agreements/matrix', {}), options, matrixInWords),
      ),
    );
  forOfficers(agreement.command('steps <lineage>'))
    .description('what you can do about an agreement now, and why not the rest')
    .action((lineage: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const { items } = await node.call('GET /agreements/{lineage}/steps', { params: { lineage } });
        show(items, options, (steps) =>
          table(
            ['type', 'terms', 'result', 'rule'],
            steps.map((step) => [
              step.step,
              step.terms,
              say(step.permit ? 'permit' : 'permitNot'),
              inLanguage(step.texts, language()),
            ]),
          ),
        );
      }),
    );
  forOfficers(agreement.command('words <lineage> <terms>'))
    .description('what the terms of each article say, in sentences')
    .action((lineage: string, terms: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const wanted = { params: { lineage, terms } };
        const { articles } = await node.call('GET /agreements/{lineage}/versions/{terms}/words', wanted);
        show(articles, options, (items) =>
          items.flatMap((item) => [
            `${say('article')} ${item.number}`,
            ...item.terms.map(({ texts }) => `  ${inLanguage(texts, language())}`),
          ]),
        );
      }),
    );
  forOfficers(agreement.command('check <file>'))
    .description('what stands against proposing a terms document (JSON); nothing is sent')
    .option('--replaces <act>', 'the proposal that it would counter')
    .action((file: string, options: OfficerOptions & { replaces?: string }) =>
      asOfficer(options, async (node) => {
        const { replaces } = options;
        const body = {
          terms: jsonOf(file) as TermsDocument,
          ...(replaces === undefined ? {} : { replaces }),
        };
        show(await node.call('POST /agreements/check', { body }), options, ({ hash, issues }) => [
          ...(hash === undefined ? [] : [`${say('terms')}: ${hash}`]),
          ...issues.map(({ path, texts }) => `${path}: ${inLanguage(texts, language())}`),
          say(issues.length === 0 ? 'checkPassed' : 'checkFailed'),
        ]);
      }),
    );
  forOfficers(agreement.command('paper <lineage> <terms>'))
    .description('write one version as PDF, two languages side by side')
    .option('--first <language>', 'ar, es, fr or en', 'ar')
    .option('--second <language>', 'ar, es, fr or en', 'es')
    .requiredOption('--out <file>', 'where to write it')
    .action((lineage: string, terms: string, options: PaperOptions) =>
      asOfficer(options, async (node) => {
        const pdf = await node.paper(lineage, terms, options.first, options.second);
        writeFileSync(options.out, pdf, { mode: 0o600 });
        show({ file: options.out, size: pdf.length }, options, () => say('done'));
      }),
    );
}

function matrixInWords({ partners, cells, areas }: MatrixAnswer): string[] {
  const rows = partners.flatMap((partner) => {
    const named = cells.filter((cell) => cell.party === partner.party);
    if (named.length === 0) return [[partner.party, partner.stage, '', '', '']];
    return named.map((cell) => [
      partner.party,
      cell.stage,
      inLanguage(areas.find(({ code }) => code === cell.area)?.texts, language()),
      cell.article,
      cell.lineage,
    ]);
  });
  return table(['name', 'state', 'kind', 'article', 'agreement'], rows);
}
