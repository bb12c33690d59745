// SPDX-License-Identifier: Apache-2.0
// Headers of every answer of the API: nothing is cached, framed, sniffed, or allowed to load anything.

/** An answer of the API is data: it may load and run nothing. A page that needs more sets its own policy, and that one stays. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TWO_YEARS = 63_072_000;

/** Sets them on `headers`; `secure` when the node is reached by https. */
export function setSecurityHeaders(headers: Headers, secure: boolean): void {
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', API_POLICY);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  if (secure) headers.set('strict-transport-security', `max-age=${TWO_YEARS}; includeSubDomains`);
}
