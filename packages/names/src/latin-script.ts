// SPDX-License-Identifier: Apache-2.0
// Writes Latin-script text in plain letters a-z, and keeps the few consonant signs that change the sound.

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'a',
  ɛ: 'e',
  ɣ: 'gh',
  ŧ: 't',
  ĸ: 'k',
  ɖ: 'd',
  ʒ: 'z',
  ƒ: 'f',
  ĳ: 'ij',
  ſ: 's',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
};

/** Consonants whose sign tells the sound: kept as one symbol each for the sound model, plain letters elsewhere. */
const SOUNDED: Readonly<Record<string, string>> = {
  š: 'š',
  ş: 'š',
  ș: 'š',
  ś: 'š',
  č: 'č',
  ć: 'č',
  ç: 'ç',
  ž: 'ž',
  ż: 'ž',
  ź: 'ž',
  ñ: 'ñ',
  ğ: 'ğ',
  ł: 'ł',
  ř: 'ř',
  ț: 'ţ',
  ţ: 'ţ',
};

const MARKS = /\p{M}/gu;

/** One lower-case letter (NFC) to plain a-z; what is not a Latin letter comes back as it is. */
function plainLetter(ch: string): string {
  const direct = PLAIN[ch];
  if (direct !== undefined) return direct;
  const stripped = ch.normalize('NFD').replace(MARKS, '');
  return PLAIN[stripped] ?? stripped;
}

/** Lower-case plain letters: Müller -> muller, Łukasz -> lukasz, Erdoğan -> erdogan. */
export function plainLatin(text: string): string {
  let out = '';
  for (const ch of text) out += ch < '\u0080' ? ch : plainLetter(ch);
  return out;
}

/** Like plainLatin, but š č ç ž ñ ğ ł ř ţ stay one symbol: what the sound model reads. */
export function soundedLatin(text: string): string {
  let out = '';
  for (const ch of text.normalize('NFC')) out += ch < '\u0080' ? ch : (SOUNDED[ch] ?? plainLetter(ch));
  return out;
}
