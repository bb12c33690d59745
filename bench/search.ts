// SPDX-License-Identifier: Apache-2.0
// How long a full-text search and a page of acts take in a large store, on both databases, for a reader of everything and one of 1 %.
import { parseArgs } from 'node:util';
import type { RunningNode } from '@tansiq/node';
import { databaseOf, filledNode, type Kind } from './search/fill.ts';
import { measure } from './search/measure.ts';

/**
 * `--acts N` (default 100000), `--runs N` searches of each kind (default 40), `--on sqlite|postgres` for one of them, `--fill` to make the stores and no
 * more. PostgreSQL is
 * measured where TANSIQ_TEST_POSTGRES names a server. Milliseconds of the node's own time, gate, journal and snippets included.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      acts: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '40' },
      on: { type: 'string' },
      fill: { type: 'boolean', default: false },
    },
  });
  const server = process.env.TANSIQ_TEST_POSTGRES;
  const kinds: Kind[] = ['sqlite', 'postgres'];
  const figures: Record<string, unknown> = {};
  for (const kind of kinds) {
    if (values.on !== undefined && values.on !== kind) continue;
    if (kind === 'postgres' && server === undefined) {
      figures[kind] = 'not measured: TANSIQ_TEST_POSTGRES names no server';
      continue;
    }
    const node: RunningNode = await filledNode(kind, Number(values.acts), server);
    try {
      if (!values.fill)
        figures[kind] = await measure(
          node,
          Number(values.runs),
          kind === 'postgres' ? databaseOf(Number(values.acts)) : undefined,
        );
    } finally {
      await node.stop();
    }
  }
  return { acts: Number(values.acts), runs: Number(values.runs), ...figures };
}
