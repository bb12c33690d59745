// SPDX-License-Identifier: Apache-2.0
// Who calls, as far as a connection and a trusted proxy in front of it tell: the address, and the host that was asked for.
import type { Context } from 'hono';

/** Address of the client. Behind a proxy the last one of `X-Forwarded-For`, which the proxy itself saw; those before it are claims. */
export function callerAddress(c: Context, behindProxy: boolean): string {
  const last = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (last !== undefined && last !== '') return last;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? 'local';
}

/** The host that the client asked for, with its port. */
export function askedHost(c: Context, behindProxy: boolean): string {
  return (behindProxy ? c.req.header('x-forwarded-host') : undefined) ?? c.req.header('host') ?? '';
}
