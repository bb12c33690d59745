// SPDX-License-Identifier: Apache-2.0
// The commands of docs/operators.md and docs/incidents.md do what the pages say, in the order in which they give them.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../fleet/free-port.ts';
import { command } from '../fleet/programs.ts';

const pages = ['operators.md', 'incidents.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '../../../../docs', name), 'utf8'),
);
const bash = ['/bin/bash', '/usr/bin/bash'].find(existsSync);

const RUN = /^```sh\n([\s\S]*?)^```/gm;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-operators-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The blocks marked `sh`, as one script; ports as on the page become free ones. */
async function script(): Promise<string> {
  const blocks = pages.flatMap((page) => [...page.matchAll(RUN)]);
  let text = blocks.map((match) => match[1] ?? '').join('\n');
  for (const port of new Set(text.match(/\b1[78]44\d\b/g)))
    text = text.replaceAll(port, String(await freePort()));
  // Whatever fails, nothing that was started stays.
  return `set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n${text}`;
}

/** The command as an installed program: one process, so that a signal reaches the node itself. */
function install(bin: string): void {
  mkdirSync(bin);
  const run = `exec "${process.execPath}" --disable-warning=ExperimentalWarning "${command}" "$@"`;
  writeFileSync(join(bin, 'tansiq'), `#!${bash}\n${run}\n`, { mode: 0o755 });
}

/** Exit code, judgement and what was not well. */
async function doctor(data: string): Promise<{ code: number; state: string; not: string[] }> {
  const env = {
    ...{ PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    TANSIQ_KEY_PASSPHRASE: 'slate-harbour-fennel-comet-17',
  };
  const asked = [command, 'doctor', '--data', data, '--json'];
  const ran = await promisify(execFile)(process.execPath, asked, { cwd: folder, env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
  const { state, findings } = JSON.parse(ran.stdout) as {
    state: string;
    findings: { check: string; state: string }[];
  };
  const not = findings.filter((one) => one.state !== 'well').map(({ check }) => check);
  return { code: ran.code, state, not };
}

it.skipIf(bash === undefined)(
  'works as written (skipped where there is no bash)',
  { timeout: 300_000 },
  async () => {
    writeFileSync(join(folder, 'script.sh'), await script());
    install(join(folder, 'bin'));
    const env = {
      ...{ PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder, LC_ALL: 'en_GB.UTF-8' },
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    };
    const { stdout } = await promisify(execFile)(bash ?? '', ['script.sh'], {
      cwd: folder,
      env,
      timeout: 290_000,
    });
    expect(stdout).toContain('The node of ma.dgsn is ready in rabat');
    expect(stdout).toContain('es.pn is confirmed');
    expect(stdout).toMatch(/^es\.pn +Policía Nacional +confirmed/m);
    expect(stdout).toContain('All is well.');
    expect(stdout).toMatch(/^rabat\/keys\/root\.pem$/m);
    expect(stdout).toMatch(/^rabat\.backup holds the node as it is now/m);
    expect(stdout).toMatch(/^The node of ma\.dgsn is in rabat/m);
    expect(stdout).toMatch(/^es\.pn +down /m);
    expect(await doctor('madrid')).toMatchObject({ code: 0, state: 'well' });
    writeFileSync(join(folder, 'madrid/last-backup.json'), '{"backup":1}');
    expect(await doctor('madrid')).toMatchObject({ code: 2, state: 'soon', not: ['backup'] });
    expect(await doctor('nowhere')).toMatchObject({ code: 1, state: 'wrong', not: ['folder'] });
  },
);

/** Commands that the pages only mention: in code between backticks, in other blocks, in indented lines. */
function mentioned(): Map<string, string[]> {
  const code = pages
    .map((page) => page.replaceAll(RUN, ''))
    .flatMap((page) => page.match(/`[^`\n]+`|^ {4,}\S.*$|^```text\n[\s\S]*?^```/gm) ?? [])
    .join('\n');
  const found = new Map<string, string[]>();
  for (const [, words = '', rest = ''] of code.matchAll(
    /\btansiq ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)([^`\n]*)/g,
  ))
    found.set(words, [...(found.get(words) ?? []), ...(rest.match(/--[a-z][a-z-]*/g) ?? [])]);
  return found;
}

it('mentions commands and options that there are', { timeout: 120_000 }, async () => {
  const all = [...mentioned()];
  expect(all.length).toBeGreaterThan(10);
  const unknown: string[] = [];
  for (const [words, options] of all) {
    const ask = [command, ...words.split(' '), '--help'];
    const { stdout } = await promisify(execFile)(process.execPath, ask);
    // Of what it does not know, the command tells the commands that there are instead.
    if (/^Commands:/m.test(stdout)) unknown.push(words);
    unknown.push(
      ...options.filter((option) => !stdout.includes(option)).map((option) => `${words} ${option}`),
    );
  }
  expect(unknown).toEqual([]);
});
