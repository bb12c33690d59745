// SPDX-License-Identifier: Apache-2.0
// Whether a host is the machine itself, so that what is not encrypted stays on it.

/** RFC 6761 section 6.3 for names under `localhost`. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|\[::1\]|(.+\.)?localhost)$/i.test(host);
}
