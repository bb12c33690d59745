// SPDX-License-Identifier: Apache-2.0
// The clauses are those of the stories as they were written, and what is not built is said to be missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { clause, judge } from './shown.ts';
import { mustShow } from './stories.ts';

const shared = process.env.TANSIQ_SHARED ?? join(import.meta.dirname, '../../shared');
const file = join(shared, 'design/stories.md');

/** Clauses between semicolons of "Must show", white space as one space. */
function clausesIn(text: string, story: number): string[] {
  const [, section = ''] =
    new RegExp(`^## ${story}\\. .*\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(text) ?? [];
  const [, words = ''] = /Must show:([\s\S]*?)(?:\n\n|$(?![\s\S]))/.exec(section) ?? [];
  return words.split(';').map((one) => one.replace(/\s+/g, ' ').trim());
}

describe('the clauses', () => {
  it.skipIf(!existsSync(file))(
    `are those of stories.md, word for word (skipped where ${file} is not there)`,
    () => {
      const text = readFileSync(file, 'utf8');
      for (const [story, clauses] of Object.entries(mustShow)) {
        expect(clauses, `story ${story}`).toEqual(clausesIn(text, Number(story)));
      }
    },
  );

  it('are all missing where nothing is built, and no node is started to say so', async () => {
    for (const story of [2]) {
      expect(await play(story, () => undefined)).toEqual({ story, shown: [], missing: mustShow[story] });
    }
  });

  it('are never both shown and missing, and none that is not in the story can be claimed', () => {
    const line = clause(3, 'receipt');
    const told = judge(3, [{ line, find: () => ['an act'] }], undefined);
    expect([...told.shown.map((one) => one.line), ...told.missing].toSorted()).toEqual(
      mustShow[3]?.toSorted(),
    );
    expect(told.shown).toEqual([{ line, ok: false, acts: [] }]);
    expect(() => judge(3, [{ line: 'a receipt', find: () => [] }], undefined)).toThrow('not in story 3');
  });
});
