// SPDX-License-Identifier: Apache-2.0
// What a running node does by the clock: each task once after the start and then at its own pace, one at a time, a failing one logged and tried again.
import type { Logger } from './logging/index.ts';

export interface Task {
  /** For the log. */
  name: string;
  /** Milliseconds between the end of one run and the next; absent for once after a start. */
  everyMs?: number;
  /** @param starting true the first time */
  run(starting: boolean): Promise<unknown>;
}

export class Upkeep {
  readonly #tasks: readonly Task[];
  readonly #log: Logger;
  readonly #timers = new Map<Task, NodeJS.Timeout>();
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(tasks: readonly Task[], log: Logger) {
    this.#tasks = tasks;
    this.#log = log;
  }

  start(): void {
    for (const task of this.#tasks) this.#queue(task, true);
  }

  /** Begins nothing new and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#running;
  }

  #queue(task: Task, starting: boolean): void {
    this.#running = this.#running.then(() => this.#run(task, starting));
  }

  async #run(task: Task, starting: boolean): Promise<void> {
    if (this.#stopped) return;
    try {
      await task.run(starting);
    } catch (error) {
      this.#log.error({ err: error, step: task.name }, 'upkeep failed');
    }
    if (task.everyMs === undefined || this.#stopped) return;
    this.#timers.set(task, setTimeout(() => this.#queue(task, false), task.everyMs).unref());
  }
}
