// SPDX-License-Identifier: Apache-2.0
// Answers those who ask at one moment together. A reading begins after all have asked whom it answers, and nothing of it is kept for later.
import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting<Who, Answer> {
  readonly about: string;
  readonly who: Who;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Who asks while others are answered waits for the next turn, whatever they ask about: how long tells nothing of what others look at. */
export class Together<Who, Answer> {
  readonly #answer: (about: string, who: readonly Who[]) => Promise<readonly Answer[]>;
  #waiting: Waiting<Who, Answer>[] = [];
  #running = false;

  /** @param answer one for each who asked, in their order */
  constructor(answer: (about: string, who: readonly Who[]) => Promise<readonly Answer[]>) {
    this.#answer = answer;
  }

  ask(about: string, who: Who): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ about, who, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // One turn of the event loop, so that what is asked together is answered together.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const all = Map.groupBy(this.#waiting.splice(0), ({ about }) => about);
      await Promise.all([...all].map(([about, some]) => this.#tell(about, some)));
    }
    this.#running = false;
  }

  async #tell(about: string, some: readonly Waiting<Who, Answer>[]): Promise<void> {
    try {
      const answers = await this.#answer(
        about,
        some.map(({ who }) => who),
      );
      for (const [at, { resolve }] of some.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }
}
