// SPDX-License-Identifier: Apache-2.0
// Two real nodes with everything that the demonstration leaves on them, and officers who look at their screens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, Fleet, Narrator, parties, perform, sceneOf } from '@tansiq/cli';
import type { Language } from '@tansiq/node/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Stage {
  fleet: Fleet;
  close(): Promise<void>;
}

/** Starts both and plays the demonstration on them; `quiet` output goes nowhere but to the errors' stream when it fails. */
export async function openStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'tansiq-screens-'));
  // Madrid wants to know why, before an act that its author restricted is opened.
  const env = { [parties.madrid.id]: { TANSIQ_JOURNAL_REASONS: 'h3' } };
  const fleet = await Fleet.start({ root, parties: [parties.rabat, parties.madrid], env });
  await perform(sceneOf(fleet, root, new Narrator('en', { write: () => true }), undefined));
  return {
    fleet,
    close: async () => {
      await fleet.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Where an officer signs in, and as whom: what tests in other processes need of the stage. */
export interface Door {
  url: string;
  login: string;
  password: string;
}

export interface View {
  language: Language;
  /** CSS pixels. */
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  contrast?: 'normal' | 'more';
  /** Keeps what pages keep for a moment without a link; without it every page comes from the node. */
  phone?: boolean;
}

/** The door of a desk, its account made. */
export async function doorOf(fleet: Fleet, party: 'ma.dgsn' | 'es.pn', desk: Desk): Promise<Door> {
  const node = fleet.node(party);
  await node.as(desk);
  const { login, password } = fleet.accounts.account(party, desk);
  return { url: node.officersUrl, login, password };
}

/** A browser's window of its own, with language, size and colours set, nobody signed in. */
export async function openView(browser: Browser, url: string, view: View): Promise<BrowserContext> {
  const { language, width = 1280, height = 900, scheme = 'light', contrast = 'normal' } = view;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    locale: language,
    reducedMotion: 'reduce',
    serviceWorkers: view.phone ? 'allow' : 'block',
  });
  await context.addInitScript(
    ([chosen, colours, more]) => {
      // What was chosen on the page itself stands above what the test began with.
      if (localStorage.getItem('tansiq.language') === null) localStorage.setItem('tansiq.language', chosen);
      localStorage.setItem('mantine-color-scheme-value', colours);
      localStorage.setItem('tansiq.contrast', more);
    },
    [language, scheme, contrast] as const,
  );
  return context;
}

/** An officer at their desk: signed in, at `path`; with `cookies`, in the session that they are of. Close its context when done. */
export async function atDesk(
  browser: Browser,
  door: Door,
  view: View,
  path = '/',
  cookies?: Awaited<ReturnType<BrowserContext['cookies']>>,
): Promise<Page> {
  const context = await openView(browser, door.url, view);
  const page = await context.newPage();
  if (cookies) await context.addCookies(cookies);
  else await signIn(page, door);
  await page.goto(path);
  return page;
}

async function signIn(page: Page, door: Door): Promise<void> {
  // From the same address, without drawing a page that nobody looks at.
  await page.route('/', (asked) => asked.fulfill({ contentType: 'text/html', body: '' }), { times: 1 });
  await page.goto('/');
  const status = await page.evaluate(async (body) => (await fetch('/api/session', body)).status, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: door.login, password: door.password }),
  });
  if (status !== 201) throw new Error(`${door.login} could not sign in at ${door.url}: ${status}`);
}
