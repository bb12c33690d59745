// SPDX-License-Identifier: Apache-2.0
// Lists what an installed node is made of, as CycloneDX: npm run sbom -- --out FILE
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');

interface Component {
  readonly 'bom-ref': string;
  readonly purl: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

export interface Bom {
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}

/** `name@version` of all that the lockfile installs without development, the house's own packages included. */
export function locked(): Set<string> {
  const { packages } = readJson<{ packages: Record<string, Locked> }>('package-lock.json');
  return new Set(
    Object.entries(packages)
      .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
      .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`),
  );
}

/** `name@version` of a component. */
export const named = ({ purl }: Component): string =>
  decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/\?.*/, ''));

const isForDevelopment = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

/**
 * CycloneDX 1.5 of what runs and of what the pages are built with, read from the lockfile: the same on every machine.
 * npm's own `--omit dev` leaves out a third of it, so development is taken out here.
 * @throws Error where components and lockfile differ
 */
export function bomOf(): Bom {
  const printed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
    ...{ stdio: ['ignore', 'pipe', 2], shell: process.platform === 'win32' },
  });
  const all = JSON.parse(printed) as Bom;
  const components = all.components.filter((component) => !isForDevelopment(component));
  const ours = all.metadata.component;
  const kept = new Set(components.map((component) => component['bom-ref']));
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref) || !all.components.some((component) => component['bom-ref'] === ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  const listed = new Set(components.map(named));
  const differing = [...locked().symmetricDifference(listed)];
  if (differing.length > 0) throw new Error(`not as in the lockfile: ${differing.join(', ')}`);
  // npm names the root after the folder that it lies in.
  const { name } = readJson<{ name: string }>('package.json');
  return { ...all, metadata: { ...all.metadata, component: { ...ours, name } }, components, dependencies };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    console.error('usage: npm run sbom -- --out FILE');
    process.exitCode = 2;
  } else {
    const bom = bomOf();
    writeFileSync(values.out, `${JSON.stringify(bom, null, 2)}\n`);
    console.log(`${values.out}: ${bom.components.length} components, as in the lockfile`);
  }
}
