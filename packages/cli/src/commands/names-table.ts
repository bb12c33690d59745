// SPDX-License-Identifier: Apache-2.0
// Tab-separated files as the commands of names read them: any order of columns, and a clear word about what is missing.

import { readFileSync } from 'node:fs';

/** What is wrong with a file or an option, told without a trace of the program. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';

  get problems(): readonly string[] {
    return [this.message];
  }
}

export type Row = Readonly<Record<string, string>>;

/** The text of a file; a usage problem when it cannot be read. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputProblem(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Rows of a tab-separated file with a header line: columns in any order and case, a byte order mark and either line end
 * allowed, empty lines left out. Throws when a needed column is not in the header or nothing follows it.
 */
export function readTsv(path: string, needed: readonly string[] = []): Row[] {
  const [header = '', ...lines] = textOf(path)
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\n|\r/u);
  const columns = header.split('\t').map((column) => column.trim().toLowerCase());
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new InputProblem(
      `${path} needs the columns ${needed.join(', ')} (tab-separated, with a header); missing: ${missing.join(', ')}; its header is: ${columns.join(', ')}`,
    );
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(columns.map((column, i) => [column, (cells[i] ?? '').trim()]));
    });
  if (needed.length > 0 && rows.length === 0) throw new InputProblem(`${path} has a header and no rows`);
  return rows;
}

/** The rows that state every one of the columns; tells how many do not and are left out. Throws when none is left. */
export function whole(
  rows: readonly Row[],
  columns: readonly string[],
  path: string,
  warn: (line: string) => void,
): Row[] {
  const stated = rows.filter((row) => columns.every((column) => row[column]));
  const left = rows.length - stated.length;
  if (stated.length === 0) throw new InputProblem(`${path} has no row with ${columns.join(' and ')}`);
  if (left > 0)
    warn(`${path}: ${left} of ${rows.length} rows have no ${columns.join(' or ')} and are left out`);
  return stated;
}
