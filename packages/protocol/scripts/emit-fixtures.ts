// SPDX-License-Identifier: Apache-2.0
// Writes packages/protocol/fixtures: `node packages/protocol/scripts/emit-fixtures.ts`. The same bytes in every run.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../src/channel/receipt.ts';
import { invalidActs } from './cases/act-invalid.ts';
import { validActs } from './cases/act-valid.ts';
import { batchCases } from './cases/batches.ts';
import { cardCases } from './cases/cards.ts';
import type { FixtureCase } from './cases/case.ts';
import { channelCases } from './cases/channels.ts';
import { certificateCases, operationFolds } from './cases/operations.ts';
import { publishedCases, statementFolds } from './cases/statements.ts';

/** Where the fixtures stand. */
export const fixturesFolder = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** Every fixture: path under the folder to content. */
export function buildFixtures(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const groups: Readonly<Record<string, readonly FixtureCase[]>> = {
    acts: [...validActs(), ...invalidActs()],
    cards: cardCases(),
    batches: batchCases(writtenReceipt('batches/batch-with-a-receipt.json')),
    channels: channelCases(writtenReceipt('channels/receipt.json')),
    operations: [...certificateCases(), ...operationFolds()],
    statements: [...publishedCases(), ...statementFolds()],
  };
  for (const [group, cases] of Object.entries(groups)) {
    for (const one of cases) {
      const path = `${group}/${fileName(one.name)}.json`;
      if (files.has(path)) throw new Error(`two fixtures ${path}`);
      files.set(path, `${JSON.stringify(one, undefined, 2)}\n`);
    }
  }
  return files;
}

// Other folders beside these are written by others.
const GROUPS = ['acts', 'cards', 'batches', 'channels', 'operations', 'statements'];

/** Paths of the fixtures that are there. */
export function writtenFixtures(): string[] {
  const all = readdirSync(fixturesFolder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.json') && GROUPS.includes(path.slice(0, path.indexOf('/'))));
}

function fileName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function writtenReceipt(path: string): Receipt | undefined {
  if (!writtenFixtures().includes(path)) return undefined;
  const fixture = JSON.parse(readFileSync(fixturesFolder + path, 'utf8')) as {
    receipt?: Receipt;
    batch?: string;
  };
  if (fixture.receipt) return fixture.receipt;
  return (JSON.parse(fixture.batch ?? '{}') as { receipt?: Receipt }).receipt;
}

function emit(): void {
  mkdirSync(fixturesFolder, { recursive: true });
  const files = buildFixtures();
  for (const stale of writtenFixtures().filter((path) => !files.has(path))) rmSync(fixturesFolder + stale);
  for (const [path, content] of files) {
    mkdirSync(fixturesFolder + path.slice(0, path.indexOf('/')), { recursive: true });
    writeFileSync(fixturesFolder + path, content);
  }
  process.stdout.write(`${files.size} fixtures in ${fixturesFolder}\n`);
}

if (import.meta.main) emit();
