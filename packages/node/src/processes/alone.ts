// SPDX-License-Identifier: Apache-2.0
// The one process of a node: everything falls to it, and there is nobody to tell.
import type { Processes, Work } from './index.ts';

export class Alone implements Processes {
  readonly living = 1;
  readonly #works = new Map<string, Work>();
  readonly #turns = new Map<string, Promise<unknown>>();

  hold(duty: string, begin: () => Work): void {
    if (!this.#works.has(duty)) this.#works.set(duty, begin());
  }

  async drop(duty: string): Promise<void> {
    const work = this.#works.get(duty);
    this.#works.delete(duty);
    await work?.stop();
  }

  has(duty: string): boolean {
    return this.#works.has(duty);
  }

  inTurn<T>(step: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(step) ?? Promise.resolve()).then(work);
    this.#turns.set(
      step,
      done.catch(() => undefined),
    );
    return done;
  }

  tell(): void {
    // Nobody hears it.
  }

  on(): void {
    // Nobody says anything.
  }

  async handOver(): Promise<void> {
    // Nobody takes it.
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#works.keys()].map((duty) => this.drop(duty)));
  }
}
