// SPDX-License-Identifier: Apache-2.0
// What is wrong with a configuration, value by value, in words that an operator can act on.

/** One wrong value. */
export interface ConfigProblem {
  /** The key as it stands in the file: `officers.port`. */
  readonly key: string;
  /** Where the value came from: the name of an environment variable or the file. */
  readonly source: string;
  /** What is wrong and what is allowed. Never the value of a secret. */
  readonly text: string;
}

/** Thrown when a node cannot start with this configuration; names every wrong value at once. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ key, source, text }) => `  ${key} (${source}): ${text}`);
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
