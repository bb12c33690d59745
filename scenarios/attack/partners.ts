// SPDX-License-Identifier: Apache-2.0
// Calls of the partners' side: what a real partner sent, changed in one way or another, and sent under its own certificate or a stranger's.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { Dice } from '../chaos/dice.ts';
import type { Recorded, Side } from '../chaos/link.ts';
import { type Got, HANGS_MS } from './caller.ts';

export interface PartnerSent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

const paths: readonly string[] = [
  '/tansiq/v1/card',
  '/tansiq/v1/wanted',
  '/tansiq/v1/batches',
  '/tansiq/v1/receipts',
  '/tansiq/v1/entries',
  '/tansiq/v1/own',
  '/tansiq/v1/attachments',
  '/tansiq/v1/heads',
  '/tansiq/v2/batches',
  '/tansiq/v1/batches/%00',
  '/tansiq/v1/entries?from=-1&to=99999999999999999999',
  `/tansiq/v1/attachments/${'a'.repeat(43)}/${'b'.repeat(22)}`,
  `/${'x'.repeat(4000)}`,
];

/** A recorded call, as it was or changed. */
export function partnerCallOf(recorded: readonly Recorded[], dice: Dice): PartnerSent {
  const base = dice.pick(recorded);
  const [method = 'GET', url = '/'] = base.path.split(' ');
  const sent = { method, path: url, headers: { ...base.headers }, body: Buffer.from(base.body) };
  switch (dice.whole(0, 9)) {
    case 0:
      return { ...sent, method: dice.pick(['GET', 'POST', 'PUT', 'DELETE']), path: dice.pick(paths) };
    case 1:
      return { ...sent, body: flipped(sent.body, dice) };
    case 2:
      return { ...sent, body: sent.body.subarray(0, dice.whole(0, sent.body.length)) };
    case 3: {
      const other = dice.pick(recorded).body;
      const at = dice.whole(0, Math.min(other.length, sent.body.length));
      return { ...sent, body: Buffer.concat([sent.body.subarray(0, at), other.subarray(at)]) };
    }
    case 4:
      return { ...sent, body: Buffer.alloc(dice.pick([0, 1, 100, 100_000]), dice.whole(0, 255)) };
    case 5:
      return { ...sent, body: Buffer.concat([sent.body, sent.body]) };
    case 6:
      return {
        ...sent,
        headers: { ...sent.headers, 'content-type': dice.pick(['text/html', 'a/b', '*/*']) },
      };
    case 7: {
      const name = dice.pick(['range', 'tansiq-wanted', 'tansiq-from', 'x-size']);
      return {
        ...sent,
        headers: { ...sent.headers, [name]: dice.pick(['-1', '', 'x'.repeat(3000), '9'.repeat(40)]) },
      };
    }
    case 8:
      return { ...sent, path: `${url}${dice.pick(['/', '?a=1', '/..', '%2f', '//', ';x'])}` };
    default:
      // Once more, exactly as it was.
      return sent;
  }
}

function flipped(body: Buffer, dice: Dice): Buffer {
  for (let times = dice.whole(1, 3); times > 0 && body.length > 0; times -= 1) {
    const at = dice.whole(0, body.length - 1);
    body[at] = (body[at] ?? 0) ^ (1 << dice.whole(0, 7));
  }
  return body;
}

export class PartnerLine {
  readonly #at: Side;
  readonly #agents: readonly Agent[];

  /** @param as whose certificate is shown; nobody's for a stranger without one */
  constructor(at: Side, as: Side) {
    this.#at = at;
    this.#agents = [
      new Agent({
        keepAlive: true,
        maxSockets: 8,
        ...as.identity,
        rejectUnauthorized: false,
        minVersion: 'TLSv1.3',
      }),
      new Agent({ keepAlive: true, maxSockets: 2, rejectUnauthorized: false, minVersion: 'TLSv1.3' }),
    ];
  }

  async send({ method, path, headers, body }: PartnerSent, isStranger: boolean): Promise<Got> {
    const began = performance.now();
    const agent = this.#agents[isStranger ? 1 : 0];
    try {
      const outgoing = request({
        ...{ host: '127.0.0.1', port: this.#at.port, method, path, timeout: HANGS_MS },
        headers: { ...headers, 'content-length': body.length },
        ...(agent && { agent }),
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      const answered = once(outgoing, 'response');
      outgoing.end(body);
      const [incoming] = (await answered) as [IncomingMessage];
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const text = Buffer.concat(parts).toString('latin1');
      return { status: incoming.statusCode ?? 0, text, ms: performance.now() - began };
    } catch (error) {
      return { status: 0, text: String(error), ms: performance.now() - began };
    }
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }
}
