// SPDX-License-Identifier: Apache-2.0
// For all browser tests of a run: one stage and one browser, since both are dear. Tests make what they change themselves.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { Door } from './stage.ts';

interface Standing {
  /** Address at which the running browser is reached. */
  browser: string;
  /** `ma.dgsn officer` -> where and as whom. */
  doors: Record<string, Door>;
}

declare module 'vitest' {
  interface ProvidedContext extends Standing {}
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = fileURLToPath(new URL('./stage-process.ts', import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', program];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    exit.then(([code]) => Promise.reject(new Error(`the stage ended (${String(code)}) before it stood`))),
  ]);
  const { browser, doors } = JSON.parse(line) as Standing;
  project.provide('browser', browser);
  project.provide('doors', doors);
  return async () => {
    child.stdin.end();
    await exit;
  };
}
