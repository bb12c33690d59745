// SPDX-License-Identifier: Apache-2.0
// Words as they are found: letters of Arabic and Latin script brought to one form, so that what is meant alike is found alike.

/** Longer words are cut: nobody types them, and an index row must stay small. */
export const LONGEST_WORD = 64;

/** Letters that Unicode's own decomposition leaves apart. */
const LETTERS: Readonly<Record<string, string>> = {
  // Hamza on a carrier is a hamza; final alef maqsura and ta marbuta are often written ya and ha; Persian and Urdu keyboards.
  ...{ ؤ: 'ء', ئ: 'ء', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ے: 'ي', ہ: 'ه', ھ: 'ه', ە: 'ه', ٱ: 'ا' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}٠-٩۰-۹]`, 'gu');
/** Diacritics, tatweel, and characters that only steer how text is laid out. */
const DROPPED = /[\p{M}\p{Cf}ـ]+/gu;
const BEYOND_ASCII = /[^ -~\s]/u;
/** A change of script ends a word: «وTorres» is two. */
const WORD = /[\p{L}&&\p{sc=Arab}]+|[[\p{L}\p{N}]--\p{sc=Arab}]+/gv;

/** Text in the letters of the index. Words of it are what `wordsOf` gives. */
export function foldText(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? digit(letter))
    .normalize('NFD')
    .replace(DROPPED, '');
}

/** Arabic-Indic (U+0660) and extended Arabic-Indic (U+06F0) digits. */
const digit = (letter: string): string => String(letter.charCodeAt(0) & 0xf);

/** Articles and pronouns that French and Italian tie to the next word. */
const ELIDED: ReadonlySet<string> = new Set(
  'c d j l m n s t qu jusqu lorsqu puisqu quoiqu dell nell all un'.split(' '),
);
/** What ties parts of one name or number together: Al-Rashid, O'Brien, 212-61.23, a@b.example. */
const TIES = /^['’ʼ`.\-_/:@+·‐‑]$/u;

/** One stretch of text without a space: its words, and all of them as one where a sign ties them. */
export interface Chunk {
  words: string[];
  joined?: string;
}

/** Words of folded text, chunk by chunk. */
export function chunksOf(folded: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const text of folded.split(/\s+/u)) {
    const words = (text.match(WORD) ?? []).map((word) => word.slice(0, LONGEST_WORD));
    if (words.length === 0) continue;
    chunks.push(words.length === 1 ? { words } : tied(text, words));
  }
  return chunks;
}

function tied(text: string, words: string[]): Chunk {
  const signs = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').split(WORD);
  if (!signs.every((sign) => sign === '' || TIES.test(sign))) return { words };
  const own = /^['’ʼ`]$/u.test(signs[1] ?? '') && ELIDED.has(words[0] ?? '') ? words.slice(1) : words;
  const joined = own.join('');
  return own.length > 1 && joined.length <= LONGEST_WORD ? { words: own, joined } : { words: own };
}

const ARABIC = /^[ء-ي]+$/u;
const DEFINITE = /^[وف]?(?:[بك]?ال|لل)(?=.{3})/u;
const AND = /^[وف](?=.{3})/u;
/** Before shorter words these letters mostly belong to the word: باسم, كمال. */
const TO = /^[وف]?[بلك](?=.{4})/u;

/** The word without its article and what is tied to it; undefined when it has none. */
export function withoutArticle(word: string): string | undefined {
  const bare = ARABIC.test(word) ? word.replace(DEFINITE, '') : word;
  return bare === word ? undefined : bare;
}

const NONE: readonly string[] = [];

/** Other forms under which a word of a text is found: without «و», «ب», «ل», «ك», «ف», «ال» before it. Not the word itself. */
export function otherForms(word: string): readonly string[] {
  if (word.length < 4 || !ARABIC.test(word)) return NONE;
  const forms = new Set([word.replace(DEFINITE, ''), word.replace(AND, ''), word.replace(TO, '')]);
  forms.delete(word);
  return [...forms];
}
