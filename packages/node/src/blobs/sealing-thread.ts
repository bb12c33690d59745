// SPDX-License-Identifier: Apache-2.0
// A thread for sealing and hashing: started when it is first needed, ended when it has been idle. Orders are carried out one after another.
import { Worker } from 'node:worker_threads';

/**
 * Bytes are views of shared memory. `of` names a running hash of this thread: `begin` starts it, `seal` and `open` add the ciphertext.
 * `open` answers how much opened; `digest` the hash so far, in base64url.
 */
export type SealingOrder =
  | { readonly do: 'begin' | 'hash'; readonly of: string; readonly bytes: Uint8Array }
  | (SealingBatch & { readonly do: 'seal' | 'open' })
  | { readonly do: 'digest' | 'forget'; readonly of: string };

export interface SealingBatch {
  readonly of: string;
  readonly key: Uint8Array;
  /** Number of the first chunk. */
  readonly first: number;
  /** The last chunk of the batch is the attachment's last. */
  readonly last: boolean;
  readonly plain: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Bytes of each. */
export interface OpenedBytes {
  plain: number;
  sealed: number;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const IDLE_MS = 60_000;

export class SealingThread {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #waiting: Waiting[] = [];
  #life = 0;

  /** Another number than before: what was begun then is lost. */
  get life(): number {
    return this.#life;
  }

  /** @throws Error when the thread failed: what it had begun is lost with it */
  ask(order: SealingOrder): Promise<unknown> {
    const worker = this.#running();
    worker.ref();
    clearTimeout(this.#idle);
    const answer = new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    worker.postMessage(order);
    return answer;
  }

  /** Lets go of a running hash. */
  forget(of: string): void {
    if (!this.#worker) return;
    this.ask({ do: 'forget', of }).catch(() => {
      // Lost with the thread.
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./sealing-worker.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4, stackSizeMb: 1 },
    });
    worker.on('message', ({ answer, error }: { answer?: unknown; error?: string }) => {
      const one = this.#waiting.shift();
      if (error === undefined) one?.resolve(answer);
      else one?.reject(new Error(`sealing failed: ${error}`));
      if (this.#waiting.length === 0) this.#rest(worker);
    });
    worker.on('error', (error: Error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the thread for sealing ended')));
    this.#worker = worker;
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => {
      this.#lose(worker, new Error('the thread for sealing was idle'));
      void worker.terminate();
    }, IDLE_MS).unref();
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#life += 1;
    for (const one of this.#waiting.splice(0)) one.reject(error);
  }
}
