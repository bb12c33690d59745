// SPDX-License-Identifier: Apache-2.0
// `tansiq names eval` on files as people hand them in.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { tellFailure } from './failure.ts';
import { evaluate } from './names-eval.ts';

const folder = mkdtempSync(join(tmpdir(), 'tansiq-names-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(register: string, queries: string, fill = 0) {
  const warned: string[] = [];
  const options = { register: file('r.tsv', register), queries: file('q.tsv', queries), fill };
  const report = await evaluate({ ...options, say: () => undefined, warn: (line) => warned.push(line) });
  return { report, warned };
}

const REGISTER =
  'id\tname\tbirth\n1\tMohamed Benjelloun\t1980\n1\tMohammed Ben Jelloun\t\n2\tGul Agha Ishaqzai\t\n3\tRahim Kakazada\t1983\n';
const QUERIES = 'query\tid\tbirth\nمحمد بن جلون\t1\t1980\nگل آغا اسحاقزی\t2\t\nرحيم کاکا زاده\t3\n';

describe('a register and queries to evaluate', () => {
  it('are read with Persian letters, rows of one id, empty births and a missing last cell', async () => {
    const { report, warned } = await run(REGISTER, QUERIES, 500);
    expect(report).toMatchObject({ queries: 3, recall1: 1, recall10: 1, records: 504, withBirth: 1 });
    expect(warned).toEqual([]);
  });

  it('are read with a byte order mark, carriage returns and capitals in the header', async () => {
    const mend = (text: string) => `\ufeff${text.replace('id', 'ID').replaceAll('\n', '\r\n')}`;
    const { report } = await run(mend(REGISTER), mend(QUERIES));
    expect(report).toMatchObject({ queries: 3, recall1: 1, records: 4 });
  });

  it('may ask for an id that the register does not hold: it counts as not found, and that is said', async () => {
    const { report, warned } = await run(REGISTER, `${QUERIES}ہارون\t99\t1970\n`);
    expect(report).toMatchObject({ queries: 4, recall1: 0.75 });
    expect(warned).toEqual([expect.stringContaining('1 of 4 queries ask for an id')]);
  });

  it('leave out rows without a name or an id, and say how many', async () => {
    const { report, warned } = await run(`${REGISTER}4\t\t1990\n\tNobody\t\n`, QUERIES);
    expect(report).toMatchObject({ records: 4, recall1: 1 });
    expect(warned).toEqual([expect.stringContaining('2 of 6 rows')]);
  });

  it.each([
    ['id\tbirth\n1\t1980\n', 'missing: name; its header is: id, birth'],
    ['id\tname\n', 'a header and no rows'],
    ['id\tname\n1\t\n', 'no row with id and name'],
    ['', 'missing: id, name'],
  ])('are refused with what is missing: %j', async (register, said) => {
    await expect(run(register, QUERIES)).rejects.toThrow(said);
  });

  it.each([
    ['no such file', 'id\tname\n1\tA B\n', undefined],
    ['no column of ids', 'name\nA B\n', 'query\tid\nA\t1\n'],
    ['no rows', 'id\tname\n', 'query\tid\nA\t1\n'],
  ])('that cannot be used (%s) are a mistake of use to a program too', async (_, register, queries) => {
    const paths = {
      register: file('bad.tsv', register),
      queries: queries === undefined ? join(folder, 'absent.tsv') : file('bad-q.tsv', queries),
    };
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const error = await evaluate({ ...paths, fill: 0, say: () => undefined, warn: () => undefined }).catch(
      (thrown: unknown) => thrown,
    );
    tellFailure(error, true);
    const said = JSON.parse(String(printed.mock.calls[0]?.[0])) as {
      error: { code: string; detail: string };
    };
    printed.mockRestore();
    expect(said.error.code).toBe('usage');
    expect(said.error.detail).toContain(folder);
  });
});
