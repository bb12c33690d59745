// SPDX-License-Identifier: Apache-2.0
// A process that serves until it is told to stop: by a signal, or by the end of whoever started it.
import { Socket } from 'node:net';
import process from 'node:process';

/** Resolves at SIGINT, SIGTERM or SIGHUP. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Lets this process stop as if told when standard input ends, as it does when whoever started it is gone. */
export function stopAtInputEnd(): void {
  const { stdin } = process;
  stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
  stdin.resume();
  // A pipe that nobody writes to should not keep a stopped process alive.
  if (stdin instanceof Socket) stdin.unref();
}

/** The settings of a node in the environment: variables that are the command's own, not a node's, are left out. */
export function nodeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^TANSIQ_(PASSWORD|NEW_PASSWORD|URL|SHARED)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
