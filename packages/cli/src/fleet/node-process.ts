// SPDX-License-Identifier: Apache-2.0
// A demonstration's node as a process: makes its folder when it is told what to put there, then serves until it is told to stop, or until
// whoever started it is gone. One process for both, because loading a node twice takes longer than starting one.
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { InitOptions } from '@tansiq/node';
import { untilTold } from '../commands/until-told.ts';

/** The one line on standard input; a password in it is seen by nobody else, as an argument would be. */
export interface NodeOrder {
  readonly dataDir: string;
  /** How to make the node; absent when the folder is there. */
  readonly init?: Omit<InitOptions, 'dataDir'>;
}

function order(): Promise<NodeOrder> {
  const lines = createInterface({ input: process.stdin });
  lines.once('close', () => process.kill(process.pid, 'SIGTERM'));
  return new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line) as NodeOrder)));
}

const told = untilTold();
const [{ initNode, startNode }, { dataDir, init }] = await Promise.all([import('@tansiq/node'), order()]);
if (init) await initNode({ ...init, dataDir });
const node = await startNode({ dataDir, env: process.env });
const { party, officersUrl: officers, partnersPort: partners } = node;
const journal = node.rooms.journal.logKey;
console.log(JSON.stringify({ ready: { party, officers, partners, journal } }));
await told;
await node.stop();
process.exit();
