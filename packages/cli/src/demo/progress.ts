// SPDX-License-Identifier: Apache-2.0
// How far the story has been told in this folder, so that a second start goes on instead of repeating.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What each chapter leaves behind for those after it. */
export interface Story {
  pairing?: { fingerprints: Readonly<Record<string, string>> };
  negotiation?: { lineage: string; terms: string };
  signature?: { inForceAt: string };
  report?: { act: string; dossier: string };
  outcome?: { action: string; arrest: string };
  refusal?: { refused: readonly Refused[] };
  erasure?: { erased: readonly ErasedAct[] };
}

export interface Refused {
  readonly rule: string;
  readonly article: string;
}

/** An act whose content was erased, and strings that stood in it and must now stand nowhere. */
export interface ErasedAct {
  readonly act: string;
  readonly markers: readonly string[];
}

export class Progress {
  readonly #path: string;
  readonly #story: Story;

  /** @param path a JSON file, made with the first chapter */
  constructor(path: string) {
    this.#path = path;
    this.#story = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Story) : {};
  }

  has(chapter: keyof Story): boolean {
    return this.#story[chapter] !== undefined;
  }

  /** What a chapter that was told left. @throws Error when it was not: chapters are told in their order */
  of<C extends keyof Story>(chapter: C): NonNullable<Story[C]> {
    const left = this.#story[chapter];
    if (left === undefined) throw new Error(`the chapter ${chapter} has not been told`);
    return left;
  }

  keep<C extends keyof Story>(chapter: C, left: NonNullable<Story[C]>): void {
    this.#story[chapter] = left;
    const draft = `${this.#path}.new`;
    writeFileSync(draft, `${JSON.stringify(this.#story, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}
