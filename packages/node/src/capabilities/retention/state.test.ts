// SPDX-License-Identifier: Apache-2.0
// When a term of months ends.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsAfter } from './state.ts';

const at = (text: string): number => Date.parse(text);

describe('a term of months', () => {
  it('ends on the same day of its last month, or on the last day of that month', () => {
    expect(monthsAfter(at('2026-01-15T08:30:00Z'), 36)).toBe(at('2029-01-15T08:30:00Z'));
    expect(monthsAfter(at('2026-01-31T08:30:00Z'), 1)).toBe(at('2026-02-28T08:30:00Z'));
    expect(monthsAfter(at('2027-12-31T23:59:59Z'), 2)).toBe(at('2028-02-29T23:59:59Z'));
    expect(monthsAfter(at('2028-02-29T00:00:00Z'), 12)).toBe(at('2029-02-28T00:00:00Z'));
  });

  it('of more months never ends earlier, and never lasts more than 31 days a month', () => {
    const moments = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 240 }), (ms, months) => {
        expect(monthsAfter(ms, months)).toBeGreaterThan(monthsAfter(ms, months - 1));
        expect(monthsAfter(ms, months) - ms).toBeLessThanOrEqual(months * 31 * 86_400_000);
      }),
    );
  });
});
