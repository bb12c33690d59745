// SPDX-License-Identifier: Apache-2.0
// Reads labelled pairs in the form of cases.csv, and sets half of them aside by a hash of their names.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type LabelledPair = {
  readonly group: string;
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly same: boolean;
  readonly notes: string;
};

/** Cells of one line of CSV, quotes doubled inside quotes (RFC 4180, one line a record). */
export function csvCells(line: string): string[] {
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu))
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  return cells;
}

export function readCases(path: string): LabelledPair[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/u);
  const columns = csvCells(header);
  const at = (cells: string[], column: string) => cells[columns.indexOf(column)] ?? '';
  return lines.filter(Boolean).map((line) => {
    const cells = csvCells(line);
    return {
      group: at(cells, 'case_group'),
      schema: at(cells, 'schema'),
      name1: at(cells, 'name1'),
      name2: at(cells, 'name2'),
      same: at(cells, 'is_match') === 'true',
      notes: at(cells, 'notes'),
    };
  });
}

/** True for the half of the pairs that nothing is tuned on. */
export function setAside(pair: LabelledPair): boolean {
  const names = [pair.name1, pair.name2].sort().join('|');
  return ((createHash('sha256').update(names).digest()[0] ?? 0) & 1) === 1;
}
