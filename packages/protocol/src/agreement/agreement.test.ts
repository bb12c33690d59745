// SPDX-License-Identifier: Apache-2.0
// Terms documents read, compiled and made from templates.
import { describe, expect, it } from 'vitest';
import { canonicalize, type JsonValue } from '../canonical.ts';
import { crimeAreas, dataCategories, languages, purposes } from '../codes/index.ts';
import { decide } from '../gate/decide.ts';
import {
  NORTH,
  permitted,
  SOUTH,
  sampleAct,
  sampleDeclaration,
  sampleHandling,
  viewOf,
} from '../gate/sample-facts.ts';
import type { PartyId, Time } from '../ids.ts';
import { explainTermsProblem } from '../texts/index.ts';
import { articleOf, compileTerms } from './compile-terms.ts';
import { readTerms, readTermsIfValid, termsHash } from './read-terms.ts';
import { sampleId, sampleParty, sampleTerms } from './sample-terms.ts';
import { type TemplateName, type TemplateOptions, templates } from './templates/index.ts';
import { arabicDay, arabicMonth, inArabic } from './templates/template.ts';
import type { TermsDocument } from './terms-document.ts';
import { describeTermsProblem, TermsError, termsProblemCodes } from './terms-problem.ts';
import { fields } from './terms-values.ts';

const sample = sampleTerms();
const text = (document: object) => canonicalize(document as JsonValue);

describe('a terms document', () => {
  it('is read from bytes, text or value alike, and hashes the same', () => {
    const canonical = text(sample);
    for (const input of [canonical, new TextEncoder().encode(canonical), sample]) {
      expect(termsHash(readTerms(input))).toBe(termsHash(sample));
    }
  });

  it('is refused in any other than its canonical form, or above 240 KiB', () => {
    expect(() => readTerms(` ${text(sample)}`)).toThrowError(
      expect.objectContaining({ code: 'non-canonical' }),
    );
    const long = { ...sample, title: { en: 'x'.repeat(250_000), es: 'y' } };
    expect(() => readTerms(long)).toThrowError(expect.objectContaining({ code: 'limit' }));
    expect(readTermsIfValid('{}')).toBeUndefined();
    expect(readTermsIfValid(sample)).toEqual(sample);
  });

  it('refuses a member named __proto__ as any other that is not named', () => {
    const canonical = text(sample);
    for (const [before, at] of [
      ['"number":"1",', '"__proto__":{},'],
      ['"terms":{', '"__proto__":[],'],
    ] as const) {
      const hostile = canonical.replace(before, before === '"terms":{' ? before + at : at + before);
      expect(() => readTerms(hostile)).toThrow();
      const reordered = JSON.parse(hostile) as object;
      expect(() => readTerms(canonicalize(reordered as JsonValue)), at).toThrow(TermsError);
    }
  });

  it('is refused quickly and briefly when it is full of faults', () => {
    const many = (field: string, item: unknown, count: number) => ({
      ...sample,
      articles: [
        ...sample.articles,
        { ...sample.articles[0], number: '99', terms: { [field]: Array(count).fill(item) } },
      ],
    });
    for (const hostile of [
      many('crimeAreas', 'x', 50_000),
      many('directions', {}, 50_000),
      many('crimeAreas', 'terrorism', 1024),
      { ...sample, articles: Array(5000).fill({}) },
      { ...sample, parties: Array(5000).fill({}) },
    ]) {
      let caught: unknown;
      try {
        readTerms(hostile);
      } catch (error) {
        caught = error;
      }
      expect((caught as TermsError).problems.length).toBeLessThanOrEqual(100);
      expect((caught as TermsError).message.length).toBeLessThan(40_000);
    }
  });

  it('has a hash that covers every word and every term', () => {
    const [first, ...rest] = sample.articles;
    const reworded = {
      ...sample,
      articles: [{ ...first!, text: { ...first!.text, en: 'Other words' } }, ...rest],
    };
    expect(termsHash(reworded)).not.toBe(termsHash(sample));
  });

  it('says all that is wrong, with article and field and what to do', () => {
    const broken = sampleTerms({ terms: { retention: { maxMonths: 1, reviewMonths: 2 }, purposes: [] } });
    let caught: unknown;
    try {
      readTerms(broken);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TermsError);
    const { problems, article, message } = caught as TermsError;
    expect(problems.map((problem) => problem.code)).toEqual(['list-empty', 'review']);
    expect(article).toBe(problems[0]?.article);
    expect(message).toContain('article 21, field retention: review (2 of 1 months); let the review come');
    for (const language of languages) expect(explainTermsProblem(problems[1]!, language)).toMatch(/\.$/);
  });

  it('has a sentence for every problem', () => {
    for (const code of termsProblemCodes) {
      const problem = { code, article: undefined, field: undefined, detail: 'x' };
      expect(describeTermsProblem(problem)).toContain(code);
      expect(new Set(languages.map((language) => explainTermsProblem(problem, language))).size).toBe(4);
    }
  });
});

