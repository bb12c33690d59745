// SPDX-License-Identifier: Apache-2.0
// Letter-by-letter Latin for Cyrillic, Greek, Armenian, Georgian, Hebrew, kana and Hangul: enough to compare, not to print.

function table(from: string, to: string): [string, string][] {
  const latin = to.split(' ');
  return [...from].map((ch, i) => [ch, latin[i] === '_' ? '' : (latin[i] ?? '')]);
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...table(
    'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџѓќѕәғқңөұүһ',
    'a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e i i ie g u j lj nj c dj dz gj kj dz a gh q ng o u u h',
  ),
  ...table('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
  ...table(
    'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
    'a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev',
  ),
  ...table(
    'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
    'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h',
  ),
  ...table('אבגדהוזחטיכךלמםנןסעפףצץקרשת', 'a b g d h v z h t y k k l m m n n s a p f ts ts k r sh t'),
  ...table(
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
    'a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa o n',
  ),
  ...table(
    'ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ',
    'ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po vu',
  ),
  ...table('ァィゥェォャュョッー', 'a i u e o ya yu yo _ _'),
]);

const LEAD = [
  'g',
  'kk',
  'n',
  'd',
  'tt',
  'r',
  'm',
  'b',
  'pp',
  's',
  'ss',
  '',
  'j',
  'jj',
  'ch',
  'k',
  't',
  'p',
  'h',
];
const VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const TAIL = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'l',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
];

function syllable(code: number): string {
  const index = code - 0xac00;
  const tail = index % 28;
  const vowel = ((index - tail) / 28) % 21;
  const lead = Math.floor(index / 588);
  return (LEAD[lead] ?? '') + (VOWEL[vowel] ?? '') + (TAIL[tail] ?? '');
}

function letter(ch: string): string {
  const code = ch.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return syllable(code);
  const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : ch;
  const known = LETTERS.get(katakana);
  if (known !== undefined) return known;
  const base = ch.normalize('NFD').charAt(0);
  return LETTERS.get(base) ?? ch;
}

/** Lower-case text with the letters of these scripts in Latin; every other character as it was. */
export function toLatin(lower: string): string {
  if (!/[\u0250-\uffff]/.test(lower)) return lower;
  let out = '';
  for (const ch of lower) out += ch < '\u0250' ? ch : letter(ch);
  return out;
}
