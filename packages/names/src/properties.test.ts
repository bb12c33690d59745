// SPDX-License-Identifier: Apache-2.0
// Properties over any text: symmetry, order, stability, no crash, bounded time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GIVEN_NAMES } from './attested-names.ts';
import { compareBirths, parseBirth } from './birth.ts';
import { compareNames } from './compare.ts';
import { MemoryNameIndex } from './index/memory-index.ts';
import { parseName } from './parse.ts';
import { romaniseIcao, romaniseReadable } from './romanise.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'ben',
        'al',
        'عبد',
        'الله',
        'abd',
        'el',
        'ʿ',
        '\u200f',
        '\ud800',
        'x',
        'الدين',
        '-',
        '<',
        ',',
        'M.',
        '٣',
        'ـ',
        'لا',
      ),
    )
    .map((parts) => parts.join(' ')),
);
const names = fc.array(
  fc.constantFrom(...GIVEN_NAMES.flatMap((name) => [name.latin[0] ?? '', name.arabic[0] ?? ''])),
  { minLength: 2, maxLength: 4 },
);

describe('for any two texts', () => {
  it('the comparison is symmetric, a probability, and never throws', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const forth = compareNames(a, b);
        const back = compareNames(b, a);
        expect(back.probability).toBe(forth.probability);
        expect(back.onlyA).toEqual(forth.onlyB);
        expect(forth.probability).toBeGreaterThan(0);
        expect(forth.probability).toBeLessThan(1);
        for (const language of ['ar', 'es', 'fr', 'en'] as const)
          expect(forth.explain(language).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('reading, births and romanisation never throw', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        parseName(a);
        romaniseIcao(a);
        romaniseReadable(a);
        expect(Number.isFinite(compareBirths(parseBirth(a), parseBirth(b)).nats)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('composition, case, marks and direction signs change nothing', () => {
    fc.assert(
      fc.property(names, (parts) => {
        const plain = parts.join(' ');
        const other = 'Karim بن Abdellatif';
        const base = compareNames(plain, other).probability;
        for (const same of [
          plain.normalize('NFD'),
          plain.toUpperCase(),
          `\u202b${plain}\u202c`,
          plain.replaceAll('م', 'م\u064f'),
          plain.replaceAll('ع', 'عـ'),
        ]) {
          expect(compareNames(same, other).probability).toBe(base);
        }
      }),
      { numRuns: 60, examples: [[['akram', 'abdellatif', 'mohamed', 'mohamed']]] },
    );
  });
});

describe('for any name', () => {
  it('it is a candidate for itself, in whatever order its words stand', () => {
    fc.assert(
      fc.property(names, (parts) => {
        fc.pre(new Set(parts).size === parts.length && parts.every((part) => !part.includes(' ')));
        expect(compareNames(parts.join(' '), parts.join(' ')).candidate).toBe(true);
        expect(compareNames(parts.join(' '), [...parts].reverse().join(' ')).candidate).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('an index finds what it was given', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 12 }), (people) => {
        const index = new MemoryNameIndex();
        index.add(people.map((parts, i) => ({ id: String(i), name: parts.join(' ') })));
        for (const parts of people)
          expect(index.search({ name: parts.join(' ') }, 12).map((c) => c.record.name)).toContain(
            parts.join(' '),
          );
      }),
      { numRuns: 40 },
    );
  });
});

describe('for hostile strings', () => {
  const hostile = [
    'a'.repeat(1_000_000),
    'a '.repeat(500_000),
    'عبد ال'.repeat(200_000),
    'ben '.repeat(200_000),
    `${'\u0301'.repeat(500_000)}a`,
    'aA'.repeat(300_000),
    'abdel'.repeat(100_000),
    '\ufdfa'.repeat(200_000),
    `${'x'.repeat(36)} `.repeat(30_000),
    'ddin'.repeat(50_000),
  ];

  /** Processor time (ms) of everything that reads a text; the least of three, so that other work on the machine hardly counts. */
  function cost(text: string): number {
    const turned = text.slice(0, 2000).split('').reverse().join('');
    const once = () => {
      const before = process.cpuUsage();
      compareNames(text, turned);
      parseBirth(text);
      romaniseReadable(text);
      const used = process.cpuUsage(before);
      return (used.user + used.system) / 1000;
    };
    return Math.min(once(), once(), once());
  }

  it.each(hostile.map((text) => [text.slice(0, 12), text] as const))(
    'ten times the text costs no more than ten times the work, and a little: %s...',
    (_shown, text) => {
      expect(cost(text)).toBeLessThan(30 * Math.max(5, cost(text.slice(0, text.length / 10))));
    },
  );
});
