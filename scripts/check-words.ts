// SPDX-License-Identifier: Apache-2.0
// Fails on names that say nothing about the field, and on marks of work that was left undone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-files.ts';

/** Names of no field: what is in such a file, folder or class has a better name. */
const EMPTY_NAMES = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers'];
/** These say nothing as a whole name and something as part of one (`data-folder.ts`). */
const EMPTY_WHEN_ALONE = ['data'];

const LEFT_UNDONE: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(TODO|FIXME|HACK|XXX)\b/, 'work left undone: do it, or say in docs/STATUS.md what is missing'],
  [/@ts-(ignore|nocheck)/, 'a type error silenced'],
  [/biome-ignore(-all)? lint(\/\w+)*: *$/, 'a rule silenced without a reason'],
  [/\b(describe|it|test)\.only\b/, 'a test that keeps the others from running'],
  [
    /\b(describe|it|test)\.(skip|todo)\b/,
    'a test that never runs; skipIf(condition) says when and why it does not',
  ],
  [
    /\b(class|interface|type)\s+\w*(Manager|Helper|Helpers|Util|Utils)\b/,
    'a name that says nothing about the field',
  ],
];

/** Its own patterns and its test's examples are not marks. */
const OWN_FILES = ['scripts/check-words.ts', 'scripts/check-words.test.ts'];

/** Why a path's names are refused; undefined where they are not. */
export function emptyName(path: string): string | undefined {
  for (const segment of path.split('/')) {
    const name = segment.replace(/\..*$/, '').toLowerCase();
    const empty = EMPTY_WHEN_ALONE.includes(name)
      ? name
      : name.split('-').find((word) => EMPTY_NAMES.includes(word));
    if (empty !== undefined) return `the name "${empty}" says nothing about the field`;
  }
  return undefined;
}

/** Marks of undone work in a text, each with its line number counted from 1. */
export function undoneMarks(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      LEFT_UNDONE.filter(([pattern]) => pattern.test(line)).map(([, why]) => `line ${index + 1}: ${why}`),
    );
}

/** Checks every file that people wrote under `root`; says so when there was none. */
export function checkWords(root: string): { seen: number; problems: string[] } {
  const files = sourceFiles(root, ['.ts', '.tsx', '.mjs', '.css']);
  if (files.length === 0) return { seen: 0, problems: ['no file was found, so nothing was checked'] };
  const problems = files.flatMap((file) => {
    const name = emptyName(file);
    const marks = OWN_FILES.includes(file) ? [] : undoneMarks(readFileSync(join(root, file), 'utf8'));
    return [...(name === undefined ? [] : [name]), ...marks].map((problem) => `${file}: ${problem}`);
  });
  return { seen: files.length, problems };
}

if (import.meta.main) {
  const { seen, problems } = checkWords(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`words: ${seen} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
