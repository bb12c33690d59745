// SPDX-License-Identifier: Apache-2.0
// Runs every check, goes on past one that fails, and shows what the failing ones said: npm run check
import { spawnSync } from 'node:child_process';

/** Each is also a script of its own in package.json. */
const CHECKS = ['types', 'lint', 'dead', 'boundaries', 'length', 'words', 'texts', 'pages'];

const failed: string[] = [];
for (const check of CHECKS) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `check:${check}`], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`check:${check} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status === 0) continue;
  failed.push(check);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
}
if (failed.length > 0) {
  console.error(`failed: ${failed.map((check) => `npm run check:${check}`).join(', ')}`);
  process.exitCode = 1;
}
