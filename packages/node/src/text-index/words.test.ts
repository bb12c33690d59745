// SPDX-License-Identifier: Apache-2.0
// Words as they are found in Arabic, Spanish, French and English, however they were written.
import { describe, expect, it } from 'vitest';
import { termsOf, wordLines } from './act-text.ts';
import { textMeets } from './match.ts';
import { readQuery } from './query.ts';
import { chunksOf, foldText } from './words.ts';

const inText = (text: string, section = 'facts') => wordLines([{ section, text }]).join('\n');

/** Whether the text is found, by its words and by the terms of the index alike. */
function finds(typed: string, text: string, section?: string): boolean {
  const query = readQuery(typed);
  if (!query) throw new Error(`nothing typed: ${typed}`);
  const words = inText(text, section);
  const met = textMeets(words, query);
  const terms = termsOf(words);
  const byTerms = query.every((clause) =>
    clause.some((run) =>
      run.every((word) =>
        'begins' in word
          ? [...terms].some((term) => term.startsWith(word.begins))
          : word.anyOf.some((one) => terms.has(one)),
      ),
    ),
  );
  // The terms may let a phrase through that the words then refuse; never the other way round.
  expect([typed, text, byTerms || !met]).toEqual([typed, text, true]);
  return met;
}

describe('a word of Arabic', () => {
  it.each([
    ['أحمد', 'شوهد احمد في الميناء', 'hamza on alef'],
    ['احمد', 'شوهد أَحْمَد في الميناء', 'vowel signs'],
    ['إدريس', 'ادريس', 'hamza below alef'],
    ['آمنة', 'امنه', 'madda and ta marbuta'],
    ['مسؤول', 'مسئول', 'hamza on waw or ya'],
    ['مصطفى', 'مصطفي', 'alef maqsura'],
    ['محمد', 'محـــمد', 'tatweel'],
    ['رقم 2471', 'الرقم ٢٤٧١', 'Arabic digits'],
    ['۱۲۳', '123', 'Persian digits'],
    ['ميناء', 'وصل بالميناء', 'preposition and article before it'],
    ['الميناء', 'ميناء طنجة', 'article typed, none in the text'],
    ['طنجة', 'من الدار البيضاء وطنجة', '«and» before it'],
    ['حاوية', 'للحاوية', 'lam and article'],
    ['ﻻجئ', 'لاجئ', 'presentation forms'],
  ])('%s is found in: %s (%s)', (typed, text) => expect(finds(typed, text)).toBe(true));

  it.each([
    ['مال', 'كمال', 'a name is not a preposition and a word'],
    ['اسم', 'باسم', 'nor this one'],
    ['وليد', 'ليد', 'a name that begins with waw stays whole'],
  ])('%s is not found in: %s (%s)', (typed, text) => expect(finds(typed, text)).toBe(false));
});

describe('a word in Latin script', () => {
  it.each([
    ['camion', 'Un camión blanco'],
    ['CAMIÓN', 'un camion'],
    ['equipage', "L'équipage a été vu"],
    ["l'équipage", "d'équipage"],
    ['francois', 'François Ængström'],
    ['aengstrom', 'Ængström'],
    ['rashid', 'Omar Al-Rashid'],
    ['alrashid', 'Omar Al-Rashid'],
    ['al-rashid', 'Omar al Rashid'],
    ["sa'id", 'Said'],
    ['Zarzaquemada طنجة', 'بين طنجة وZarzaquemada ثم'],
  ])('%s is found in: %s', (typed, text) => expect(finds(typed, text)).toBe(true));

  it('leaves names as they are: no plural is cut off', () => {
    expect(finds('torre', 'Ana Torres')).toBe(false);
    expect(finds('torre*', 'Ana Torres')).toBe(true);
  });
});

describe('what is typed', () => {
  it('means every word, in any order', () => {
    expect(finds('puerto camión', 'Un camión salió del puerto')).toBe(true);
    expect(finds('puerto barco', 'Un camión salió del puerto')).toBe(false);
  });

  it('means words one after the other in quotes of any language, within one passage', () => {
    expect(finds('"salió del puerto"', 'Un camión salió del puerto')).toBe(true);
    expect(finds('«puerto del»', 'Un camión salió del puerto')).toBe(false);
    expect(finds('„ميناء طنجة“', 'وصل إلى الميناء طنجة')).toBe(true);
    const query = readQuery('"puerto camión"');
    expect(query && textMeets('salio del puerto\ncamion blanco', query)).toBe(false);
  });

  it('finds a number however it was grouped', () => {
    expect(finds('+212-661-234567', 'Teléfono 212661234567')).toBe(true);
    expect(finds('212661234567', '+212 661 23 45 67', 'subjects')).toBe(true);
    expect(finds('AB-123-456', 'pasaporte AB123456')).toBe(true);
  });

  it('is nothing without a word, and too much above twelve', () => {
    expect(readQuery(' "" * — ')).toBeUndefined();
    expect(readQuery('a b c d e f g h i j k l m')).toBeUndefined();
  });

  it('takes a beginning of three letters or more; a shorter one is a word', () => {
    expect(readQuery('con*')).toEqual([[[{ begins: 'con' }]]]);
    expect(readQuery('co*')).toEqual([[[{ anyOf: ['co'] }]]]);
  });

  it('cannot ask for what the index marks acts with', () => {
    expect(readQuery('@t:report.share')).toEqual([
      [[{ anyOf: ['treportshare'] }], [{ anyOf: ['t'] }, { anyOf: ['report'] }, { anyOf: ['share'] }]],
    ]);
  });
});

it('joins what a sign ties, and nothing across a comma', () => {
  expect(chunksOf(foldText('Al-Rashid, a,b'))).toEqual([
    { words: ['al', 'rashid'], joined: 'alrashid' },
    { words: ['a', 'b'] },
  ]);
});
