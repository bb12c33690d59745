// SPDX-License-Identifier: Apache-2.0
// Fails when a room imports what its arrows do not allow, and when it did not see every module there is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { ARROWS, boundaryRules } from './boundary-rules.ts';
import { sourceFiles } from './source-files.ts';

/** Where the house's modules are. Scripts are tools beside the house and stand under no arrow. */
const FOLDERS = ['packages', 'scenarios', 'bench'];

/** What the check found: `problems` is empty when the house stands, `seen` counts modules of the house. */
export interface BoundaryReport {
  readonly seen: number;
  readonly imports: number;
  readonly problems: readonly string[];
}

/** Files that import or re-export something at the start of a line, so a parser that reads them must say so. */
function importsSomething(root: string, file: string): boolean {
  return /^(import|export)\s[^;]*?\bfrom\s+['"]|^import\s+['"]/m.test(readFileSync(join(root, file), 'utf8'));
}

/**
 * What is on disk under `root` and not in the graph (file -> how many imports were seen in it): a parser
 * that cannot read TypeScript finds no violation either.
 */
export function unseen(
  root: string,
  onDisk: readonly string[],
  graph: ReadonlyMap<string, number>,
): string[] {
  const problems: string[] = [];
  for (const file of onDisk) {
    const imports = graph.get(file);
    if (imports === undefined) problems.push(`${file}: not seen by the parser, so nothing in it was checked`);
    else if (imports === 0 && importsSomething(root, file)) {
      problems.push(`${file}: its imports were not seen by the parser, so they were not checked`);
    }
  }
  return problems;
}

function unknownRooms(onDisk: readonly string[]): string[] {
  const rooms = new Set(onDisk.flatMap((file) => /^packages\/([^/]+)\//.exec(file)?.[1] ?? []));
  return [...rooms]
    .filter((room) => !(room in ARROWS))
    .map(
      (room) =>
        `packages/${room}: a room without arrows; say in scripts/boundary-rules.ts what it may import`,
    );
}

/**
 * Checks the house at `root` (a folder with packages/, and scenarios/ and bench/ where there are any).
 */
export async function checkBoundaries(root: string): Promise<BoundaryReport> {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const onDisk = sourceFiles(root, ['.ts', '.tsx', '.mjs']).filter((file) =>
    folders.some((folder) => file.startsWith(`${folder}/`)),
  );
  if (onDisk.length === 0)
    return { seen: 0, imports: 0, problems: ['no module was found, so nothing was checked'] };

  const { output } = await cruise(
    onDisk,
    {
      baseDir: root,
      // TypeScript 7 has no parser that dependency-cruiser could call: without swc it sees no module.
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      validate: true,
      ruleSet: { forbidden: boundaryRules() },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave text where its result was expected');

  const graph = new Map(output.modules.map((module) => [module.source, module.dependencies.length]));
  const house = onDisk.filter((file) => graph.has(file));
  const comments = new Map(boundaryRules().map((rule) => [rule.name, rule.comment]));
  return {
    seen: house.length,
    imports: house.reduce((sum, file) => sum + (graph.get(file) ?? 0), 0),
    problems: [
      ...unknownRooms(onDisk),
      ...unseen(root, onDisk, graph),
      ...output.summary.violations.map(
        ({ from, to, rule }) => `${from} -> ${to}: ${comments.get(rule.name)} (${rule.name})`,
      ),
    ],
  };
}

if (import.meta.main) {
  const { seen, imports, problems } = await checkBoundaries(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`boundaries: ${seen} modules, ${imports} imports, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
