// SPDX-License-Identifier: Apache-2.0
// The supervisor's witness as a process of its own: `node packages/node/src/witness/main.ts --data DIR --port N`.
import { parseArgs } from 'node:util';
import { createLogger } from '../logging/index.ts';
import { WitnessError } from './witness-error.ts';
import { startWitness } from './witness-server.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    name: { type: 'string', default: 'witness' },
    /** Verifier key of a log to take on; may stand several times. */
    log: { type: 'string', multiple: true, default: [] },
  },
});

async function main(): Promise<void> {
  const port = Number(values.port);
  if (values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WitnessError(
      'damaged',
      'usage: --data DIR --port N [--host HOST] [--name NAME] [--log VERIFIER-KEY]…',
    );
  }
  const log = createLogger({ level: 'warn' });
  const witness = await startWitness({
    dataDir: values.data,
    host: values.host,
    port,
    name: values.name,
    now: Date.now,
    log,
  });
  for (const key of values.log) witness.know(key);
  process.stdout.write(`${JSON.stringify({ url: witness.url, key: witness.key })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void witness.close());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof WitnessError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