describe('compiled terms', () => {
  const terms = compileTerms(sample);

  it('join list fields over the articles, and know which carries what', () => {
    expect(terms.merged.crimeAreas).toEqual(['terrorism', 'drugs', 'foreign-fighters']);
    for (const [at, article] of sample.articles.entries()) {
      expect(article.number).toBe(String(at + 1));
      for (const code of article.terms.crimeAreas ?? []) {
        expect(articleOf(terms, 'crimeAreas', code)).toBe(article.number);
      }
    }
    expect(articleOf(terms, 'crimeAreas', 'corruption')).toBe(articleOf(terms, 'crimeAreas'));
    expect(articleOf(terms, 'directions', { from: NORTH, to: SOUTH })).toBe(articleOf(terms, 'directions'));
    expect(articleOf(terms, 'transferGrounds', { exporter: SOUTH, kind: 'led-37-1-a' })).toBeDefined();
    expect([...terms.articles.keys()].toSorted()).toEqual([...fields].toSorted());
  });

  it('let content flow only with directions', () => {
    expect(terms.content).toBe(true);
    const talks = sample.articles.filter(
      (article) => article.terms.validity || article.terms.suspension || article.terms.oversight,
    );
    const compiled = compileTerms(readTerms({ ...sample, articles: talks }));
    expect(compiled.content).toBe(false);
    expect(articleOf(compiled, 'directions')).toBeUndefined();
  });
});

const qatar = 'qa.interior';
const options = (...parties: string[]): TemplateOptions => ({
  lineage: sampleId(parties.join()),
  parties: parties.map(sampleParty),
  window: '2026-02-01T00:00:00Z' as Time,
  from: '2026-03-01T00:00:00Z' as Time,
});

const articles: Readonly<Record<TemplateName, readonly [least: number, most: number]>> = {
  fullBilateral: [15, 21],
  narrow: [15, 21],
  narrowDocuments: [15, 21],
  prevention: [15, 21],
  multiParty: [16, 22],
  talksOnly: [3, 5],
};

describe('templates', () => {
  for (const [name, [least, most]] of Object.entries(articles)) {
    const document = templates[name as TemplateName](
      options(NORTH, SOUTH, ...(name === 'multiParty' ? [qatar] : [])),
    );

    it(`${name} is a valid document in four languages, article by article tied to its terms`, () => {
      expect(readTerms(document)).toEqual(document);
      expect(document.articles.length).toBeGreaterThanOrEqual(least);
      expect(document.articles.length).toBeLessThanOrEqual(most);
      expect(compileTerms(document).content).toBe(name !== 'talksOnly');
      for (const { number, title, text: words } of document.articles) {
        for (const part of [title, words]) {
          expect(Object.keys(part).toSorted(), number).toEqual([...languages].toSorted());
          // A title may be one word that two languages share.
          expect(new Set(Object.values(part)).size, number).toBeGreaterThanOrEqual(part === words ? 4 : 3);
          expect(part.ar).toMatch(/^[\u0600-\u06FF]/);
          expect(`${part.es}${part.fr}${part.en}`).not.toMatch(/[\u0600-\u06FF]|undefined|NaN/);
          expect(part.ar).not.toMatch(/undefined|NaN| {2}/);
        }
        for (const language of languages) expect(words[language], `${number} ${language}`).toMatch(/\.$/);
      }
    });

    it(`${name} says in words every code that it carries`, () => {
      for (const { terms, text: words } of document.articles) {
        for (const language of languages) {
          const named = [
            ...(terms.crimeAreas ?? []).map((code) => crimeAreas.labels[code][language]),
            ...(terms.purposes ?? []).map((code) => purposes.labels[code][language]),
            ...(terms.dataCategories ?? []).map((code) => dataCategories.labels[code][language]),
          ];
          for (const label of named) expect(words[language]).toContain(label);
        }
      }
    });
  }

  it('carry the chosen languages only, at least two', () => {
    const two = templates.fullBilateral({ ...options(NORTH, SOUTH), languages: ['ar', 'es'] });
    expect(two.articles.every((article) => Object.keys(article.text).join() === 'ar,es')).toBe(true);
    expect(() => templates.fullBilateral({ ...options(NORTH, SOUTH), languages: ['ar'] })).toThrow(
      TermsError,
    );
  });

  it('the full one names every crime area of Europol’s Annex I and the additions', () => {
    const { merged } = compileTerms(templates.fullBilateral(options(NORTH, SOUTH)));
    expect(merged.crimeAreas!.toSorted()).toEqual(crimeAreas.codes.toSorted());
    expect(crimeAreas.codes).toHaveLength(32);
  });

  it('say ratification, term and notice as they are agreed', () => {
    const document = templates.fullBilateral({
      ...options(NORTH, SOUTH),
      ratification: [SOUTH, NORTH],
      to: '2031-03-01T00:00:00Z' as Time,
      renewal: 'tacit',
      noticeDays: 5,
    });
    const validity = document.articles.at(-1)!;
    expect(validity.terms.validity).toMatchObject({ ratification: [SOUTH, NORTH].toSorted(), noticeDays: 5 });
    expect(validity.text.en).toContain('2031-03-01 and is then renewed tacitly');
    expect(validity.text.ar).toContain('5 أيام');
  });

  it('count in Arabic as Arabic does', () => {
    expect([1, 2, 3, 10, 11, 99, 100, 103, 111].map((count) => inArabic(count, arabicDay))).toEqual([
      'يوم واحد',
      'يومين',
      '3 أيام',
      '10 أيام',
      '11 يوما',
      '99 يوما',
      '100 يوم',
      '103 أيام',
      '111 يوما',
    ]);
    expect(inArabic(60, arabicMonth)).toBe('60 شهرا');
  });

  it('propose grounds that fit the states', () => {
    const of = (...parties: string[]) =>
      compileTerms(templates.fullBilateral(options(...parties))).merged.transferGrounds!.map(
        ({ exporter, kind }) => `${exporter} ${kind}`,
      );
    expect(of('be.police', 'es.south')).toEqual(['be.police none-needed', 'es.south none-needed']);
    expect(of('es.south', 'ma.north')).toEqual([
      'es.south led-37-1-a',
      'es.south led-38',
      'ma.north law-09-08',
    ]);
    expect(of('in.bureau', 'ma.north')).toEqual(['in.bureau national-law', 'ma.north law-09-08']);
  });
});

