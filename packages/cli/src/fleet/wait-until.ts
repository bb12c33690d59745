// SPDX-License-Identifier: Apache-2.0
// Waiting for what another process does: asked again at short, growing intervals, never for ever.
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 15;
const LONGEST_MS = 250;

/**
 * Asks until the answer is neither undefined nor false. `what` says in the error what never came.
 * @throws Error after `withinMs` (30 s unless told)
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const last = performance.now() + withinMs;
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.5, LONGEST_MS)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > last) throw new Error(`still waiting after ${withinMs} ms: ${what}`);
    await sleep(pause);
  }
}
