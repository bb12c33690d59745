// SPDX-License-Identifier: Apache-2.0
// The node's events: whatever they speak of is asked for anew. A stream that broke comes back by itself and takes up where it was.
import type { QueryClient } from '@tanstack/react-query';
import type { Route } from './call.ts';

/** Kinds of events (node: exchange/news.ts) and the answers that each makes stale. */
const STALE: Readonly<Record<string, readonly string[]>> = {
  act: [
    '/acts',
    '/outcomes',
    '/recalls',
    '/dossiers',
    '/agreements',
    '/links',
    '/today',
    '/notices',
    '/operations',
    '/statements',
  ],
  receipt: ['/acts', '/links', '/today', '/operations', '/statements'],
  disposition: ['/acts', '/links', '/today', '/notices', '/operations', '/statements'],
  agreement: ['/agreements', '/today', '/notices', '/operations'],
  link: ['/links', '/system', '/today', '/operations'],
  withheld: ['/acts', '/links', '/today', '/notices'],
  recall: ['/recalls', '/acts', '/today', '/notices', '/statements'],
  erased: ['/acts', '/recalls'],
  party: ['/parties', '/links', '/today'],
  draft: ['/drafts', '/today', '/notices', '/operations', '/statements'],
  attachment: ['/acts'],
  notice: ['/notices'],
  deadline: ['/today'],
  witness: ['/today', '/system', '/supervision'],
};

export type LiveState = 'connecting' | 'live' | 'lost';

/** Follows the events until the returned function is called. */
export function follow(client: QueryClient, tell: (state: LiveState) => void): () => void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => tell('live'));
  source.addEventListener('error', () => tell('lost'));
  for (const [kind, paths] of Object.entries(STALE)) {
    source.addEventListener(kind, () => {
      const concerned = (route: unknown) =>
        typeof route === 'string' && paths.some((path) => (route as Route).startsWith(`GET ${path}`));
      client.invalidateQueries({ predicate: ({ queryKey }) => concerned(queryKey[0]) }).catch(() => {
        // A query that fails shows its own failure where it is used.
      });
    });
  }
  // The node no longer has all that happened since: everything shown may be old.
  source.addEventListener('reload', () => {
    client.invalidateQueries().catch(() => {
      // As above.
    });
  });
  return () => source.close();
}
