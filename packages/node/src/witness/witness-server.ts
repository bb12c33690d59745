// SPDX-License-Identifier: Apache-2.0
// The witness as a small HTTP server: `POST /add-checkpoint` and nothing else.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeError, type Logger } from '../logging/index.ts';
import { Witness } from './witness.ts';
import { WitnessFolder } from './witness-folder.ts';

/** More than any note that a log of this house makes, with its proof. */
const BODY_LIMIT = 65_536;

export interface WitnessOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Name of its key, for a new folder. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
}

export interface RunningWitness {
  /** What nodes configure as `witness.url`. */
  readonly url: string;
  /** What nodes configure as `witness.key`. */
  readonly key: string;
  /** Takes on a log by its verifier key. */
  know(logKey: string): void;
  close(): Promise<void>;
}

/** Starts a witness. @throws WitnessError */
export async function startWitness(options: WitnessOptions): Promise<RunningWitness> {
  const { dataDir, host, port, name, now, log } = options;
  const folder = WitnessFolder.open(dataDir, name);
  const witness = new Witness(folder, now);
  const server = createServer((incoming, outgoing) => {
    void serve(witness, incoming, log).then(({ status, type, body }) => {
      outgoing
        .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
  });
  server.requestTimeout = 30_000;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    key: folder.verifierKey(),
    know: (logKey) => folder.know(logKey),
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
      folder.close();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function serve(witness: Witness, incoming: IncomingMessage, log: Logger): Promise<Answer> {
  const plain = (status: number, body: string): Answer => ({
    status,
    type: 'text/plain; charset=utf-8',
    body,
  });
  try {
    if (incoming.url !== '/add-checkpoint') return plain(404, 'not found\n');
    if (incoming.method !== 'POST') return plain(405, 'only POST\n');
    const body = await readBody(incoming);
    if (body === undefined) return plain(413, 'too large\n');
    const answer = witness.addCheckpoint(body);
    log.info({ status: answer.status, bytes: body.length }, 'add-checkpoint');
    return answer;
  } catch (error) {
    log.error({ err: error }, 'add-checkpoint failed');
    return plain(500, `${describeError(error).name}\n`);
  }
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
