// SPDX-License-Identifier: Apache-2.0
// A demonstration's node as a process: makes its folder when it is told what to put there, then serves until it is told to stop, or until
// whoever started it is gone. One process for both, because loading a node twice takes longer than starting one.
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InitOptions } from '@tansiq/node';
import { pagesFolder } from '@tansiq/web';
import { untilTold } from '../commands/until-told.ts';

/** The one line on standard input; a password in it is seen by nobody else, as an argument would be. */
export interface NodeOrder {
  readonly dataDir: string;
  /** How to make the node; absent when the folder is there. */
  readonly init?: Omit<InitOptions, 'dataDir'>;
  /** Where the witness keeps the logs that it knows: a new journal's key is added before the node first shows it. */
  readonly knownLogs?: string;
}

function order(): Promise<NodeOrder> {
  const lines = createInterface({ input: process.stdin });
  lines.once('close', () => process.kill(process.pid, 'SIGTERM'));
  return new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line) as NodeOrder)));
}

const told = untilTold();
const [{ initNode, startNode }, { dataDir, init, knownLogs }] = await Promise.all([
  import('@tansiq/node'),
  order(),
]);
if (init) {
  const { journal } = await initNode({ ...init, dataDir });
  // What a supervisor does once: the witness takes on the log of this node's journal.
  if (knownLogs !== undefined) appendFileSync(knownLogs, `${journal}\n`, { mode: 0o600 });
}
const node = await startNode({ dataDir, env: process.env, pages: fileURLToPath(pagesFolder) });
const { party, officersUrl: officers, partnersPort: partners } = node;
console.log(JSON.stringify({ ready: { party, officers, partners } }));
await told;
await node.stop();
process.exit();
