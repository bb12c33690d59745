// SPDX-License-Identifier: Apache-2.0
// Pages by keyset cursor: opaque text that holds the last key shown. It grants nothing, so it is not signed: what a page shows is decided
// by who asks, not by the cursor.
import { z } from 'zod';

const LONGEST = 400;

/** A key (row number, login …) as opaque text. */
export const cursorOf = (key: string | number): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

function keyOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const cursorText = z.string().max(LONGEST);

/** Cursor over a row number (`seq`): a safe integer comes out. */
export const seqCursor = cursorText.transform((cursor, context) => {
  const key = keyOf(cursor);
  if (typeof key === 'number' && Number.isSafeInteger(key) && key >= 0) return key;
  context.addIssue({ code: 'custom', message: 'not a cursor', params: { code: 'cursor' } });
  return z.NEVER;
});

/** Cursor over a text key. */
export const textCursor = cursorText.transform((cursor, context) => {
  const key = keyOf(cursor);
  if (typeof key === 'string') return key;
  context.addIssue({ code: 'custom', message: 'not a cursor', params: { code: 'cursor' } });
  return z.NEVER;
});

/** How many rows a page holds: 1 to 200, 50 unless told. */
export const pageLimit = z.coerce.number().int().min(1).max(200).default(50);

/** One page: `next` is the cursor to ask on with, absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** A page from rows fetched with `limit + 1`: the one too many only tells that there is more. */
export function pageFrom<T>(rows: readonly T[], limit: number, key: (row: T) => string | number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: cursorOf(key(last)) } : {}) };
}