describe('the same document to different partners', () => {
  const send = (document: TermsDocument, partner: string, declared: object) => {
    const terms = compileTerms(document);
    const act = sampleAct(NORTH, [NORTH, partner as PartyId], terms);
    const declaration = { ...sampleDeclaration, ...declared };
    const handling = {
      ...sampleHandling,
      restrictions: ['H0' as const, 'H1' as const, 'H2' as const],
      pap: 'AMBER' as const,
    };
    return decide({
      ...permitted.send,
      counterpart: partner as PartyId,
      agreement: viewOf(terms),
      act: { ...act, declaration, handling },
    });
  };
  const papers = { dataCategories: ['papers'], subjectCategories: [], crimeAreas: ['document-forgery'] };
  const materials = {
    dataCategories: ['weapons'],
    subjectCategories: [],
    crimeAreas: ['chemical-biological'],
  };
  const documents = templates.narrowDocuments(options(NORTH, 'bh.interior'));
  const arms = templates.narrow(options(NORTH, qatar));

  it('papers go where papers are named, and are refused elsewhere with the article', () => {
    expect(send(documents, 'bh.interior', papers).permit).toBe(true);
    const refused = send(arms, qatar, { ...papers, crimeAreas: ['arms-explosives'] });
    expect(refused).toMatchObject({ permit: false, rule: 'data-category' });
    expect(refused.article).toBe(articleOf(compileTerms(arms), 'dataCategories'));
  });

  it('chemical and biological materials go under the agreement that names them, and only there', () => {
    expect(send(arms, qatar, materials).permit).toBe(true);
    expect(send(documents, 'bh.interior', materials)).toMatchObject({ permit: false, rule: 'crime-area' });
  });

  it('prevention allows a referral that is no police measure, and no investigation', () => {
    const prevention = templates.prevention(options(NORTH, 'be.prevention'));
    const referral = {
      purpose: 'social-referral',
      dataCategories: ['events'],
      subjectCategories: ['contact'],
      minors: true,
      necessity: 'A minor who asks for help',
    };
    const { penaltyMonths: _, ...unpunished } = sampleDeclaration;
    expect(send(prevention, 'be.prevention', { ...unpunished, ...referral }).permit).toBe(true);
    expect(send(prevention, 'be.prevention', { ...referral, purpose: 'investigation' })).toMatchObject({
      permit: false,
      rule: 'purpose',
    });
  });

  it('talks let nothing go', () => {
    const talks = templates.talksOnly(options(NORTH, 'in.bureau'));
    expect(send(talks, 'in.bureau', papers)).toMatchObject({ permit: false, rule: 'direction' });
  });
});
