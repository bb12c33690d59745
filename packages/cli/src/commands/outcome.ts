// SPDX-License-Identifier: Apache-2.0
// `tansiq outcome`: what came of a lead, what followed, what the other side says to it, and the totals.
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { composing } from './report.ts';
import { say, show, table } from './speech.ts';

export function registerOutcome(program: Command): void {
  const outcome = program.command('outcome').description('results: reported, confirmed by both, counted');
  composing(outcome, 'report <file>', 'outcome.report').description(
    'make a draft of an outcome from a JSON file',
  );
  composing(outcome, 'confirm <file>', 'outcome.confirm').description(
    'make a draft that confirms an outcome',
  );
  composing(outcome, 'dispute <file>', 'outcome.dispute').description(
    'make a draft that disputes an outcome',
  );
  composing(outcome, 'follow-up <file>', 'outcome.follow-up').description(
    'make a draft of what followed an arrest',
  );
  forOfficers(outcome.command('list'))
    .description('outcomes, who confirmed them, the leads that they came from')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /outcomes', {}), options, (items) =>
          table(
            ['act', 'kind', 'author', 'at', 'state', 'total', 'result'],
            items.map((item) => [
              item.act,
              item.kind,
              item.author,
              item.on,
              item.state,
              item.persons ?? '',
              item.counted ? say('counted') : item.standing,
            ]),
          ),
        ),
      ),
    );
  forOfficers(outcome.command('chain <act>'))
    .description('from a lead over actions to outcomes and what followed, from any act of it')
    .option('--why <reason>', 'kept in the journal; some acts are not opened without')
    .action((act: string, options: OfficerOptions & { why?: string }) =>
      asOfficer(options, async (node) => {
        const wanted = { params: { act }, query: options.why ? { why: options.why } : {} };
        show(await node.call('GET /outcomes/{act}/chain', wanted), options, (chain) =>
          table(
            ['act', 'kind', 'author', 'at'],
            [
              ...[...chain.leads, ...chain.words].map((one) => [one.act, one.type, one.author, one.time]),
              ...[...chain.actions, ...chain.outcomes].map((one) => [one.act, one.kind, one.author, one.on]),
              ...chain.followUps.map((one) => [one.act, one.stage, one.author, one.on]),
            ],
          ),
        );
      }),
    );
  forOfficers(outcome.command('consequences <act>'))
    .description('what the end of the case without conviction means for the data that an arrest rests on')
    .option('--carry-out', 'recall our own acts that it touches, as the agreement says')
    .action((act: string, options: OfficerOptions & { carryOut?: boolean }) =>
      asOfficer(options, async (node) => {
        const verb = options.carryOut ? 'POST' : 'GET';
        const view = await node.call(`${verb} /outcomes/{act}/consequences`, { params: { act } });
        show(view, options, ({ stage, effect, article, acts }) =>
          stage === undefined
            ? say('nothing')
            : [
                `${stage}: ${effect}${article === undefined ? '' : ` (${say('article')} ${article})`}`,
                ...table(
                  ['act', 'kind', 'author', 'hold', 'result'],
                  acts.map((one) => [
                    ...[one.act, one.type, one.author, one.hold],
                    one.recalls
                      .flatMap(({ answers }) => answers.map(({ by, result }) => `${by} ${result}`))
                      .join(', '),
                  ]),
                ),
              ],
        );
      }),
    );
  forOfficers(outcome.command('totals'))
    .description('what both sides confirmed, summed, with the acts that each sum is of')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /outcomes/totals', {}), options, ({ totals }) =>
          Object.entries(totals).map(([kind, total]) => `${kind}: ${JSON.stringify(total)}`),
        ),
      ),
    );
}
