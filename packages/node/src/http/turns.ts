// SPDX-License-Identifier: Apache-2.0
// Turns at heavy work: each user has a few at a time, and what is asked beyond them waits in that user's own line, so that nobody waits for another's
// searches, exports and papers.
import { rateLimited } from '../refusal.ts';

/** Heavy calls of one user at a time: fewer than papers can wait to be set. */
export const AT_ONCE = 2;
/** Calls that wait in one user's line. */
const WAITING = 30;

interface Line {
  running: number;
  waiting: (() => void)[];
}

export class Turns {
  readonly #lines = new Map<string, Line>();

  /** Resolves when it is the caller's turn, to what ends it. @throws Refusal 429 when the line of `key` is full */
  async take(key: string): Promise<() => void> {
    const line = this.#lines.get(key) ?? { running: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.running < AT_ONCE) line.running += 1;
    else if (line.waiting.length >= WAITING) throw rateLimited(1);
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#end(key, line);
    };
  }

  #end(key: string, line: Line): void {
    const next = line.waiting.shift();
    // The turn goes over to who waits, so that nobody comes in between.
    if (next) next();
    else line.running -= 1;
    if (line.running === 0) this.#lines.delete(key);
  }
}

/** The same answer; `end` is called once its body has been read, was let go of, or has failed. */
export function untilRead(answer: Response, end: () => void): Response {
  if (!answer.body) {
    end();
    return answer;
  }
  const reader = answer.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    pull: async (out) => {
      try {
        const { done, value } = await reader.read();
        if (!done) return out.enqueue(value);
        end();
        out.close();
      } catch (error) {
        end();
        out.error(error);
      }
    },
    cancel: async (why) => {
      end();
      await reader.cancel(why);
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
