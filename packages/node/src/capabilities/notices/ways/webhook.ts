// SPDX-License-Identifier: Apache-2.0
// By a call to an address of the agency's own: signed, over TLS unless it stays on this machine, never following where an answer points.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { WebhookSettings } from '../../../config/index.ts';
import { checkedLookup, requireCallable } from './callable.ts';
import { type Message, NotSent, type Way } from './way.ts';

const PATIENCE_MS = 10_000;

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA256 over the seconds, a dot and the body. Who checks it refuses old seconds, so that a call that was
 * listened to cannot be made again later.
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** @throws Error when the file of the authority cannot be read, or the address is one that is never called */
export function webhookWay({ url, secret, ca }: WebhookSettings, party: string): Way {
  const target = new URL(url);
  requireCallable(target.hostname);
  const trusted = ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') };
  return {
    send: ({ id, at, login, language, counts, link }: Message) => {
      const body = JSON.stringify({
        v: 1,
        id,
        at: new Date(at).toISOString(),
        party,
        user: login,
        language,
        counts: counts.map(({ kind, count }) => ({ kind, count })),
        link,
      });
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'tansiq',
        'x-tansiq-signature': signatureOf(secret.reveal(), Math.floor(at / 1000), body),
      };
      return call(target, headers, body, trusted);
    },
    close: () => undefined,
  };
}

function call(
  target: URL,
  headers: Record<string, string | number>,
  body: string,
  trusted: { ca?: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers,
      agent: false,
      lookup: checkedLookup(target.hostname),
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(target.protocol === 'https:' && { minVersion: 'TLSv1.2' as const, ...trusted }),
    };
    const failed = (error: Error & { code?: unknown }) => {
      const code = typeof error.code === 'string' && /^[A-Z_]{1,40}$/.test(error.code) ? error.code : '';
      reject(
        new NotSent(
          error.name === 'AbortError' || error.name === 'TimeoutError'
            ? 'timeout'
            : code.toLowerCase() || 'failed',
        ),
      );
    };
    const request = (target.protocol === 'https:' ? tlsRequest : plainRequest)(target, options, (answer) => {
      const status = answer.statusCode ?? 0;
      // What it answers is of no use here, and may be as long as it likes.
      answer.destroy();
      if (status >= 200 && status < 300) resolve();
      else reject(new NotSent(status >= 300 && status < 400 ? 'redirect' : `status-${status}`));
    });
    request.on('error', failed);
    request.end(body);
  });
}
