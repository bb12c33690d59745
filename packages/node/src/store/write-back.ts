// SPDX-License-Identifier: Apache-2.0
// Has SQLite's write-ahead log copied back on another thread while many rows are written, so that those who write do not wait for it.
import { Worker } from 'node:worker_threads';

/** Rows written between two times that the log is copied back. */
const ROWS = 8_000;

export class WriteBack {
  readonly #path: string;
  #rows = 0;
  #thread: Worker | undefined;
  #isCopying = false;
  #isClosed = false;
  readonly #ended = Promise.withResolvers<void>();

  constructor(path: string) {
    this.#path = path;
  }

  /** So many rows more were written. */
  readonly wrote = (rows: number): void => {
    this.#rows += rows;
    if (this.#rows < ROWS || this.#isCopying || this.#isClosed) return;
    this.#rows = 0;
    this.#isCopying = true;
    this.#running().postMessage('write-back');
  };

  /** Resolves when the thread has let go of the file. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (!this.#thread) return;
    // Whoever closes waits for it, also when nothing else is left to do.
    this.#thread.ref();
    this.#thread.postMessage('close');
    await this.#ended.promise;
  }

  /** Started when it is first needed: most nodes write little at a time, and SQLite does it as it goes. */
  #running(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(new URL('./write-back-thread.ts', import.meta.url), {
      workerData: this.#path,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4, stackSizeMb: 1 },
    });
    thread.unref();
    thread.on('message', () => {
      this.#isCopying = false;
    });
    thread.once('exit', () => this.#ended.resolve());
    // Without the thread SQLite copies the log back itself, at its own threshold: nothing is lost but time.
    thread.on('error', () => {
      this.#isClosed = true;
    });
    this.#thread = thread;
    return thread;
  }
}
