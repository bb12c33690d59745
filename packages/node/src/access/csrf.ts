// SPDX-License-Identifier: Apache-2.0
// Cross-site request forgery: an unsafe request must come from this node's own pages, and carry the session's token in a header that no
// foreign page can set. Pure.
import { timingSafeEqual } from 'node:crypto';

export interface RequestOrigin {
  /** Header `Origin`, if sent. */
  origin: string | undefined;
  /** Header `Sec-Fetch-Site`, if sent. */
  fetchSite: string | undefined;
  /** Header `X-CSRF-Token`, if sent. */
  token: string | undefined;
}

/** Whether what the browser says of the sender names this node: a program that is no browser says nothing and passes. */
export function isOwnOrigin(request: RequestOrigin, own: readonly string[]): boolean {
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin' && request.fetchSite !== 'none')
    return false;
  return request.origin === undefined || own.includes(request.origin);
}

/** Whether the token sent is the session's, compared in constant time. */
export function isSessionToken(sent: string | undefined, expected: string): boolean {
  const a = Buffer.from(sent ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
