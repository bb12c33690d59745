// SPDX-License-Identifier: Apache-2.0
// Measures the name index on what the data folder holds: `node bench/names.ts [--people 1000000]`. Prints JSON lines.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateEach } from '../packages/cli/src/commands/names-eval.ts';
import { evaluatePairs } from '../packages/cli/src/commands/names-pairs.ts';
import { evaluateTokens } from '../packages/cli/src/commands/names-tokens.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    part: { type: 'string', default: 'tune' },
    only: { type: 'string', default: '' },
    direction: { type: 'string', default: 'both' },
  },
});
const data = join(process.env.TANSIQ_SHARED ?? resolve(import.meta.dirname, '../../shared'), 'data/names');
const list = join(data, 'un_arabic_latin_fullname.tsv');

type Listed = {
  readonly id: string;
  readonly arabic: string;
  readonly latin: string;
  readonly kind: string;
  readonly birth: string;
};

/** People whose id hashes to an odd byte are set aside; `--part aside` measures on them. */
function readList(part: string): Listed[] {
  const [, ...lines] = readFileSync(list, 'utf8').split('\n');
  return lines
    .filter(Boolean)
    .map((line) => {
      const [id = '', arabic = '', latin = '', kind = '', , dob = ''] = line.split('\t');
      return { id, arabic, latin, kind, birth: /\d{4}/u.exec(dob)?.[0] ?? '' };
    })
    .filter((row) => {
      const aside = ((createHash('sha256').update(row.id).digest()[0] ?? 0) & 1) === 1;
      return part === 'all' || aside === (part === 'aside');
    });
}

function table(path: string, header: string, rows: readonly (readonly string[])[]): string {
  writeFileSync(path, `${[header, ...rows.map((row) => row.join('\t'))].join('\n')}\n`);
  return path;
}

function say(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

/** Both directions, with and without the birth year. */
async function lists(people: number, part: string, folder: string): Promise<void> {
  const rows = readList(part);
  const persons = [...new Map(rows.map((row) => [`${row.id}|${row.arabic}`, row])).values()];
  const latin = table(
    join(folder, 'latin.tsv'),
    'id\tname\tbirth',
    rows.map((r) => [r.id, r.latin, r.birth]),
  );
  const arabic = table(
    join(folder, 'arabic.tsv'),
    'id\tname\tbirth',
    persons.map((r) => [r.id, r.arabic, r.birth]),
  );
  const primary = rows.filter((row) => row.kind === 'primary');
  const cases = [
    ['Arabic query, Latin register', latin, persons.map((r) => [r.arabic, r.id, r.birth])],
    ['Latin query, Arabic register', arabic, primary.map((r) => [r.latin, r.id, r.birth])],
  ] as const;
  const wanted = cases.filter(([name]) => values.direction === 'both' || name.startsWith(values.direction));
  if (wanted.length === 0) throw new Error(`--direction is both, Arabic or Latin, not ${values.direction}`);
  for (const [direction, register, queries] of wanted) {
    const asked = (birth: boolean) =>
      table(
        join(folder, birth ? 'queries-birth.tsv' : 'queries.tsv'),
        'query\tid\tbirth',
        queries.map((q) => (birth ? q : [q[0] ?? '', q[1] ?? '', ''])),
      );
    const reports = await evaluateEach({
      register,
      queries: [asked(false), asked(true)],
      fill: people,
      say: () => undefined,
      warn: () => undefined,
    });
    reports.forEach((report, i) => {
      say({ case: direction, part, birth: i === 1, ...report });
    });
  }
}

if (!existsSync(data)) {
  process.stdout.write(`no data at ${data}: nothing measured (set TANSIQ_SHARED)\n`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-bench-names-'));
  try {
    say({
      machine: cpus()[0]?.model,
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    });
    if (values.only !== 'lists') {
      say({ case: 'tokens, coling2018 dev', ...evaluateTokens(join(data, 'coling2018/dev.tsv')) });
      say({ case: 'pairs, people', ...evaluatePairs(join(data, 'opensanctions/cases.csv')) });
    }
    if (values.only !== 'pairs') await lists(Number(values.people), values.part, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
