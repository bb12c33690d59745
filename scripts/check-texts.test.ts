// SPDX-License-Identifier: Apache-2.0
// The check of the screens' sentences finds what it is there to find.
import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './check-texts.ts';
import { hardCodedTexts } from './hard-coded-texts.ts';

const four = (en: string, ar = en, es = en, fr = en) => ({
  en: { 'x.a': en },
  ar: { 'x.a': ar },
  es: { 'x.a': es },
  fr: { 'x.a': fr },
});

const plural = (forms: string) => `{n, plural, ${forms}}`;
const ALL = 'zero {z} one {o} two {t} few {f} many {m} other {#}';

describe('the check of catalogues', () => {
  it('passes four catalogues that agree', () => {
    expect(catalogueProblems('x', four(plural('one {a} other {#}'), plural(ALL)))).toEqual([]);
  });

  it('names what a language lacks or has too much', () => {
    const { fr, ...three } = four('Words');
    expect(catalogueProblems('x', { ...three, fr: {} })).toEqual(['x.fr: x.a is missing']);
    expect(catalogueProblems('x', { ...three, fr: { ...fr, 'x.b': 'Mots' } })).toEqual([
      'x.fr: x.b is not in English',
    ]);
  });

  it('names other arguments, a plural form that Arabic lacks, and what is no message', () => {
    expect(catalogueProblems('x', four('{n} acts', '{m} acts'))).toHaveLength(1);
    expect(catalogueProblems('x', four(plural('one {a} other {b}')))).toHaveLength(1);
    expect(catalogueProblems('x', four('Words', 'Words', '{n'))).toHaveLength(1);
  });
});

describe('the search for texts in code', () => {
  it('finds words between tags and in attributes that people read', () => {
    expect(hardCodedTexts('const a = <p title="Hello there">Some words</p>;')).toHaveLength(2);
  });

  it('leaves punctuation, names of styles and what comes from a catalogue alone', () => {
    expect(hardCodedTexts("const a = <p className=\"row\" title={t('x.a')}>: {t('x.a')}</p>;")).toEqual([]);
  });
});
