// SPDX-License-Identifier: Apache-2.0
// The weighing of the first page counts what it needs, once, and nothing else.
import { describe, expect, it } from 'vitest';
import { needed } from './check-pages.ts';

describe('what a page needs', () => {
  it('is all that it imports, also in a ring, and not what is fetched later', () => {
    const graph = {
      main: { file: 'main.js', isEntry: true, imports: ['a'] },
      a: { file: 'a.js', imports: ['b'] },
      b: { file: 'b.js', imports: ['a'] },
      later: { file: 'later.js' },
    };
    expect([...needed(graph, ['main'])]).toEqual(['main', 'a', 'b']);
  });
});
