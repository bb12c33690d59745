// SPDX-License-Identifier: Apache-2.0
// `tansiq names tokens`: is the attested Latin spelling among the nearest tokens of an Arabic one?

import { parseName, prepare, unitKey, Vocabulary } from '@tansiq/names';
import { quantile } from './names-eval.ts';
import { InputProblem, readTsv } from './names-table.ts';

export type TokensReport = {
  readonly queries: number;
  readonly recall1: number;
  readonly recall10: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly register: number;
};

/** Distances (nats) up to which tokens are ranked. */
const REACH = 16;

/** A token that parses into several units (or none) is read as one word. */
function oneUnit(written: string) {
  const { units } = parseName(written);
  const only = units.length === 1 ? units[0] : undefined;
  if (only) return { text: only.text, script: only.script, tag: only.tag };
  return units.length === 0
    ? undefined
    : {
        text: units.map((unit) => unit.text).join(''),
        script: units[0]?.script ?? 'latin',
        tag: '' as const,
      };
}

/** Queries are the rows (Arabic), the register all Latin tokens of the file; an answer counts when its spelling is the row's. */
export function evaluateTokens(path: string): TokensReport {
  const rows = readTsv(path, ['arabic', 'latin']).filter((row) => row.arabic && row.latin);
  if (rows.length === 0) throw new InputProblem(`${path} has no row with both an arabic and a latin token`);
  const vocabulary = new Vocabulary({ mostCompared: 20_000, mostPrepared: 60_000 });
  const spellings = new Map<number, string[]>();
  const register = new Set(rows.map((row) => row.latin ?? ''));
  for (const latin of register) {
    const unit = oneUnit(latin);
    if (!unit) continue;
    const token = vocabulary.intern(unitKey(unit));
    spellings.set(token, [...(spellings.get(token) ?? []), latin]);
  }
  let first = 0;
  let ten = 0;
  const times: number[] = [];
  for (const row of rows) {
    const asked = performance.now();
    const unit = oneUnit(row.arabic ?? '');
    const near = unit ? vocabulary.near(prepare(unit.text, unit.script, unit.tag), REACH) : [];
    times.push(performance.now() - asked);
    const answers: string[] = [];
    for (const { token } of near) {
      answers.push(...(spellings.get(token) ?? []));
      if (answers.length >= 10) break;
    }
    const rank = answers.slice(0, 10).indexOf(row.latin ?? '');
    if (rank === 0) first++;
    if (rank >= 0) ten++;
  }
  times.sort((a, b) => a - b);
  return {
    queries: rows.length,
    recall1: Number((first / rows.length).toFixed(4)),
    recall10: Number((ten / rows.length).toFixed(4)),
    p50Ms: Number(quantile(times, 0.5).toFixed(2)),
    p95Ms: Number(quantile(times, 0.95).toFixed(2)),
    register: register.size,
  };
}
