// SPDX-License-Identifier: Apache-2.0
// A node as a process whose clock can be put wrong from outside: otherwise as the demonstration's, and as `tansiq serve`.
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { type InitOptions, initNode, startNode } from '@tansiq/node';

interface Order {
  readonly dataDir: string;
  readonly init?: Omit<InitOptions, 'dataDir'>;
  readonly knownLogs?: string;
}

/** Milliseconds that this node's clock is off. */
let shift = 0;
const now = () => Date.now() + shift;

function listen(): Promise<Order> {
  const lines = createInterface({ input: process.stdin });
  lines.once('close', () => process.kill(process.pid, 'SIGTERM'));
  return new Promise((resolve) =>
    lines.on('line', (line) => {
      const said = JSON.parse(line) as Partial<Order> & { shift?: number };
      if (said.shift !== undefined) shift = said.shift;
      if (said.dataDir !== undefined) resolve(said as Order);
    }),
  );
}

const told = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
const { dataDir, init, knownLogs } = await listen();
if (init) {
  const { TANSIQ_STORE_POSTGRES: postgres } = process.env;
  const { journal } = await initNode({ ...init, dataDir, ...(postgres === undefined ? {} : { postgres }) });
  if (knownLogs !== undefined) appendFileSync(knownLogs, `${journal}\n`, { mode: 0o600 });
}
// Its officers are programs that do nothing else: they would be told to wait.
const most = { burst: 100_000, perSecond: 100_000 };
const { TANSIQ_STORE_POSTGRES: _, ...env } = process.env;
const node = await startNode({ dataDir, env, now, rates: { perAddress: most, perUser: most } });
const { party, officersUrl: officers, partnersPort: partners } = node;
console.log(JSON.stringify({ ready: { party, officers, partners } }));
await told;
await node.stop();
process.exit();
