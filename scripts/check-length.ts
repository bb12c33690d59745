// SPDX-License-Identifier: Apache-2.0
// Fails when a file is too long to read at once, or does not open with its licence and what it is for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-files.ts';

/** Past 300 lines look for the seam; past this many the check fails. */
const MOST_LINES = 400;

const LICENCE = /^(\/\/|\/\*) SPDX-License-Identifier: Apache-2\.0( \*\/)?$/;
const COMMENT = /^(\/\/|\/\*)/;

/** What is wrong with one file's text; empty where nothing is. A shebang may stand before the licence. */
export function lengthProblems(text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const [first, second] = lines[0]?.startsWith('#!') ? lines.slice(1) : lines;
  const problems: string[] = [];
  if (lines.length > MOST_LINES)
    problems.push(`${lines.length} lines; the most is ${MOST_LINES}: look for the seam`);
  if (!LICENCE.test(first ?? '')) problems.push('its first line is not SPDX-License-Identifier: Apache-2.0');
  if (!COMMENT.test(second ?? ''))
    problems.push('its second line is not a comment that says what the file is for');
  return problems;
}

/** Checks every file that people wrote under `root`; says so when there was none. */
export function checkLength(root: string): { seen: number; problems: string[] } {
  const files = sourceFiles(root, ['.ts', '.tsx', '.mjs', '.css']);
  if (files.length === 0) return { seen: 0, problems: ['no file was found, so nothing was checked'] };
  const problems = files.flatMap((file) =>
    lengthProblems(readFileSync(join(root, file), 'utf8')).map((problem) => `${file}: ${problem}`),
  );
  return { seen: files.length, problems };
}

if (import.meta.main) {
  const { seen, problems } = checkLength(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`length: ${seen} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
