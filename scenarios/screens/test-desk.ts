// SPDX-License-Identifier: Apache-2.0
// For browser tests: officers at their desks on the stage that runs, and what every page is held to.
import AxeBuilder from '@axe-core/playwright';
import { type Desk, declare, handle } from '@tansiq/cli';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { atDesk, type View } from './stage.ts';

export interface Desks {
  /** Signed in, at `path`; closed after the test. */
  at(party: 'ma.dgsn' | 'es.pn', desk: Desk, view: View, path?: string): Promise<Page>;
  /** The same page in each of these views, signed in once. */
  inEach(
    views: readonly View[],
    party: 'ma.dgsn' | 'es.pn',
    desk: Desk,
    path: string,
    look: (page: Page) => Promise<void>,
  ): Promise<void>;
  browser(): Browser;
}

/** Registers opening and closing with the file's tests; what a page throws or reports as an error fails them. */
export function useDesks(): Desks {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellWhatStood(browser, task.name);
    // A page that stays open asks anew for what it shows whenever something happens at its node.
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    expect(faults).toEqual([]);
  });
  const at = async (
    [party, desk, view, path]: Parameters<Desks['at']>,
    cookies?: Awaited<ReturnType<BrowserContext['cookies']>>,
  ) => {
    const door = inject('doors')[`${party} ${desk}`];
    if (!door) throw new Error(`nobody sits at ${desk} of ${party}`);
    const page = await atDesk(browser, door, view, path, cookies);
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on('console', (line) => {
      if (/Content.Security.Policy/i.test(line.text())) faults.push(`${page.url()}: ${line.text()}`);
    });
    return page;
  };
  return {
    browser: () => browser,
    at: (...args) => at(args),
    inEach: async (views, party, desk, path, look) => {
      let cookies: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;
      for (const view of views) {
        const page = await at([party, desk, view, path], cookies);
        cookies ??= await page.context().cookies();
        await look(page);
        await page.context().close();
      }
    },
  };
}

/** A failure on a machine that nobody looks at must say what the officer saw: only invented people are on the stage. */
async function tellWhatStood(browser: Browser, test: string): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const seen = await page.evaluate<string>(SEEN).catch((error: unknown) => `could not be read: ${error}`);
    process.stderr.write(`\n-- ${test}: what stood on ${page.url()}\n${seen}\n`);
  }
}

const SEEN =
  '[document.title, document.documentElement.lang, document.body.innerText.replace(/\\s*\\n\\s*/g, " | ").slice(0, 3000)].join(" :: ")';
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** A bar that stays at the window's edge covers whatever one has scrolled under it: targets are measured as if it stood in its place. */
const UNSTICK =
  'for (const one of document.querySelectorAll("body *")) if (getComputedStyle(one).position === "sticky") { one.dataset.stuck = one.style.position; one.style.position = "static"; }';
const STICK =
  'for (const one of document.querySelectorAll("[data-stuck]")) { one.style.position = one.dataset.stuck; delete one.dataset.stuck; }';

/** Nothing serious by axe (WCAG 2.2 AA), and no sideways scrolling. */
export async function expectFit(page: Page): Promise<void> {
  await page.evaluate(UNSTICK);
  // What passes is not written down, and the verdict is made on the page itself: there are no frames.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  await page.evaluate(STICK);
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

/** What a page answers to a call of its own API, as its officer. */
export const asked = (page: Page, path: string): Promise<Record<string, unknown>> =>
  page.evaluate(async (at) => (await (await fetch(`/api${at}`)).json()) as Record<string, unknown>, path);

/** Chooses in a field whose options fall down. */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: false }).first().click();
  await page.getByRole('option', { name: option }).first().click();
  await page.keyboard.press('Escape');
}

/**
 * The agreement that the stage began with, in the field of a draft: lists go from the newest on, and others come into force, are suspended and
 * end while their tests run.
 */
export async function chooseFirstAgreement(page: Page, field: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option').last().click();
}

/** A call that changes something, with the session's token; answers status and body. */
export async function told(
  page: Page,
  path: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, string> }> {
  const { csrf } = await asked(page, '/session');
  return page.evaluate(
    async ([at, token, sent]) => {
      const answer = await fetch(`/api${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': token },
        body: sent,
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
    },
    [path, String(csrf), JSON.stringify(body ?? {})] as const,
  );
}

export async function letIn(page: Page, dossier: string, login: string): Promise<void> {
  const users = (await asked(page, '/users')) as { items: { id: string; login: string }[] };
  const user = users.items.find((one) => one.login === login)?.id;
  expect((await told(page, `/dossiers/${dossier}/readers`, { user })).status).toBe(200);
}

/** A report of Rabat to Madrid, released by its head. */
export async function reported(officer: Page, head: Page, words: { title: string; facts: string }) {
  const { items } = (await asked(officer, '/agreements')) as { items: { lineage: string; state: string }[] };
  const { body: draft } = await told(officer, '/drafts', {
    type: 'report.share',
    to: ['es.pn'],
    lineage: items.findLast(({ state }) => state === 'in-force')?.lineage,
    sections: {
      title: { text: { es: words.title } },
      facts: { text: { es: words.facts } },
      declaration: declare('ma.dgsn', { crimeAreas: ['drugs'], dataCategories: ['events'] }),
      handling: handle({ restrictions: ['H0', 'H2'] }),
    },
  });
  await told(officer, `/drafts/${draft.id}/submission`, {});
  return (await told(head, `/drafts/${draft.id}/release`, { revision: 1 })).body;
}

export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (let turn = 0; turn < 150; turn++) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`waited in vain: ${what}`);
}
