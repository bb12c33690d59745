// SPDX-License-Identifier: Apache-2.0
// Births: years, dates, about, ranges, swapped days and months, the Hijri calendar.

import { describe, expect, it } from 'vitest';
import { type BirthAgreement, compareBirths, parseBirth } from './birth.ts';

const agreement = (a: string, b: string) => compareBirths(parseBirth(a), parseBirth(b)).agreement;

describe('births', () => {
  it.each<[string, string, BirthAgreement]>([
    ['1980-03-05', '5/3/1980', 'date'],
    ['1980-03-05', '19800305', 'date'],
    ['1980-03-05', '1980-05-03', 'swapped'],
    ['1980-03-05', '1980', 'year'],
    ['1980-03-05', '1980-01-01', 'year'],
    ['1980-03-05', '1980-03-15', 'partial'],
    ['about 1961', '1962-07-01', 'range'],
    ['APPROXIMATELY:1961', '1961', 'range'],
    ['vers 1961', '1962', 'range'],
    ['حوالي ١٩٦١', '1961', 'range'],
    ['BETWEEN:1955-1958', '1957-02-02', 'range'],
    ['1955-1958|1970-02-03', '1970-02-03', 'date'],
    ['1980', '1981', 'near'],
    ['1980', '1985', 'apart'],
    ['1980', '1920', 'contradiction'],
    ['1400-05-12 AH', '1980-03-29', 'date'],
    ['١٤٠٠ هـ', '1980', 'range'],
    ['', '1980', 'unknown'],
    ['no date', '1980', 'unknown'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(agreement(a, b)).toBe(expected);
    expect(agreement(b, a)).toBe(expected);
  });

  it('agreement adds, distance in years takes away, unknown does neither', () => {
    const nats = (a: string, b: string) => compareBirths(parseBirth(a), parseBirth(b)).nats;
    expect(nats('1980-03-05', '1980-03-05')).toBeGreaterThan(nats('1980-03-05', '1980-05-03'));
    expect(nats('1980-03-05', '1980-05-03')).toBeGreaterThan(nats('1980', '1980'));
    expect(nats('1980', '1980')).toBeGreaterThan(nats('about 1980', '1981'));
    expect(nats('1980', '1960')).toBeLessThan(0);
    expect(nats('', '1960')).toBe(0);
  });

  it('1 Muharram 1446 is 7 July 2024 or a neighbour of it (tabular calendar)', () => {
    const [birth] = parseBirth('1446-01-01 AH');
    expect(birth).toMatchObject({ from: 2024, month: 7, hijri: true });
    expect([7, 8]).toContain(birth?.day);
  });
});
