// SPDX-License-Identifier: Apache-2.0
// Stands for vitest where tests judge mutants: keeps the tests of all files, so that each can be run again and again in one process.
export { expect } from 'vitest';

type Body = () => unknown;

export const cases: { readonly name: string; readonly run: Body }[] = [];
const before: Body[] = [];
const path: string[] = [];

export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

describe.skipIf = (skip: boolean) => (name: string, body: () => void) => {
  if (!skip) describe(name, body);
};

export function it(name: string, ...rest: unknown[]): void {
  const run = rest.find((one) => typeof one === 'function');
  if (run !== undefined) cases.push({ name: [...path, name].join(' > '), run: run as Body });
}

it.each =
  (rows: readonly unknown[]) =>
  (name: string, run: (...row: unknown[]) => unknown): void => {
    for (const [at, row] of rows.entries())
      it(`${name} (${at + 1})`, () => run(...(Array.isArray(row) ? row : [row])));
  };

export function beforeAll(run: Body): void {
  before.push(run);
}

/** What the files ask for before their tests: once all of them are loaded. */
export async function prepare(): Promise<void> {
  for (const run of before) await run();
}
