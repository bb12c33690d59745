// SPDX-License-Identifier: Apache-2.0
// A day as people type it: day first, the digits of either script, nothing that the calendar does not have.
import { describe, expect, it } from 'vitest';
import { readDay } from './day-text.ts';

describe('a typed day', () => {
  it.each([
    '5/3/2026',
    '05/03/2026',
    '05.03.2026',
    '5-3-2026',
    '5 3 2026',
    '2026-03-05',
    '٠٥/٠٣/٢٠٢٦',
    '۵/۳/۲۰۲۶',
    ' 05/03/2026 ',
  ])('is read with the day first: %s', (typed) => expect(readDay(typed)).toBe('2026-03-05'));

  it.each(['', '31/02/2026', '03/25/2026', '5/3/26', '5/3', '2026-13-01', 'mañana', '05/03/20266'])(
    'that the calendar does not have is none: %s',
    (typed) => expect(readDay(typed)).toBeNull(),
  );
});
