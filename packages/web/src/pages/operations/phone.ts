// SPDX-License-Identifier: Apache-2.0
// The phone page as an application of its own: put on the phone under a name in the reader's language, and opened without a link by a worker
// that keeps the application's files (phone-worker.js), for as long as somebody is signed in.
import type { Language } from '@tansiq/node/contract';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { wipePocket, wipePostings } from './pocket.ts';

const WORKER = '/phone-worker.js';
const SCOPE = '/operations/';
/** Of the worker's caches; written there too. */
const CACHES = 'tansiq-phone-';

/** `/operations/phone` opens the page that was last prepared here; `/operations/{dossier}/site` is one. */
const PAGE = /^\/operations\/(?:phone|([^/]+)\/site)$/;

export const isPhonePage = (path: string): boolean => PAGE.test(path);

export const dossierIn = (path: string): string | undefined => PAGE.exec(path)?.[1];

/** Keeps the application's files on this phone and offers to install it; true once it opens without a link. */
export function usePhone(): boolean {
  const { language } = useLanguage();
  const [ready, setReady] = useState(false);
  useEffect(() => offer(language), [language]);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const { serviceWorker } = navigator;
    // Where a browser does not allow it (no trusted certificate), the page works with a link as before, and says so.
    serviceWorker.register(WORKER, { scope: SCOPE }).catch(() => setReady(false));
    void serviceWorker.ready.then(() => setReady(true));
  }, []);
  return ready;
}

/** The manifest in this language stands in the page until the returned function is called. */
function offer(language: Language): () => void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  if (!link) return () => undefined;
  const before = link.href;
  link.href = `/phone.${language}.webmanifest`;
  return () => {
    link.href = before;
  };
}

async function forgetFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.getRegistration(SCOPE);
  await registered?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}

/** At sign-out nothing stays on the phone: no entry, no key, no file. */
export async function wipePhone(): Promise<void> {
  await wipePocket();
  await forgetFiles();
}

/** At the end of a session that nobody signed out of. Answers how many entries stay sealed for their officer. */
export async function lockPhone(): Promise<number> {
  const left = await wipePostings();
  if (left === 0) await wipePocket();
  await forgetFiles();
  return left;
}
