// SPDX-License-Identifier: Apache-2.0
// `tansiq report`, around one act: the gate's word on a file, a draft given back, the thread of a dossier, translations, proofs as files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction, DraftBody } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { inLanguage } from '../fleet/language.ts';
import { jsonOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table } from './speech.ts';

export function registerReportAct(report: Command): void {
  registerDesk(report);
  forOfficers(report.command('thread <dossier>'))
    .description('the acts of a dossier with what answers what, newest first')
    .action((dossier: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(
          await node.call('GET /dossiers/{dossier}/thread', { params: { dossier } }),
          options,
          ({ items }) =>
            table(
              ['act', 'type', 'author', 'at', 'state', 'title'],
              items.map((one) => [
                one.id,
                one.type,
                one.author,
                one.time,
                one.hold === 'none' ? one.status : one.hold,
                [inLanguage(one.title, language()), ...one.refs.map(({ rel, act }) => `${rel} ${act}`)].join(
                  ' ',
                ),
              ]),
            ),
        ),
      ),
    );
  forOfficers(report.command('correct <act>'))
    .description('tell all who hold an own act which of its sections no longer hold')
    .requiredOption('--sections <names>', 'as facts,subjects')
    .requiredOption('--reason <reason>', 'inaccurate, incomplete, outdated or marking')
    .option('--replacement <act>', 'own act of the same type and dossier that holds instead')
    .action(
      (
        act: string,
        options: OfficerOptions & { sections: string; reason: Correction['reason']; replacement?: string },
      ) =>
        asOfficer(options, async (node) => {
          const { sections, reason, replacement } = options;
          const body = {
            ...{ sections: sections.split(','), reason },
            ...(replacement !== undefined && { replacement }),
          };
          show(
            await node.call('POST /acts/{id}/corrections', { params: { id: act }, body }),
            options,
            (sent) => say('actSent', { act: sent.act }),
          );
        }),
    );
  forOfficers(report.command('translate <act> <language> <file>'))
    .description('keep a human translation: a JSON file of texts by section (title, facts, assessment)')
    .option('--revision <n>', 'the revision that it is written over', '0')
    .action((act: string, lang: string, file: string, options: OfficerOptions & { revision: string }) =>
      asOfficer(options, async (node) => {
        const body = {
          revision: Number(options.revision),
          sections: jsonOf(file) as Record<string, string>,
        };
        const params = { id: act, language: lang };
        show(await node.call('PUT /acts/{id}/translations/{language}', { params, body }), options, () =>
          say('done'),
        );
      }),
    );
  forOfficers(report.command('proof <act>'))
    .description(
      'who is bound to an act and by what; with --out, the proofs and an export that `tansiq verify` reads',
    )
    .option('--out <folder>', 'writes a tlog-proof for each holder, and act.ndjson')
    .action((act: string, options: OfficerOptions & { out?: string }) =>
      asOfficer(options, async (node) => {
        const proof = await node.call('GET /acts/{id}/proof', { params: { id: act } });
        if (options.out !== undefined) {
          mkdirSync(options.out, { recursive: true });
          writeFileSync(join(options.out, 'act.ndjson'), await node.actExport(act));
          for (const { by, proof: text } of proof.proofs)
            writeFileSync(join(options.out, `${by}.tlog-proof`), text);
        }
        show(proof, options, ({ author, proofs }) => [
          `${say('author')}: ${author.party} ${author.time} ${author.key}`,
          ...table(
            ['name', 'at', 'size', 'cosigned'],
            proofs.map((one) => [
              one.by,
              new Date(one.at).toISOString(),
              one.size,
              one.cosignatures.map(({ key }) => key).join(' '),
            ]),
          ),
        ]);
      }),
    );
}

function registerDesk(report: Command): void {
  forOfficers(report.command('check <file>'))
    .description('what the gate says of a JSON file as it stands; nothing is kept')
    .option('--type <type>', 'report.share, report.reply, …', 'report.share')
    .action((file: string, options: OfficerOptions & { type: string }) =>
      asOfficer(options, async (node) => {
        const body = { type: options.type, ...(jsonOf(file) as Omit<DraftBody, 'type'>) };
        show(await node.call('POST /drafts/preview', { body }), options, ({ decisions, problems }) => [
          ...decisions.flatMap((one) => [
            `${one.party}: ${say(one.permit ? 'permit' : 'permitNot')}`,
            ...(one.permit ? [] : one.denials.map((denial) => `  ${inLanguage(denial.texts, language())}`)),
          ]),
          ...problems.map((one) => `${one.section} ${one.path}: ${inLanguage(one.texts, language())}`),
        ]);
      }),
    );
  forOfficers(report.command('return <draft>'))
    .description('give a submitted draft back to its author')
    .option('--remark <words>', 'needed unless it is your own')
    .action((id: string, options: OfficerOptions & { remark?: string }) =>
      asOfficer(options, async (node) => {
        const body = options.remark === undefined ? {} : { remark: options.remark };
        show(await node.call('POST /drafts/{id}/return', { params: { id }, body }), options, () =>
          say('done'),
        );
      }),
    );
}
