// SPDX-License-Identifier: Apache-2.0
// Two nodes as processes, paired, with an agreement in force and the people that a release names.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initNode } from '@tansiq/node';
import { benchTerms } from './terms.ts';

export interface NodeProcess {
  party: string;
  ask(command: object): Promise<unknown>;
}

export interface NodePair {
  from: NodeProcess;
  to: NodeProcess;
  lineage: string;
  readyMs: number;
  stop(): Promise<void>;
}

interface Made {
  party: string;
  dataDir: string;
  card: string;
  fingerprint: string;
}

export async function startPair(): Promise<NodePair> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-bench-'));
  const made = [await make(folder, 'ma.dgsn'), await make(folder, 'es.pn')] as const;
  const nodes = [start(), start()] as const;
  const ready = (await Promise.all(nodes.map((node, i) => node.ask({ do: 'start', dataDir: made[i]?.dataDir })))) as { readyMs: number }[];
  const [from, to] = [{ ...nodes[0], party: made[0].party }, { ...nodes[1], party: made[1].party }];
  await from.ask({ do: 'pair', card: made[1].card, fingerprint: made[1].fingerprint });
  await to.ask({ do: 'pair', card: made[0].card, fingerprint: made[0].fingerprint });
  const terms = benchTerms(made.map(({ party, card }) => ({ party, card })));
  await from.ask({ do: 'agree', step: 'propose', terms, to: to.party });
  await from.ask({ do: 'drained', to: to.party });
  await from.ask({ do: 'agree', step: 'sign', terms, to: to.party });
  await from.ask({ do: 'drained', to: to.party });
  await to.ask({ do: 'agree', step: 'sign', terms, to: from.party });
  await to.ask({ do: 'drained', to: from.party });
  return {
    from,
    to,
    lineage: terms.lineage,
    readyMs: Math.max(...ready.map((one) => one.readyMs)),
    stop: async () => {
      await Promise.all(nodes.map((node) => node.ask({ do: 'stop' })));
      for (const node of nodes) node.child.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function make(folder: string, party: string): Promise<Made> {
  const dataDir = join(folder, party);
  const port = await freePort();
  const made = await initNode({
    dataDir,
    party,
    names: { en: party },
    spoc: { en: party },
    supervisor: { en: party },
    officers: { host: '127.0.0.1', port: await freePort() },
    partners: { host: '127.0.0.1', port, endpoint: `https://${party.replace('.', '-')}.localhost:${port}` },
    admin: { login: 'admin', name: 'Admin', password: 'seven quiet harbours', language: 'en' },
  });
  return { party, dataDir, ...made };
}

function start(): NodeProcess & { child: ChildProcess } {
  const child = fork(fileURLToPath(new URL('node-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'json',
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`a measured node ended with ${code}`));
  });
  const ask = (command: object) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, command });
    });
  return { child, party: '', ask };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
