// SPDX-License-Identifier: Apache-2.0
// Moments as §1 writes them: RFC 3339, UTC, whole seconds, exactly 20 characters.
import { ProtocolError } from './errors.ts';
import type { Time } from './ids.ts';

const FORM = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/**
 * A moment as text; fractions of a second are cut off.
 * @param ms milliseconds since 1970-01-01T00:00:00Z, years 0000 to 9999.
 * @throws ProtocolError `encoding` outside that range.
 */
export function toTime(ms: number): Time {
  const text = Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '';
  if (text.length !== 24)
    throw new ProtocolError('encoding', `not a moment of the years 0000 to 9999: ${ms}`);
  return `${text.slice(0, 19)}Z` as Time;
}

/** True for a real calendar moment in exactly that form (no leap second, no 24:00:00, no 30 February). */
export function isTime(value: unknown): value is Time {
  if (typeof value !== 'string' || value.length !== 20 || !FORM.test(value)) return false;
  // By hand: every act carries several times, and a Date and back costs twenty times as much.
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Milliseconds since 1970 of a time.
 * @throws ProtocolError `encoding` when it is not one.
 */
export function parseTime(text: string): number {
  if (!isTime(text)) throw new ProtocolError('encoding', `not a time: ${String(text).slice(0, 40)}`);
  return Date.parse(text);
}
