// SPDX-License-Identifier: Apache-2.0
// The commands of docs/operators.md do what the page says, in the order in which it gives them.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../fleet/free-port.ts';
import { command } from '../fleet/programs.ts';

const page = join(import.meta.dirname, '../../../../docs/operators.md');
const bash = ['/bin/bash', '/usr/bin/bash'].find(existsSync);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-operators-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The blocks marked `sh`, as one script; ports as on the page become free ones. */
async function script(): Promise<string> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
    (match) => match[1] ?? '',
  );
  let text = blocks.join('\n');
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

it.skipIf(bash === undefined)(
  'works as written (skipped where there is no bash)',
  { timeout: 180_000 },
  async () => {
    writeFileSync(join(folder, 'script.sh'), await script());
    install(join(folder, 'bin'));
    const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder, LC_ALL: 'en_GB.UTF-8' };
    const { stdout } = await promisify(execFile)(bash ?? '', ['script.sh'], {
      cwd: folder,
      env,
      timeout: 170_000,
    });
    expect(stdout).toContain('The node of ma.dgsn is ready in rabat');
    expect(stdout).toContain('es.pn is confirmed');
    expect(stdout).toMatch(/^es\.pn +Policía Nacional +confirmed/m);
    expect(stdout).toContain('All is well.');
    expect(stdout).toMatch(/^rabat\/keys\/root\.pem$/m);
    expect(stdout).toMatch(/^rabat\.backup holds the node as it is now/m);
    expect(stdout).toMatch(/^The node of ma\.dgsn is in rabat/m);
  },
);
