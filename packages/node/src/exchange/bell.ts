// SPDX-License-Identifier: Apache-2.0
// Wakes a loop that waits: when something is due, when its time has come, at once when it is to stop.

/** A ring while nobody waits is not lost. For one loop. */
export class Bell {
  readonly #stop: AbortSignal;
  #rung = false;
  #wake: (() => void) | undefined;

  constructor(stop: AbortSignal) {
    this.#stop = stop;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits for a ring or the time. @param deaf a ring does not shorten the pause (after a failure). */
  async wait(ms: number, deaf = false): Promise<void> {
    if (this.#stop.aborted) return;
    if (this.#rung && !deaf) {
      this.#rung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#stop.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#stop.addEventListener('abort', end);
      if (!deaf) this.#wake = end;
    });
    this.#wake = undefined;
    this.#rung = false;
  }
}
