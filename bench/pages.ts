// SPDX-License-Identifier: Apache-2.0
// How long an officer waits for the first page: from navigation until the sign-in form can be used, and from signing in until Today can.
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { launchOptions } from '../scenarios/screens/browser.ts';
import { type Door, doorOf, openStage, openView } from '../scenarios/screens/stage.ts';

interface Waits {
  signInMs: number;
  todayMs: number;
}

/** One visit in a window of its own, so that nothing is cached from the one before. */
async function visit(browser: Browser, door: Door): Promise<Waits> {
  const context = await openView(browser, door.url, { language: 'ar' });
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByRole('textbox', { name: 'اسم المستخدم' }).fill(door.login);
    const form = performance.now();
    await page.getByRole('textbox', { name: 'كلمة المرور' }).fill(door.password);
    const sent = performance.now();
    await page.getByRole('button', { name: 'تسجيل الدخول', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'اليوم' }).waitFor();
    // A trial click waits until the first thing on the list stands still and takes clicks.
    await page.getByRole('main').getByRole('link').first().click({ trial: true });
    return { signInMs: form - start, todayMs: performance.now() - sent };
  } finally {
    await context.close();
  }
}

const median = (list: readonly number[]) =>
  Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);

/** `--runs N` (default 7), after one that does not count. Milliseconds, in Chromium against a running node, both on this machine. */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '7' } } });
  const stage = await openStage();
  const browser = await chromium.launch(await launchOptions());
  try {
    const door = await doorOf(stage.fleet, 'ma.dgsn', 'officer');
    await visit(browser, door);
    const waits: Waits[] = [];
    for (let n = 0; n < Number(values.runs); n += 1) waits.push(await visit(browser, door));
    const signIn = waits.map(({ signInMs }) => signInMs);
    const today = waits.map(({ todayMs }) => todayMs);
    return {
      runs: waits.length,
      signInMs: median(signIn),
      signInMaxMs: Math.round(Math.max(...signIn)),
      todayMs: median(today),
      todayMaxMs: Math.round(Math.max(...today)),
      browser: browser.version(),
    };
  } finally {
    await browser.close();
    await stage.close();
  }
}
