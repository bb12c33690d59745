// SPDX-License-Identifier: Apache-2.0
// `tansiq search`: full text of what the officer may read. What is searched for may come from the standard input, so that no shell keeps it.
import { text as readText } from 'node:stream/consumers';
import type { SearchAnswer, SearchSnippet } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { actTable } from './act-words.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show } from './speech.ts';

interface SearchOptions extends OfficerOptions {
  type?: string;
  author?: string;
  dossier?: string;
  status?: string;
  since?: string;
  until?: string;
  why?: string;
  after?: string;
  limit: string;
}

export function registerSearch(program: Command): void {
  forOfficers(program.command('search'))
    .argument(
      '<words...>',
      'words in any script; "a phrase" in quotes, begin* for what begins so; - reads them',
    )
    .description('full text of the acts that you may read, newest first')
    .option('--type <type>', 'a type, or with a dot at its end all types beginning so')
    .option('--author <party>', 'acts of one party')
    .option('--dossier <id>', 'acts of one dossier')
    .option('--status <status>', 'acts with one status')
    .option('--since <day>', "from this day of the author's on (2026-11-30)")
    .option('--until <day>', 'up to this day')
    .option('--why <reason>', 'kept in the journal; a supervisor must give it')
    .option('--after <cursor>', 'the page after this one')
    .option('--limit <n>', 'how many acts at most (200)', '20')
    .action(async (words: string[], options: SearchOptions) => {
      const typed = words.join(' ');
      const text = typed === '-' ? (await readText(process.stdin)).trim() : typed;
      const { type, author, dossier, status, why, after } = options;
      await asOfficer(options, async (node) => {
        const answer = await node.call('POST /search', {
          body: {
            text,
            limit: Number(options.limit),
            ...(type !== undefined && { type }),
            ...(author !== undefined && { author }),
            ...(dossier !== undefined && { dossier }),
            ...(status !== undefined && { status }),
            ...(why !== undefined && { why }),
            ...(after !== undefined && { after }),
            ...(options.since !== undefined && { since: secondsOf(`${options.since}T00:00:00Z`) }),
            ...(options.until !== undefined && { until: secondsOf(`${options.until}T23:59:59Z`) }),
          },
        });
        show(answer, options, inWords);
      });
    });
}

const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);

function inWords({ items, count, cut, next }: SearchAnswer): string[] {
  return [
    ...actTable(items),
    ...items.flatMap(({ id, snippets }) =>
      snippets.map((one) => `${id.slice(0, 8)} ${one.section}: ${stretch(one)}`),
    ),
    ...(count ? [say(count.more ? 'searchMore' : 'searchFound', { n: count.found })] : []),
    ...(cut ? [say('searchCut')] : []),
    ...(next === undefined ? [] : [`--after ${next}`]),
  ];
}

/** What was found stands between the house's quotes. */
const stretch = ({ parts, cut }: SearchSnippet): string =>
  [cut.before ? '…' : '', ...parts.map(({ text, hit }) => (hit ? `«${text}»` : text)), cut.after ? '…' : '']
    .join('')
    .replaceAll(/\s+/g, ' ');
