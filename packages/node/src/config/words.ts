// SPDX-License-Identifier: Apache-2.0
// What the shape of the file finds wrong, in words: which key, where it came from, what is allowed.
import type { z } from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { keysUnder } from './environment.ts';
import { holdsSecret } from './secret-keys.ts';

/** One problem per wrong key. `raw` is what was checked; `sourceOf` answers where the value of a key came from. */
export function inWords(
  issue: z.core.$ZodIssue,
  raw: unknown,
  sourceOf: (key: string) => string,
): ConfigProblem[] {
  const key = issue.path.join('.');
  // An element of a list is named by the list, as it is set there.
  const source = sourceOf(issue.path.filter((part) => typeof part === 'string').join('.'));
  if (issue.code === 'unrecognized_keys') {
    const text = `no setting has this name; allowed here: ${keysUnder(key).join(', ')}`;
    return issue.keys.map((name) => ({ key: key === '' ? name : `${key}.${name}`, source, text }));
  }
  const value = issue.path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    raw,
  );
  if (value === undefined) return [{ key, source, text: `is missing; needed: ${issue.message}` }];
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const shown = scalar && !holdsSecret(key) ? `${JSON.stringify(value).slice(0, 100)} is wrong; ` : '';
  return [{ key, source, text: `${shown}allowed: ${issue.message}` }];
}
