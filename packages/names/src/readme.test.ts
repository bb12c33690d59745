// SPDX-License-Identifier: Apache-2.0
// Runs the examples of README.md: every line with a comment must come out as the comment says.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as names from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '');

/** An example as a function body: imports from the package's surface, every `value; // expected` recorded. */
function bodyOf(example: string): string {
  return example
    .replace(/import \{([^}]+)\} from '@tansiq\/names';/gu, 'const {$1} = names;')
    .replace(/^(\S.*); \/\/ (.+)$/gmu, 'check($1, $2);');
}

describe('the examples of the README', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples.map((example, i) => [i + 1, example] as const))(
    'example %i comes out as it says',
    (_number, example) => {
      let checks = 0;
      const check = (value: unknown, expected: unknown) => {
        checks++;
        expect(value).toEqual(expected);
      };
      const run = new Function('names', 'check', bodyOf(example)) as (
        surface: typeof names,
        check: (value: unknown, expected: unknown) => void,
      ) => void;
      run(names, check);
      expect(checks).toBeGreaterThan(0);
    },
  );
});
