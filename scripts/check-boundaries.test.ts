// SPDX-License-Identifier: Apache-2.0
// Shows that the boundary check sees every arrow that runs the wrong way, and says so when it saw nothing.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARROWS } from './boundary-rules.ts';
import { checkBoundaries, unseen } from './check-boundaries.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tansiq-boundaries-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A small house in which every room has an index and is reachable by its name, as in the repository. */
function plantHouse(): void {
  mkdirSync(join(root, 'node_modules/@tansiq'), { recursive: true });
  for (const room of Object.keys(ARROWS)) {
    plant(`packages/${room}/src/index.ts`, 'export const here = 1;\nexport type Here = typeof here;\n');
    const manifest = { name: `@tansiq/${room}`, exports: { '.': './src/index.ts' }, dependencies: {} };
    plant(`packages/${room}/package.json`, JSON.stringify(manifest));
    symlinkSync(join(root, 'packages', room), join(root, 'node_modules/@tansiq', room), 'dir');
  }
}

function plantPackage(name: string): void {
  plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
  plant(`node_modules/${name}/index.js`, 'module.exports = {};\n');
}

async function problems(): Promise<string> {
  return (await checkBoundaries(root)).problems.join('\n');
}

const HERE = `import { here } from`;

describe('the boundary check', () => {
  it('passes a house whose arrows all run down', async () => {
    plantHouse();
    plant('packages/protocol/src/act.ts', `${HERE} '@tansiq/ledger';\nexport const act = here;\n`);
    plant('packages/node/src/serve.ts', `${HERE} '@tansiq/interop';\nexport const serve = here;\n`);
    plant(
      'packages/web/src/page.ts',
      `import type { Here } from '@tansiq/protocol';\nexport type P = Here;\n`,
    );
    plant(
      'packages/web/src/both.ts',
      `import { type Here } from '@tansiq/protocol';\nexport type P = Here;\n`,
    );
    plant('scenarios/story.ts', `${HERE} '@tansiq/verifier';\nexport const story = here;\n`);
    const report = await checkBoundaries(root);
    expect(report.problems).toEqual([]);
    expect(report.seen).toBe(Object.keys(ARROWS).length + 5);
    expect(report.imports).toBe(5);
  });

  it('fails when it saw no module at all', async () => {
    expect(await problems()).toContain('nothing was checked');
    mkdirSync(join(root, 'packages/names/src'), { recursive: true });
    expect(await problems()).toContain('nothing was checked');
  });

  it('fails when there are modules on disk that its parser did not see', () => {
    plant('packages/names/src/a.ts', `${HERE} './b.ts';\nexport const x = here;\n`);
    plant('packages/names/src/b.ts', 'export const here = 1;\n');
    const onDisk = ['packages/names/src/a.ts', 'packages/names/src/b.ts'];
    expect(unseen(root, onDisk, new Map())).toHaveLength(2);
    expect(unseen(root, onDisk, new Map(onDisk.map((file) => [file, 0])))).toEqual([
      'packages/names/src/a.ts: its imports were not seen by the parser, so they were not checked',
    ]);
    expect(unseen(root, onDisk, new Map(onDisk.map((file) => [file, 1])))).toEqual([]);
  });

  it('fails when a file could not be parsed, so that nothing in it was checked', async () => {
    plantHouse();
    plant('packages/names/src/broken.ts', `import { here from '@tansiq/node'\n`);
    await expect(problems()).rejects.toThrow();
  });

  it.each([
    ['names', '@tansiq/ledger'],
    ['blind', '@tansiq/protocol'],
    ['ledger', '@tansiq/names'],
    ['protocol', '@tansiq/names'],
    ['protocol', '@tansiq/node'],
    ['interop', '@tansiq/names'],
    ['interop', '@tansiq/node'],
    ['node', '@tansiq/cli'],
    ['node', '@tansiq/web'],
    ['cli', '@tansiq/interop'],
    ['web', '@tansiq/ledger'],
    ['verifier', '@tansiq/ledger'],
    ['verifier', '@tansiq/protocol'],
  ])('refuses %s importing %s, however it is written', async (room, name) => {
    plantHouse();
    const other = name.slice('@tansiq/'.length);
    plant(`packages/${room}/src/by-name.ts`, `${HERE} '${name}';\nexport const x = here;\n`);
    plant(`packages/${room}/src/by-type.ts`, `import type { Here } from '${name}';\nexport type X = Here;\n`);
    plant(`packages/${room}/src/by-path.ts`, `export * from '../../${other}/src/index.ts';\n`);
    plant(`packages/${room}/src/at-run-time.ts`, `export const x = await import('${name}');\n`);
    plant(`packages/${room}/src/planted.test.ts`, `${HERE} '${name}';\nexport const y = here;\n`);
    const found = await problems();
    for (const file of ['by-name', 'by-type', 'by-path', 'at-run-time', 'planted.test']) {
      expect(found).toMatch(new RegExp(`${room}/src/${file}\\.ts -> .*\\(${room}-arrows\\)`));
    }
  });

  it('refuses an upward import even where nothing is installed that it could resolve to', async () => {
    plantHouse();
    rmSync(join(root, 'node_modules'), { recursive: true });
    plant('packages/ledger/src/up.ts', `${HERE} '@tansiq/node';\nexport const x = here;\n`);
    expect(await problems()).toContain('(ledger-arrows)');
  });

  it('refuses the command running anything of the pages', async () => {
    plantHouse();
    plant('packages/cli/src/a.ts', `${HERE} '@tansiq/web';\nexport const x = here;\n`);
    expect(await problems()).toContain('(pages-are-served-not-run)');
  });

  it('refuses a path into another room where a name would do', async () => {
    plantHouse();
    plant('packages/protocol/src/act.ts', `${HERE} '../../ledger/src/index.ts';\nexport const x = here;\n`);
    expect(await problems()).toContain('(rooms-by-name)');
  });

  it('refuses rooms importing scenarios, benches or scripts', async () => {
    plantHouse();
    plant('scenarios/story.ts', 'export const here = 1;\n');
    plant('bench/gate.ts', 'export const here = 1;\n');
    plant('packages/node/src/a.ts', `${HERE} '../../../scenarios/story.ts';\nexport const x = here;\n`);
    plant('packages/node/src/b.ts', `${HERE} '../../../bench/gate.ts';\nexport const x = here;\n`);
    const found = await problems();
    expect(found).toMatch(/a\.ts -> scenarios\/story\.ts: .*\(node-arrows\)/);
    expect(found).toMatch(/b\.ts -> bench\/gate\.ts: .*\(node-arrows\)/);
  });

  it('refuses web anything that runs, and of node all but the contract', async () => {
    plantHouse();
    plant('packages/node/src/contract.ts', 'export type Here = 1;\n');
    plant('packages/web/src/runs.ts', `${HERE} '@tansiq/protocol';\nexport const x = here;\n`);
    plant('packages/web/src/deep.ts', `import type { Here } from '@tansiq/node';\nexport type X = Here;\n`);
    const found = await problems();
    expect(found).toMatch(/runs\.ts -> .*\(web-types-only\)/);
    expect(found).toMatch(/deep\.ts -> .*\(web-sees-the-contract\)/);
  });

  it('refuses the second reader any package, even a declared one', async () => {
    plantHouse();
    plantPackage('jose');
    plant('packages/verifier/package.json', JSON.stringify({ dependencies: { jose: '1' } }));
    plant('packages/verifier/src/read.ts', `import jose from 'jose';\nexport const x = jose;\n`);
    plant('packages/verifier/src/hash.ts', `import { hash } from 'node:crypto';\nexport const x = hash;\n`);
    const found = await problems();
    expect(found).toMatch(/read\.ts -> .*\(verifier-stands-alone\)/);
    expect(found).not.toContain('hash.ts');
  });

  it('refuses a package that runs on one its own package.json does not name', async () => {
    plantHouse();
    plantPackage('zod');
    plant('package.json', JSON.stringify({ devDependencies: { zod: '1' } }));
    plant('packages/names/src/shape.ts', `import zod from 'zod';\nexport const x = zod;\n`);
    plant('packages/names/src/shape.test.ts', `import zod from 'zod';\nexport const x = zod;\n`);
    const found = await problems();
    expect(found).toMatch(/shape\.ts -> .*\(declared-dependencies\)/);
    expect(found).not.toContain('shape.test.ts');
  });

  it('keeps the store below the capabilities and the capabilities apart', async () => {
    plantHouse();
    const reports = 'packages/node/src/capabilities/reports';
    const outcomes = 'packages/node/src/capabilities/outcomes';
    for (const file of ['state', 'index', 'service'])
      plant(`${reports}/${file}.ts`, 'export const here = 1;\n');
    plant(
      'packages/node/src/store/rows.ts',
      `${HERE} '../capabilities/reports/state.ts';\nexport const x = here;\n`,
    );
    plant(`${outcomes}/state.ts`, `${HERE} '../reports/state.ts';\nexport const x = here;\n`);
    plant(`${outcomes}/index.ts`, `${HERE} '../reports/index.ts';\nexport const x = here;\n`);
    plant(`${outcomes}/service.ts`, `${HERE} '../reports/service.ts';\nexport const x = here;\n`);
    const found = (await problems()).split('\n');
    expect(found).toHaveLength(2);
    expect(found.join('\n')).toMatch(/store\/rows\.ts -> .*\(store-below-capabilities\)/);
    expect(found.join('\n')).toMatch(/outcomes\/service\.ts -> .*\(capabilities-apart\)/);
  });

  it('refuses a cycle of what runs, an import that resolves to nothing and a room without arrows', async () => {
    plantHouse();
    plant('packages/names/src/a.ts', `${HERE} './b.ts';\nexport const x = here;\n`);
    plant('packages/names/src/b.ts', `import { x } from './a.ts';\nexport const here = () => x;\n`);
    plant('packages/ledger/src/a.ts', `import type { X } from './b.ts';\nexport const here: X = 1;\n`);
    plant('packages/ledger/src/b.ts', `${HERE} './a.ts';\nexport type X = number;\nexport const y = here;\n`);
    plant('packages/names/src/c.ts', `${HERE} './gone.ts';\nexport const z = here;\n`);
    plant('packages/attic/src/index.ts', 'export const here = 1;\n');
    const found = await problems();
    expect(found).toMatch(/names.*\(no-cycles\)/);
    expect(found).not.toMatch(/ledger.*\(no-cycles\)/);
    expect(found).toContain('(resolvable)');
    expect(found).toContain('packages/attic: a room without arrows');
  });
});
