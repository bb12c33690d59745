// SPDX-License-Identifier: Apache-2.0
// Shows that the length check fails on a long file, on one without its opening lines, and on nothing seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLength, lengthProblems } from './check-length.ts';

const OPENING = '// SPDX-License-Identifier: Apache-2.0\n// Says what it is for.\n';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tansiq-length-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the length check', () => {
  it('takes 400 lines and refuses 401', () => {
    expect(lengthProblems(OPENING + 'a;\n'.repeat(398))).toEqual([]);
    expect(lengthProblems(OPENING + 'a;\n'.repeat(399))).toEqual([expect.stringContaining('401 lines')]);
  });

  it('wants the licence first and what the file is for second', () => {
    expect(lengthProblems('// For something.\n// SPDX-License-Identifier: Apache-2.0\n')).toHaveLength(1);
    expect(lengthProblems('// SPDX-License-Identifier: Apache-2.0\n\nexport {};\n')).toHaveLength(1);
    expect(lengthProblems('')).toHaveLength(2);
    expect(lengthProblems('/* SPDX-License-Identifier: Apache-2.0 */\n/* For pages. */\n')).toEqual([]);
    expect(lengthProblems(`#!/usr/bin/env node\n${OPENING}`)).toEqual([]);
  });

  it('fails when it found no file', () => {
    expect(checkLength(root)).toEqual({
      seen: 0,
      problems: [expect.stringContaining('nothing was checked')],
    });
  });

  it('reads every kind of source and leaves out what was installed or emitted', () => {
    for (const folder of ['src', 'node_modules/x', 'dist', '.cache'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const name of ['a.ts', 'b.tsx', 'c.mjs', 'd.css']) writeFileSync(join(root, 'src', name), 'x');
    for (const folder of ['node_modules/x', 'dist', '.cache']) writeFileSync(join(root, folder, 'e.ts'), 'x');
    const { seen, problems } = checkLength(root);
    expect(seen).toBe(4);
    expect(problems).toHaveLength(8);
  });
});
