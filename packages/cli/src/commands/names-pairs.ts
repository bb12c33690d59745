// SPDX-License-Identifier: Apache-2.0
// `tansiq names pairs`: precision, recall and F1 on labelled pairs at the documented threshold.

import { createHash } from 'node:crypto';
import { compareNames, THRESHOLD } from '@tansiq/names';
import { InputProblem, textOf } from './names-table.ts';

export type Scores = {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

export type PairsReport = Scores & {
  readonly threshold: number;
  readonly schemas: Readonly<Record<string, Scores>>;
  readonly groups: Readonly<Record<string, Scores>>;
  readonly withoutDebatable: Scores;
  readonly setAside: Scores;
};

type Judged = {
  readonly schema: string;
  readonly group: string;
  readonly same: boolean;
  readonly said: boolean;
  readonly debatable: boolean;
  readonly aside: boolean;
};

/** Records of RFC 4180: quoted cells may hold commas, doubled quotes and line breaks. */
export function readCsv(text: string): Readonly<Record<string, string>>[] {
  const records: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gu;
  for (const [whole, value = '', end] of text.matchAll(cell)) {
    if (whole === '' && end === '') break;
    records.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',') records.push([]);
  }
  const [header = [], ...rows] = records.filter((record) => record.length > 1 || (record[0] ?? '') !== '');
  return rows.map((row) =>
    Object.fromEntries(header.map((column, i) => [column.trim().toLowerCase(), row[i] ?? ''])),
  );
}

function scores(judged: readonly Judged[]): Scores {
  const hit = judged.filter((j) => j.said && j.same).length;
  const said = judged.filter((j) => j.said).length;
  const same = judged.filter((j) => j.same).length;
  const share = (part: number, whole: number) => Number((whole === 0 ? 0 : part / whole).toFixed(4));
  return {
    pairs: judged.length,
    precision: share(hit, said),
    recall: share(hit, same),
    f1: share(2 * hit, said + same),
  };
}

function by(judged: readonly Judged[], key: (j: Judged) => string): Record<string, Scores> {
  return Object.fromEntries(
    [...new Set(judged.map(key))].map((name) => [name, scores(judged.filter((j) => key(j) === name))]),
  );
}

/** True for the half of the pairs (by a hash of both names) that the weights were not fitted on. */
export function isSetAside(name1: string, name2: string): boolean {
  const names = [name1, name2].sort().join('|');
  return ((createHash('sha256').update(names).digest()[0] ?? 0) & 1) === 1;
}

/** Top-level figures are of schema Person; `groups` are of people too, `schemas` of everything in the file. */
export function evaluatePairs(path: string): PairsReport {
  const rows = readCsv(textOf(path).replace(/^\ufeff/u, ''));
  if (rows[0]?.name1 === undefined || rows[0].is_match === undefined)
    throw new InputProblem(
      `${path} needs the columns schema, name1, name2 and is_match (comma-separated, with a header), and a row`,
    );
  const judged = rows.map((row): Judged => {
    const name1 = row.name1 ?? '';
    const name2 = row.name2 ?? '';
    return {
      schema: row.schema || 'Person',
      group: row.case_group ?? '',
      same: /^(true|1|yes)$/iu.test(row.is_match ?? ''),
      said: compareNames(name1, name2).nameProbability >= THRESHOLD,
      debatable: /swap|substitut|\bsub\b|\badded\b/iu.test(row.notes ?? ''),
      aside: isSetAside(name1, name2),
    };
  });
  const people = judged.filter((j) => j.schema === 'Person');
  return {
    ...scores(people),
    threshold: THRESHOLD,
    schemas: by(judged, (j) => j.schema),
    groups: by(people, (j) => j.group),
    withoutDebatable: scores(people.filter((j) => !j.debatable)),
    setAside: scores(people.filter((j) => j.aside)),
  };
}
