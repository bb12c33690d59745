// SPDX-License-Identifier: Apache-2.0
// One range of bytes as a request asks for it (RFC 9110 section 14.2): `bytes=10-19` or `bytes=10-`. Others are answered with the whole.

/** Bytes from `start` up to, not including, `end`; undefined for the whole, `beyond` where there is nothing from its first byte on. */
export function rangeOf(
  header: string | undefined,
  total: number,
): { readonly start: number; readonly end: number } | 'beyond' | undefined {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined) return undefined;
  const start = Number(from);
  const last = to === undefined || to === '' ? total - 1 : Number(to);
  if (to !== '' && last < start) return undefined;
  return start >= total ? 'beyond' : { start, end: Math.min(last + 1, total) };
}
