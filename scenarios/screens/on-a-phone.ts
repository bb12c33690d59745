// SPDX-License-Identifier: Apache-2.0
// For browser tests: what a page sounds and shakes, and what a phone keeps, looked up in the browser itself.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WAIT = 30_000;

/** Notes what the page would sound and shake from here on. */
export const LISTEN = `(() => {
  globalThis.heard = [];
  globalThis.felt = [];
  navigator.vibrate = (pattern) => globalThis.felt.push(pattern) > 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    globalThis.heard.push(Math.round(this.frequency.value));
    start.call(this, at);
  };
})()`;

/** Heard, felt, and seen to be new on the same page. */
export async function toldBySense(
  page: Page,
  call: string,
  tones: number[],
  shakes: number[],
): Promise<void> {
  await page.locator(`[data-call="${call}"][data-news="true"]`).waitFor({ timeout: WAIT });
  const last = await page.evaluate<number[]>(`globalThis.heard.slice(-${tones.length})`);
  expect(last).toEqual(tones);
  expect(await page.evaluate<number[]>('globalThis.felt.at(-1)')).toEqual(shakes);
}

export const MANIFEST = `fetch(document.querySelector('link[rel="manifest"]').href).then((answer) => answer.json())`;
/** What a phone keeps beside the application's own files. */
export const KEPT_FILES = `(async () => {
  const all = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
  if (all.length === 0) return ['nothing'];
  return all.filter((path) => !/^\\/(assets\\/[^/]+|before-paint.js|mark.svg|icon-192.png|phone\\...\\.webmanifest|operations\\/phone)$/.test(path));
})()`;
/** All that can be read of the pocket without its key. */
export const SEALED = `new Promise((resolve, reject) => {
  const request = indexedDB.open('tansiq.pocket');
  request.onerror = reject;
  request.onsuccess = async () => {
    const rows = (store) => new Promise((give) => {
      request.result.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => give(target.result);
    });
    const found = [];
    for (const store of request.result.objectStoreNames) found.push(...(await rows(store)));
    request.result.close();
    const text = (value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value);
    resolve(JSON.stringify(found, (_, value) => text(value)));
  };
})`;
export const LEFT = `(async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  pocket: await (async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'tansiq.pocket')) return '[]';
    return ${SEALED};
  })(),
}))()`;
