// SPDX-License-Identifier: Apache-2.0
// The package of names runs in a browser as it is published: a page imports it, compares, explains and searches with it.

import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const SOURCES = resolve(import.meta.dirname, '../../packages/names/src');
const ORIGIN = 'http://names.example';
/** A page's own import, as a page of somebody who took the package would write it. */
const PAGE =
  '<!doctype html><title>names</title><script type="module">import * as names from "/index.ts"; globalThis.names = names;</script>';

/** What the page's script left for the test. */
declare const names: typeof import('@tansiq/names');

let browser: Browser;
let page: Page;
const broken: string[] = [];

/** Serves the package's own sources with their types taken off, and an empty page; anything else is not there. */
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  page = await browser.newPage();
  page.on('pageerror', (error) => broken.push(error.message));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: PAGE });
    const file = resolve(SOURCES, `.${pathname}`);
    if (!file.startsWith(SOURCES) || !file.endsWith('.ts') || file.endsWith('.test.ts'))
      return route.fulfill({ status: 404, body: '' });
    const body = stripTypeScriptTypes(await readFile(file, 'utf8'));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto(`${ORIGIN}/`, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => 'names' in globalThis);
});

afterAll(async () => {
  await page?.close();
  await browser?.close();
});

describe('a page that imports the package of names', () => {
  it('compares two names and explains the result in four languages', async () => {
    const found = await page.evaluate(() => {
      const { compareNames } = names;
      const c = compareNames('عبد الوافي لفتيت', 'Abdeluafi Laftit');
      return {
        candidate: c.candidate,
        said: (['ar', 'es', 'fr', 'en'] as const).map((language) => c.explain(language)),
      };
    });
    expect(found.candidate).toBe(true);
    expect(found.said[3]?.split('\n')[0]).toBe('عبد الوافي ~ Abdeluafi: same, Spanish habit');
    expect(new Set(found.said).size).toBe(4);
  });

  it('finds a person in a list held in the page, whatever the script', async () => {
    const ids = await page.evaluate(() => {
      const { MemoryNameIndex } = names;
      const index = new MemoryNameIndex();
      index.add([
        { id: '1', name: 'Mohamed Benjelloun', birth: '1980' },
        { id: '2', name: 'Mohamed Bennani', birth: '1980' },
        { id: '3', name: 'Yamal Haddad' },
      ]);
      const first = (name: string) => index.search({ name })[0]?.record.id;
      return [first('محمد بن جلون'), first('جمال الحداد')];
    });
    expect(ids).toEqual(['1', '3']);
  });

  it('reads a birth and romanises for the eye, and nothing failed on the way', async () => {
    const said = await page.evaluate(() => {
      const { compareBirths, parseBirth, romaniseReadable } = names;
      return [
        compareBirths(parseBirth('1980-03-05'), parseBirth('1980-05-03')).agreement,
        romaniseReadable('نور الدين'),
      ];
    });
    expect(said).toEqual(['swapped', { text: 'Noureddine', approximate: true }]);
    expect(broken).toEqual([]);
  });
});
