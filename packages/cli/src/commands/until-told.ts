// SPDX-License-Identifier: Apache-2.0
// A process that serves until it is told to stop, and what of its environment is the node's.
import process from 'node:process';

/** Resolves at SIGINT, SIGTERM or SIGHUP. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** The settings of a node in the environment: variables that are the command's own, not a node's, are left out. */
export function nodeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^TANSIQ_(PASSWORD|NEW_PASSWORD|URL|SHARED)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
