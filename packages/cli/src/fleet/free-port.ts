// SPDX-License-Identifier: Apache-2.0
// Ports on the loopback that nobody listens on, so chosen that others who choose at the same time take other ones.
import { createServer } from 'node:net';
import process from 'node:process';

/** Below the ports from which systems take those of outgoing connections (Linux from 32768, IANA from 49152): no call can be in the way. */
const FIRST = 10_240;
const END = 32_768;
/** Each process looks from a place of its own, so that two that start nodes at once do not pass each other the same port. */
const BLOCK = 64;

let next = (process.pid * BLOCK) % (END - FIRST);

/** A port that nobody listens on and that this process has not given out. @throws Error when all are taken */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < END - FIRST; tried += 1) {
    const port = FIRST + next;
    next = (next + 1) % (END - FIRST);
    if (await isFree(port)) return port;
  }
  throw new Error('no port on the loopback');
}

/** Whether nobody listens on this port of the loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
