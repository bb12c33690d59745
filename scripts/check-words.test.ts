// SPDX-License-Identifier: Apache-2.0
// Shows that the words check fails on empty names, on marks of undone work, and on nothing seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWords, emptyName, undoneMarks } from './check-words.ts';

describe('the words check', () => {
  it.each([
    'src/utils.ts',
    'src/helpers/x.ts',
    'src/date-helper.ts',
    'src/data.ts',
    'common/a.ts',
    'src/key-manager.ts',
  ])('refuses the name %s', (path) => {
    expect(emptyName(path)).toContain('says nothing');
  });

  it.each([
    'src/data-folder.ts',
    'src/commons.ts',
    'packages/node/src/store/open.ts',
    'src/data-folder.test.ts',
  ])('takes the name %s', (path) => {
    expect(emptyName(path)).toBeUndefined();
  });

  it.each([
    '// TODO later',
    '// @ts-ignore',
    "it.only('runs', () => {});",
    "describe.skip('never', () => {});",
    "it.todo('never');",
    'class KeyManager {}',
    '// biome-ignore lint/suspicious/noExplicitAny:',
  ])('refuses %s', (line) => {
    expect(undoneMarks(`const a = 1;\n${line}\n`)).toEqual([expect.stringContaining('line 2')]);
  });

  it('takes a test that says when it does not run', () => {
    expect(undoneMarks("describe.skipIf(!url)('on PostgreSQL', () => {});\n")).toEqual([]);
  });

  it('fails on a planted file, and when it found none', () => {
    const root = mkdtempSync(join(tmpdir(), 'tansiq-words-'));
    try {
      expect(checkWords(root).problems).toEqual([expect.stringContaining('nothing was checked')]);
      mkdirSync(join(root, 'src'));
      writeFileSync(join(root, 'src/utils.ts'), '// FIXME\n');
      expect(checkWords(root).problems).toHaveLength(2);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
