// SPDX-License-Identifier: Apache-2.0
// Waiting for what another process does: asked again at short, growing intervals, never for ever; and waiting for the clock.
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 15;
const LONGEST_MS = 250;

/**
 * Asks until the answer is neither undefined nor false. `what` says in the error what never came.
 * @throws Error after `withinMs` (two minutes unless told: a machine that does much else must not decide what is shown)
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  withinMs = 120_000,
): Promise<T> {
  const last = performance.now() + withinMs;
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.5, LONGEST_MS)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > last) throw new Error(`still waiting after ${withinMs} ms: ${what}`);
    await sleep(pause);
  }
}

/** Waits until the clock, in whole seconds since 1970, has gone past `second`. */
export async function untilAfter(second: number): Promise<void> {
  while (Math.floor(Date.now() / 1000) <= second) await sleep((second + 1) * 1000 - Date.now() + 1);
}
