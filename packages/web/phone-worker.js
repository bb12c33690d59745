// SPDX-License-Identifier: Apache-2.0
// Opens a site commander's phone page without a link: keeps the application's own files and nothing else. What the API answers never
// passes through here. The build (phone-files.ts) puts in which files, and a version that changes with any of them.
const VERSION = '__VERSION__';
const FILES = new Set(__FILES__);
const SHELL = '/operations/phone';
const PAGE = /^\/operations\/(?:phone|[^/]+\/site)$/;
const NAME = 'tansiq-phone-';
const CACHE = NAME + VERSION;
/** A link that takes longer than this to give a page is none. */
const PATIENCE_MS = 4000;
const NONCE = /name="csp-nonce" content="([^"]+)"/;
const NONCE_BYTES = 16;

addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil(dropOlder());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (PAGE.test(pathname)) event.respondWith(page(request));
  } else if (FILES.has(pathname)) event.respondWith(file(request, pathname));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES]);
}

/** A page that is open has all that it needs of an older version; what it lacks it asks the node for, as without a worker. */
async function dropOlder() {
  for (const name of await caches.keys())
    if (name.startsWith(NAME) && name !== CACHE) await caches.delete(name);
}

/** As the node gives it; what was kept when the node, or what stands before it, does not. */
async function page(request) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  return answer && answer.status < 500 ? answer : shell();
}

/** The page that was kept, under the node's policy, with a nonce that was never used before. */
async function shell() {
  const kept = await fromCache(SHELL);
  if (!kept) return Response.error();
  const text = await kept.text();
  const [, old] = NONCE.exec(text) ?? [];
  const policy = kept.headers.get('content-security-policy');
  if (old === undefined || policy === null) return Response.error();
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
  const headers = new Headers(kept.headers);
  headers.set('content-security-policy', policy.replaceAll(old, nonce));
  return new Response(text.replaceAll(old, nonce), { headers });
}

/** Files among the assets are named by their content; the few others may have changed. */
async function file(request, path) {
  if (path.startsWith('/assets/')) return (await fromCache(path)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch {
    return (await fromCache(path)) ?? Response.error();
  }
}

async function fromCache(path) {
  const cache = await caches.open(CACHE);
  return cache.match(path, { ignoreVary: true });
}
