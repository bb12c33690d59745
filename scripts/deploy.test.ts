// SPDX-License-Identifier: Apache-2.0
// What deploy/ holds reads as what it is meant to be, names files that exist, and gives a node no more than it needs.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { bomOf, locked, named } from './sbom.ts';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8');
/** A path of the installed house as it lies in the repository. */
const here = (path: string) => path.replace(/^\/opt\/tansiq(?=\/|$)/, root);
const installed = (text: string) => text.match(/\/opt\/tansiq\/[\w@./-]+/g) ?? [];

describe('the unit of systemd', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tansiq-deploy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const unit = read('tansiq.service');
  const absent = spawnSync('systemd-analyze', ['--version']).error !== undefined;

  it('names files that exist', () => {
    expect(installed(unit).length).toBeGreaterThan(2);
    expect(installed(unit).filter((path) => !existsSync(here(path)))).toEqual([]);
  });

  it.skipIf(absent)('is understood in full and confines the node (skipped without systemd-analyze)', () => {
    const file = join(folder, 'tansiq.service');
    writeFileSync(file, unit.replaceAll('/opt/tansiq', root));
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    const confined = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file]);
    expect(confined.status).toBe(0);
  });
});

describe('the container', () => {
  const lines = read('Containerfile').replaceAll('\\\n', ' ').split('\n');
  const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `));

  it('is built of files that exist, and starts one', () => {
    const copied = said('COPY').filter((line) => !line.includes('--from='));
    const sources = copied.flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources).toContain('package-lock.json');
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const [entry = ''] = said('ENTRYPOINT');
    expect(installed(entry).length).toBe(2);
    expect(installed(entry).filter((path) => !existsSync(here(path)))).toEqual([]);
  });

  it('has every workspace, or npm would refuse the lockfile', () => {
    const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      workspaces: string[];
    };
    const copied = said('COPY').join('\n');
    for (const workspace of workspaces) expect(copied).toContain(` ${workspace.replace('/*', '')}`);
  });

  it('runs as no root in its last stage', () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    const users = last.filter((line) => line.startsWith('USER '));
    expect(users).toEqual(['USER 10001:10001']);
  });
});

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly ports?: readonly string[];
  readonly environment: Readonly<Record<string, string | null>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

/** Variables that a node refuses at its start because no setting has their name. */
async function refused(environment: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { settingKeys, variableOf } = await import('../packages/node/src/config/environment.ts');
  const known = new Set([
    ...settingKeys.map(variableOf),
    'TANSIQ_KEY_PASSPHRASE_FILE',
    'TANSIQ_NEW_PASSWORD',
  ]);
  return Object.keys(environment).filter((name) => !known.has(name));
}

describe('the compose files', () => {
  const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
  const beside = parse(read('compose.postgres.yaml'), { merge: true }) as Compose;

  it('run two confined nodes, whose officers are reached from this machine alone', async () => {
    expect(Object.keys(compose.services)).toEqual(['rabat', 'madrid']);
    for (const service of Object.values(compose.services)) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(
        existsSync(join(root, 'deploy', service.build?.context ?? '', service.build?.dockerfile ?? '')),
      ).toBe(true);
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
      expect(await refused(service.environment)).toEqual([]);
    }
  });

  it('give each node a database of its own where they are asked to', async () => {
    for (const name of Object.keys(compose.services)) {
      const { environment } = beside.services[name] as Service;
      expect(environment.TANSIQ_STORE_POSTGRES).toContain(`@${name}-postgres:5432/`);
      expect(beside.services).toHaveProperty(`${name}-postgres`);
      expect(await refused(environment)).toEqual([]);
    }
  });
});

/** The few forms of Helm's language that the chart keeps to. @throws Error on any other */
function rendered(template: string, values: Readonly<Record<string, unknown>>): string {
  const one = (value: unknown, quoted: boolean) => (quoted ? JSON.stringify(value) : String(value));
  const text = template
    .replace(
      /\s*\{\{- range \.Values\.(\w+) \}\}([\s\S]*?)\s*\{\{- end \}\}/g,
      (_all, name: string, body: string) =>
        (values[name] as unknown[])
          .map((value) =>
            body.replace(/\{\{ \.( \| quote)? \}\}/g, (_one, quote) => one(value, quote !== undefined)),
          )
          .join(''),
    )
    .replace(
      /\s*\{\{- if \.Values\.(\w+) \}\}([\s\S]*?)\s*\{\{- end \}\}/g,
      (_all, name: string, body: string) => (values[name] ? body : ''),
    )
    .replaceAll('{{ .Release.Name }}', 'rabat')
    .replace(/\{\{ \.Values\.(\w+)( \| quote)? \}\}/g, (_all, name: string, quote) => {
      if (!(name in values)) throw new Error(`values.yaml has no ${name}`);
      return one(values[name], quote !== undefined);
    });
  const [left] = /\{\{.*/.exec(text) ?? [];
  if (left !== undefined) throw new Error(`not rendered here: ${left}`);
  return text;
}

interface Pod {
  readonly enableServiceLinks: boolean;
  readonly securityContext: unknown;
  readonly initContainers: readonly Container[];
  readonly containers: readonly Container[];
}
interface Container {
  readonly command?: readonly string[];
  readonly env: readonly { readonly name: string }[];
  readonly securityContext: unknown;
}

describe('the chart', () => {
  const folder = join(root, 'deploy/helm/tansiq');
  const values = parse(readFileSync(join(folder, 'values.yaml'), 'utf8')) as Record<string, unknown>;
  const objects = (over: Record<string, unknown> = {}) =>
    readdirSync(join(folder, 'templates')).flatMap((name) =>
      parseAllDocuments(
        rendered(readFileSync(join(folder, 'templates', name), 'utf8'), { ...values, ...over }),
      ).map((document) => {
        expect(document.errors).toEqual([]);
        return document.toJS() as { kind: string; spec: { template: { spec: Pod } } };
      }),
    );

  it('renders to one node and its two services', () => {
    expect(objects().map(({ kind }) => kind)).toEqual(['StatefulSet', 'Service', 'Service']);
    expect(JSON.stringify(objects())).not.toContain('storageClassName');
    expect(JSON.stringify(objects({ storageClass: 'fast' }))).toContain('"storageClassName":"fast"');
  });

  it('confines the node, and gives it no variable that it would refuse', async () => {
    const pod = objects()[0]?.spec.template.spec;
    expect(pod).toMatchObject({
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch' },
    });
    for (const container of [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])]) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(await refused(Object.fromEntries(container.env.map(({ name }) => [name, ''])))).toEqual([]);
    }
  });

  it('makes the node with options that init knows', () => {
    const command = objects()[0]?.spec.template.spec.initContainers[0]?.command ?? [];
    const help = execFileSync(
      process.execPath,
      [join(root, 'packages/cli/bin/tansiq.mjs'), 'init', '--help'],
      {
        encoding: 'utf8',
      },
    );
    const options = command.flatMap((word) => /^--[\w-]+/.exec(word)?.[0] ?? []);
    expect(options).toContain('--party');
    expect(options.filter((option) => !help.includes(`${option} <`))).toEqual([]);
  });
});

describe('the list of what a node is made of', () => {
  it('has what the lockfile installs, the node included, and nothing that only develops it', () => {
    const names = bomOf().components.map(named);
    expect(names.length).toBe(locked().size);
    expect(names).toContain('@tansiq/node@0.1.0');
    expect(names.some((name) => name.startsWith('better-sqlite3@'))).toBe(true);
    expect(names.filter((name) => /^(vitest|@biomejs\/biome|knip)@/.test(name))).toEqual([]);
  });
});
