// SPDX-License-Identifier: Apache-2.0
// Which tests there are and how they run; sized for two cores.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Nodes and commands that tests start find their code compiled: a command starts in less than half the time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('./node_modules/.cache/tansiq', import.meta.url));

/** Where .ci/run wants the runner's own account of what passed, failed and was skipped. */
const report = process.env.TANSIQ_TEST_REPORT;

/** An hour that the clock alone brings is waited for while everything else runs, not after it. */
class LongestWaitFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification) => moduleId.includes('/scenarios/story-4/');
    const sorted = await super.sort(files);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: [
            'packages/**/*.test.ts',
            'scenarios/**/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['scenarios/screens/**/*.browser.test.ts'],
          globalSetup: ['scenarios/screens/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
    // Processes, not threads: tests start nodes, open databases and end processes of their own. Each of the two goes on to the next file
    // with what it has loaded already: loading it anew for each was a third of the time.
    pool: 'forks',
    isolate: false,
    // hpke asks which algorithms Web Crypto has, and Node says of each that it is new.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    maxWorkers: 2,
    sequence: { sequencer: LongestWaitFirst },
    passWithNoTests: false,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
