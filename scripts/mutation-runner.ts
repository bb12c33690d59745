// SPDX-License-Identifier: Apache-2.0
// How Stryker runs tests here: all files of a part are loaded once, and each mutant is switched on for the tests that reach it.
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { parts } from './mutation-parts.ts';
import { cases, prepare } from './mutation-tests.ts';

const own: Readonly<Record<string, URL>> = {
  vitest: new URL('mutation-tests.ts', import.meta.url),
  'fast-check': new URL('mutation-properties.ts', import.meta.url),
};

registerHooks({
  resolve(specifier, context, next) {
    const url = context.parentURL?.endsWith('.test.ts') === true ? own[specifier] : undefined;
    return url === undefined ? next(specifier, context) : { url: url.href, shortCircuit: true };
  },
});

/** What the mutated code reads, and where it counts which test reached which mutant. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: MutantCoverage['static']; perTest: MutantCoverage['perTest'] };
}

const context: Switches = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: context });

class LoadedOnce implements TestRunner {
  /** Milliseconds that each test took without a mutant: the quick ones go first. */
  readonly #took = new Map<string, number>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const part = parts[process.env.TANSIQ_MUTATION_PART ?? ''];
    if (part === undefined) throw new Error('TANSIQ_MUTATION_PART names no part');
    for (const file of globSync([...part.tests]).toSorted()) await import(pathToFileURL(file).href);
    await prepare();
    await this.#run(cases.map((_, at) => String(at)));
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.#run(cases.map((_, at) => String(at)));
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: context.mutantCoverage ?? { static: {}, perTest: {} },
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    context.activeMutant = options.activeMutant.id;
    context.hitCount = options.hitLimit === undefined ? undefined : 0;
    context.hitLimit = options.hitLimit;
    const quickFirst = (options.testFilter ?? cases.map((_, at) => String(at))).toSorted(
      (a, b) => (this.#took.get(a) ?? 0) - (this.#took.get(b) ?? 0),
    );
    const tests = await this.#run(quickFirst, true);
    const endless = determineHitLimitReached(context.hitCount, options.hitLimit);
    context.activeMutant = undefined;
    context.hitCount = undefined;
    // All mutants share what modules keep: a test that fails without this one too says nothing of it. Stryker then begins a new process.
    const failed = tests.filter(({ status }) => status === TestStatus.Failed).map(({ id }) => id);
    for (const { status, name } of await this.#run(failed)) {
      if (status === TestStatus.Failed) throw new Error(`fails after the mutant is off: ${name}`);
    }
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  async #run(ids: readonly string[], untilOneFails = false): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const id of ids) {
      const one = cases[Number(id)];
      if (one === undefined) continue;
      context.currentTestId = id;
      const begun = performance.now();
      const failure = await outcome(one.run);
      const result = { id, name: one.name, timeSpentMs: performance.now() - begun };
      context.currentTestId = undefined;
      if (context.activeMutant === undefined) this.#took.set(id, result.timeSpentMs);
      if (failure === undefined) results.push({ ...result, status: TestStatus.Success });
      else results.push({ ...result, status: TestStatus.Failed, failureMessage: failure });
      if (untilOneFails && failure !== undefined) break;
    }
    return results;
  }
}

/** What the test said when it failed. */
async function outcome(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error).slice(0, 500);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'loaded-once', LoadedOnce)];
