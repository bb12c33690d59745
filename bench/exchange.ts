// SPDX-License-Identifier: Apache-2.0
// Two node processes on SQLite, everything on: how many acts a second end to end, and how long one act takes when all is quiet.
import { parseArgs } from 'node:util';
import { startPair } from './exchange/pair.ts';
import { measureRound } from './exchange/round.ts';

/** `--acts N` (default 10000), `--singles N` (default 500). What a long history changes is `grow`. */
export async function run(args: string[]): Promise<object> {
  const number = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({ args, options: { acts: number('10000'), singles: number('500') } });
  const acts = Number(values.acts);
  const pair = await startPair();
  try {
    const round = await measureRound(pair, { acts, singles: Number(values.singles) });
    return { acts, ...round, readyMs: Math.round(pair.readyMs) };
  } finally {
    await pair.stop();
  }
}
