// SPDX-License-Identifier: Apache-2.0
// Takes a picture of every page and lays them out on sheets to be looked at:
//
//   npm run screens                          each page in Arabic and Spanish, wide and phone, light
//   npm run screens -- --all                 every language, light, dark and high contrast
//   npm run screens -- --only reports --languages ar,fr --schemes dark --sizes phone
//   npm run screens -- --out DIR             where to (screens/ unless told)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Language } from '@tansiq/node/contract';
import { type Browser, chromium } from 'playwright-core';
import { launchOptions } from './browser.ts';
import { type Shot, shots } from './shots.ts';
import { atDesk, doorOf, openStage, openView, type Stage, type View } from './stage.ts';

const SIZES = { wide: { width: 1360, height: 900 }, phone: { width: 360, height: 760 } } as const;
const LANGUAGES: readonly Language[] = ['ar', 'es', 'fr', 'en'];
const THEMES = {
  light: { scheme: 'light' },
  dark: { scheme: 'dark' },
  contrast: { contrast: 'more' },
} as const;

const TALLEST = 4000;

interface Picture {
  shot: string;
  file: string;
  caption: string;
}

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
    languages: { type: 'string' },
    schemes: { type: 'string' },
    sizes: { type: 'string', default: 'wide,phone' },
    out: { type: 'string', default: 'screens' },
  },
});

const out = resolve(values.out);
const languages = (values.languages ?? (values.all ? LANGUAGES.join(',') : 'ar,es')).split(',') as Language[];
const schemes = (values.schemes ?? (values.all ? 'light,dark,contrast' : 'light')).split(',');
const wanted = shots.filter(({ name }) => values.only === undefined || name.includes(values.only));

async function take(stage: Stage, browser: Browser, shot: Shot, view: View, file: string): Promise<void> {
  const door = await doorOf(stage.fleet, shot.party, shot.desk);
  const path = typeof shot.path === 'string' ? shot.path : await shot.path(stage.fleet);
  const page = shot.signedOut
    ? await (await openView(browser, door.url, view)).newPage()
    : await atDesk(browser, door, view, path);
  if (shot.signedOut) await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await shot.before?.(page);
  // What is fixed to the window's edge would stand in the middle of a picture taller than the window.
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width: view.width ?? 0, height: Math.min(tall, TALLEST) });
  await page.screenshot({ path: file });
  await page.context().close();
}

/** All pictures of one page beside each other, as one picture. */
async function sheet(browser: Browser, name: string, pictures: readonly Picture[]): Promise<string> {
  const cells = pictures
    .map(
      ({ file, caption }) => `<figure><figcaption>${caption}</figcaption><img src="file://${file}"></figure>`,
    )
    .join('');
  const html = `<!doctype html><style>body{font:14px sans-serif;display:flex;gap:16px;align-items:flex-start;background:#888}
    figure{margin:0;background:#fff;padding:8px}img{max-height:1000px;border:1px solid #000;display:block}</style>${cells}`;
  const source = join(out, `${name}.html`);
  writeFileSync(source, html);
  const page = await browser.newPage({ viewport: { width: 2400, height: 1100 } });
  await page.goto(`file://${source}`);
  const path = join(out, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}

if (wanted.length === 0) {
  console.error(`no page of that name; there are: ${shots.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
mkdirSync(join(out, 'pages'), { recursive: true });
const [stage, browser] = await Promise.all([openStage(), chromium.launch(await launchOptions())]);
try {
  for (const shot of wanted) {
    const pictures: Picture[] = [];
    for (const language of languages)
      for (const scheme of schemes)
        for (const size of values.sizes.split(',')) {
          const caption = `${shot.name} ${language} ${size} ${scheme}`;
          const file = join(out, 'pages', `${caption.replaceAll(' ', '-')}.png`);
          const view = {
            language,
            ...SIZES[size as keyof typeof SIZES],
            ...THEMES[scheme as keyof typeof THEMES],
          };
          await take(stage, browser, shot, view, file);
          pictures.push({ shot: shot.name, file, caption });
        }
    console.log(await sheet(browser, shot.name, pictures));
  }
} finally {
  await browser.close();
  await stage.close();
}
