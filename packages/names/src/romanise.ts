// SPDX-License-Identifier: Apache-2.0
// Arabic names in Latin letters for display: the letter-by-letter form of ICAO Doc 9303-3 and a readable guess.

import { arabicSpelling, foldArabicLetters } from './arabic-script.ts';
import { attestedGroups } from './attested.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './attested-names.ts';
import { parseName, type Unit } from './parse.ts';

/** ICAO Doc 9303-3 (section 6, table C): Arabic letter to MRZ letters. */
const ICAO: Readonly<Record<string, string>> = {
  ء: 'XE',
  آ: 'XAA',
  أ: 'XAE',
  ؤ: 'U',
  إ: 'I',
  ئ: 'XI',
  ا: 'A',
  ب: 'B',
  ة: 'XTA',
  ت: 'T',
  ث: 'XTH',
  ج: 'J',
  ح: 'XH',
  خ: 'XKH',
  د: 'D',
  ذ: 'XDH',
  ر: 'R',
  ز: 'Z',
  س: 'S',
  ش: 'XSH',
  ص: 'XSS',
  ض: 'XDZ',
  ط: 'XTT',
  ظ: 'XZZ',
  ع: 'E',
  غ: 'G',
  ف: 'F',
  ق: 'Q',
  ك: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ه: 'H',
  و: 'W',
  ى: 'XAY',
  ي: 'Y',
  پ: 'P',
  چ: 'XCH',
  ژ: 'XZH',
  ڭ: 'XNG',
  گ: 'XG',
  ڤ: 'V',
};

const READABLE: Readonly<Record<string, string>> = {
  ء: '',
  آ: 'a',
  أ: 'a',
  ؤ: 'ou',
  إ: 'i',
  ئ: 'i',
  ا: 'a',
  ب: 'b',
  ة: 'a',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'ch',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'ou',
  ى: 'a',
  ي: 'i',
  پ: 'p',
  چ: 'tch',
  ژ: 'j',
  گ: 'g',
  ڤ: 'v',
};

const SHADDA = /([\u0620-\u06d3])[\u064b-\u0650]*\u0651/gu;

/** A romanisation for the eye. `approximate` is true whenever it was not attested letter for letter: Arabic omits vowels. */
export type Romanised = { readonly text: string; readonly approximate: boolean };

/**
 * The letter-by-letter form of ICAO Doc 9303-3: shadda doubles, other vowel marks are dropped, a final ة is XAH, words
 * are joined by `<`. What is not an Arabic letter, a digit or A-Z is left out.
 */
export function romaniseIcao(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(SHADDA, '$1$1')
    .split(/[\s\-،,.]+/u)
    .filter(Boolean);
  return words
    .map((word) => {
      const letters = [...word.replace(/ڭ/gu, '\u0001')]
        .map((ch) => (ch === '\u0001' ? 'ڭ' : foldArabicLetters(ch)))
        .filter(Boolean);
      return letters
        .map((ch, i) =>
          ch === 'ة' && i === letters.length - 1
            ? 'XAH'
            : (ICAO[ch] ?? (/^[A-Za-z0-9]$/u.test(ch) ? ch.toUpperCase() : '')),
        )
        .join('');
    })
    .filter(Boolean)
    .join('<');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const VOWEL = /[aeiou]/u;

/** Letters of an unvowelled word with an `a` between consonants that nothing parts. */
function sounded(word: string): string {
  let out = '';
  [...word].forEach((ch, i) => {
    const here = i === 0 && ch === 'و' ? 'w' : i === 0 && ch === 'ي' ? 'y' : (READABLE[ch] ?? ch);
    if (
      out !== '' &&
      here !== '' &&
      !VOWEL.test(out.charAt(out.length - 1)) &&
      !VOWEL.test(here.charAt(0)) &&
      (i < 2 || i === word.length - 1)
    )
      out += 'a';
    out += here;
  });
  return out.replace(/aa+/gu, 'a');
}

function readableUnit(unit: Unit): Romanised {
  if (unit.script !== 'arabic') return { text: unit.shown, approximate: false };
  const names = [...GIVEN_NAMES, ...FAMILY_NAMES];
  const joined = arabicSpelling(
    `${unit.tag === 'abd' ? 'عبدال' : ''}${unit.text}${unit.tag === 'din' ? 'الدين' : ''}`,
  );
  for (const spelling of [joined, joined.replace(/^عبدالال/u, 'عبدال'), arabicSpelling(unit.text)]) {
    const group = attestedGroups(spelling)[0]?.group;
    const latin = group === undefined ? undefined : names[group]?.latin[0];
    if (
      latin !== undefined &&
      (spelling !== arabicSpelling(unit.text) || unit.tag === '' || unit.tag === 'article')
    )
      return { text: capital(latin), approximate: true };
  }
  const bare = sounded(unit.text.replace(/^ال(?=.{2})/u, ''));
  if (unit.tag === 'abd') return { text: `Abdel${bare}`, approximate: true };
  if (unit.tag === 'din') return { text: `${capital(bare)}eddine`, approximate: true };
  if (unit.tag === 'abu') return { text: `Abou ${capital(bare)}`, approximate: true };
  return { text: capital(bare), approximate: true };
}

/** A name as it could be read aloud, after Moroccan usage; attested spellings first. For display beside the original, never as a key. */
export function romaniseReadable(text: string): Romanised {
  const parts = parseName(text).units.map((unit) => ({ ...readableUnit(unit), filiation: unit.filiation }));
  return {
    text: parts
      .map((part) =>
        part.filiation === 'son'
          ? `ben ${part.text}`
          : part.filiation === 'daughter'
            ? `bent ${part.text}`
            : part.text,
      )
      .join(' '),
    approximate: parts.some((part) => part.approximate),
  };
}
