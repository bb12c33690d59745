// SPDX-License-Identifier: Apache-2.0
// For browser tests: officers at their desks on the stage that runs, and what every page is held to.
import AxeBuilder from '@axe-core/playwright';
import type { Desk } from '@tansiq/cli';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { atDesk, type View } from './stage.ts';

export interface Desks {
  /** Signed in, at `path`; closed after the tests of the file. */
  at(party: 'ma.dgsn' | 'es.pn', desk: Desk, view: View, path?: string): Promise<Page>;
  browser(): Browser;
}

/** Registers opening and closing with the file's tests; what a page throws or reports as an error fails them. */
export function useDesks(): Desks {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(async () => {
    for (const context of browser.contexts()) await context.close();
    await browser.close();
    expect(faults).toEqual([]);
  });
  return {
    browser: () => browser,
    at: async (party, desk, view, path) => {
      const door = inject('doors')[`${party} ${desk}`];
      if (!door) throw new Error(`nobody sits at ${desk} of ${party}`);
      const page = await atDesk(browser, door, view, path);
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on('console', (line) => {
        if (/Content.Security.Policy/i.test(line.text())) faults.push(`${page.url()}: ${line.text()}`);
      });
      return page;
    },
  };
}

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Nothing serious by axe (WCAG 2.2 AA), and no sideways scrolling. */
export async function expectFit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    );
  expect(serious, page.url()).toEqual([]);
  const excess = await page.evaluate<number>(SIDEWAYS);
  expect(excess, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
