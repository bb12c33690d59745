// SPDX-License-Identifier: Apache-2.0
// Writes Arabic-script text one way: marks dropped, Persian, Urdu and Maghrebi letters on their plain form.

const LETTERS: Readonly<Record<string, string>> = {
  ک: 'ك',
  ڪ: 'ك',
  ګ: 'گ',
  ڭ: 'گ',
  ݣ: 'گ',
  ڴ: 'گ',
  ی: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ے: 'ي',
  ۓ: 'ئ',
  ێ: 'ي',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ۃ: 'ة',
  ٹ: 'ت',
  ټ: 'ت',
  ڈ: 'د',
  ډ: 'د',
  ڑ: 'ر',
  ړ: 'ر',
  ڒ: 'ز',
  ږ: 'ژ',
  ښ: 'ش',
  ڜ: 'ش',
  ں: 'ن',
  ڼ: 'ن',
  ڨ: 'گ',
  ڥ: 'ڤ',
  ڢ: 'ف',
  ڧ: 'ق',
  ٱ: 'ا',
  ٲ: 'أ',
  ٳ: 'إ',
  ۋ: 'ڤ',
  ۆ: 'و',
  ۇ: 'و',
  ۈ: 'و',
  څ: 'چ',
  ځ: 'ز',
  ڵ: 'ل',
  ڕ: 'ر',
};

const DROPPED = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0640]/gu;

/** True when the code point is a letter of the Arabic block, its supplements or its presentation forms. */
export function isArabicLetter(codePoint: number): boolean {
  return (
    (codePoint >= 0x0620 && codePoint <= 0x064a) ||
    (codePoint >= 0x066e && codePoint <= 0x06d3) ||
    (codePoint >= 0x06fa && codePoint <= 0x06ff) ||
    (codePoint >= 0x0750 && codePoint <= 0x077f)
  );
}

/**
 * The text with vowel marks and tatweel dropped and letter variants merged; hamza seats are kept (the sound model
 * reads them). Input must already be NFKC, which resolves presentation forms.
 */
export function foldArabicLetters(text: string): string {
  let out = '';
  for (const ch of text.replace(DROPPED, '')) out += LETTERS[ch] ?? ch;
  return out;
}

/** The skeleton in which two Arabic spellings of one name are equal: hamza seats, ى/ي and ة/ه merged, ء dropped. */
export function arabicSpelling(token: string): string {
  return token
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ؤ/gu, 'و')
    .replace(/[ئى]/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ء/gu, '');
}
