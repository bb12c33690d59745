// SPDX-License-Identifier: Apache-2.0
// `tansiq journal`: who did what; whether the log is whole and witnessed; erasing what old rows say.
// `tansiq journal`: who did what; whether the log is whole and witnessed.
import type { SampleKind } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { say, show, UsageProblem } from './speech.ts';

interface ListOptions extends OfficerOptions {
  who?: string;
  what?: string;
  act?: string;
  dossier?: string;
  since?: string;
  until?: string;
  from?: string;
  limit: string;
}

export function registerJournal(program: Command): void {
  const journal = program.command('journal').description('what people did on this node, and the proof of it');
  forOfficers(journal.command('list'))
    .description('rows, newest first; for the supervisor and the head of the contact point')
    .option('--who <user>')
    .option('--what <verb>')
    .option('--act <act>')
    .option('--dossier <id>')
    .option('--since <when>', 'from this moment on, such as 2026-11-24 or 2026-11-24T09:00Z')
    .option('--until <when>', 'up to this moment')
    .option('--from <n>', 'from this row on downwards: what `next` of the page before said')
    .option('--limit <n>', 'at most 200', '50')
    .action((options: ListOptions) =>
      asOfficer(options, async (node) => {
        const { who, what, act, dossier, from, limit } = options;
        const [since, until] = [secondsOf(options.since), secondsOf(options.until)];
        const given = Object.entries({ who, what, act, dossier, from, since, until }).filter(
          ([, value]) => value !== undefined,
        );
        const page = await node.call('GET /journal', {
          query: { ...Object.fromEntries(given), limit: Number(limit) },
        });
        show(page, options, ({ items }) =>
          items.length === 0 ? say('nothing') : items.map(({ idx, row }) => `${idx}  ${cell(row ?? {})}`),
        );
      }),
    );
  forOfficers(journal.command('erase-before <moment>'))
    .description('erase what rows before this moment say (2023-01-01T00:00:00Z); digests and proofs stay')
    .requiredOption('--why <text>', 'the reason; it is journalled')
    .action((before: string, options: OfficerOptions & { why: string }) =>
      asOfficer(options, async (node) => {
        const done = await node.call('POST /journal/erasure', { body: { before, why: options.why } });
        show(done, options, ({ erased }) => (erased === 0 ? say('nothing') : String(erased)));
      }),
    );
  forOfficers(journal.command('sample'))
    .description('choose rows at random for the supervisor to look at; seed and rows are recorded')
    .option('--kind <kind>', 'consultations, disclosures, changes or refusals', 'consultations')
    .option('--size <n>', 'how many', '20')
    .option('--since <when>', 'from this moment on')
    .option('--until <when>', 'up to this moment')
    .action((options: OfficerOptions & { kind: string; size: string; since?: string; until?: string }) =>
      asOfficer(options, async (node) => {
        const [since, until] = [secondsOf(options.since), secondsOf(options.until)];
        const { id } = await node.call('POST /samples', {
          body: {
            ...{ kind: options.kind as SampleKind, size: Number(options.size) },
            ...(since !== undefined && { since }),
            ...(until !== undefined && { until }),
          },
        });
        const sample = await node.call('GET /samples/{id}', { params: { id } });
        show(sample, options, ({ rows, population, seed }) => [
          `${id}  ${rows.length}/${population}  ${seed}`,
          ...rows.map(({ idx, row }) => `${idx}  ${cell(row ?? {})}`),
        ]);
      }),
    );
  forOfficers(journal.command('verify'))
    .description('recompute the log and compare it with what the witness cosigned')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const state = await node.call('GET /journal/state', {});
        show(state, options, ({ epochs, cosignedSize, ok, problems }) => [
          ...epochs.map(
            ({ origin, rows, witnessed }) =>
              `${origin}  ${say('size')}: ${rows}, ${say('cosigned')}: ${witnessed}`,
          ),
          `${say('cosigned')}: ${cosignedSize}`,
          say(ok ? 'checkPassed' : 'checkFailed'),
          ...problems.map(({ text }) => `  ${text}`),
        ]);
        if (!state.ok) process.exitCode = 1;
      }),
    );
}

/** Seconds since 1970 of what was typed. @throws UsageProblem */
function secondsOf(when: string | undefined): number | undefined {
  if (when === undefined) return undefined;
  const ms = Date.parse(when);
  if (Number.isNaN(ms)) throw new UsageProblem('badMoment', { when });
  return Math.floor(ms / 1000);
}

const cell = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
