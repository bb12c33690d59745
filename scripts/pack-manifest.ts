// SPDX-License-Identifier: Apache-2.0
// Turns a package's own package.json, which points at sources, into the one that is published.

/** The fields of a package.json that packing reads or writes; others are carried over as they are. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What an export of a source becomes: the emitted JavaScript and the types emitted with it. */
function emittedExport(target: string): string | { types: string; default: string } {
  const emitted = target.replace(/^\.\/src\//, './dist/');
  if (!/\.tsx?$/.test(emitted)) return emitted;
  const stem = emitted.replace(/\.tsx?$/, '');
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
}

/**
 * The published form: exports point to dist/, tests and sources are not among the files, development
 * dependencies are gone. A package with a command also gets `shippedNode`, so that it starts where the
 * system's Node is too old. Throws on an export outside src/, which would point at nothing.
 */
export function publishedManifest(
  manifest: Manifest,
  shippedNode: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { devDependencies: _left, ...kept } = manifest;
  const exports: Record<string, unknown> = {};
  for (const [name, target] of Object.entries(manifest.exports ?? {})) {
    if (!target.startsWith('./src/'))
      throw new Error(`${manifest.name} exports ${target}, which is not under ./src/`);
    exports[name] = emittedExport(target);
  }
  return {
    ...kept,
    exports,
    files: manifest.bin ? ['bin', 'dist'] : ['dist'],
    ...(manifest.bin ? { optionalDependencies: { ...manifest.optionalDependencies, ...shippedNode } } : {}),
  };
}

/**
 * Emitted JavaScript with the file addresses that tsc leaves alone put right: a worker or a child process
 * is started from `new URL('./x.ts', import.meta.url)`, and beside it there is now x.js.
 */
export function withEmittedAddresses(javascript: string): string {
  return javascript.replace(
    /(new URL\(\s*(['"`])\.{1,2}\/[^'"`]*)\.tsx?(\2,\s*import\.meta\.url)/g,
    (_all, before: string, _quote: string, after: string) => `${before}.js${after}`,
  );
}
