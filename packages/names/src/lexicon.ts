// SPDX-License-Identifier: Apache-2.0
// The small words of names: articles, filiation, kunya, compounds, European particles, titles, in both scripts.

/** What a small word does to the word after it (or, for `din` and `llah`, before it). */
export type Part =
  | 'article'
  | 'assimilated'
  | 'son'
  | 'daughter'
  | 'abd'
  | 'abu'
  | 'um'
  | 'ould'
  | 'ait'
  | 'dhu'
  | 'din'
  | 'selfdin'
  | 'llah'
  | 'particle'
  | 'title';

const LISTS: readonly (readonly [Part, string])[] = [
  ['article', 'al el ul ال'],
  ['assimilated', 'ar er ur ir as es us ash ech esh ach az ez uz ad ed ud at et ut an en un ed ech'],
  ['son', 'ben bin ibn bn ebn bnou bani bni بن ابن إبن بني'],
  ['daughter', 'bent bint binte binti bte bentu بنت ابنة'],
  [
    'abd',
    'abd abdel abdul abdal abdoul abdol abdil abdu abdur abder abdar abdes abdus abdas abdesh abdan abdun abden abdez abdoel abdou عبد عبدال',
  ],
  ['abu', 'abu abou abo abi aba aboul abul abdoul bou bu abil ابو أبو ابي أبي بو ابا أبا'],
  ['um', 'oum umm um om umu oumou ام أم'],
  ['ould', 'ould weld wuld uld walad ouled ولد اولاد أولاد'],
  ['ait', 'ait nait آيت ايت أيت نايت'],
  ['dhu', 'dhu dhul zoul zul zu dhou dhoul thul ذو ذي ذا'],
  ['din', 'din dine deen deine دين'],
  [
    'selfdin',
    'eddine eddin uddin uddine addin aldin eldin eldine aldeen eldeen uddeen adine oddin الدين الدین',
  ],
  ['llah', 'allah ullah llah ollah ulla الله'],
  [
    'particle',
    'de del della dela da das dos do di du la las los le les lo van von vom der den ter ten te y e i zu zum zur und et of dit af av mac mc o st ze',
  ],
  [
    'title',
    'mr mrs ms dr doctor sir lord lady don dona sr sra mme mlle monsieur madame herr frau prof professor professeur president präsident presidente ' +
      'prasident general colonel captain major lt maj gen col capt sgt maulavi mawlawi maulvi mawlavi molavi moulvi mullah mulla molla mulah maulana mawlana ' +
      'qari haji hajji hadji hadj hajj haj alhaji elhadj sheikh shaikh sheik shaykh cheikh cheik chikh sheykh sayyid sayed sayyed syed seyed seyyed sidi sid si ' +
      'moulay mulay muley mouley moulaye moulai lalla ustad ustaz eng engineer imam ' +
      'الشيخ شيخ السيد سيد سيدي مولاي لالة لالا الحاج حاج حاجي الدكتور دكتور د الاستاذ الأستاذ استاذ أستاذ المهندس مهندس ملا الملا مولوي مولانا قاري',
  ],
];

/** Company endings are read as noise behind a person's name (`Maduro LLC`). */
const NOISE = new Set('sa llc ltd inc gmbh ag plc sarl srl jr junior sr senior ii iii iv'.split(' '));

const PARTS: ReadonlyMap<string, Part> = new Map(
  LISTS.flatMap(([part, words]) => words.split(' ').map((word) => [word, part] as const)),
);

/** The part that a word plays, or undefined for an ordinary name. */
export function partOf(word: string): Part | undefined {
  return PARTS.get(word);
}

/** True for words that say nothing about a person's name. */
export function isNoise(word: string): boolean {
  return NOISE.has(word);
}

/** Names that one letter separates and that are different names all the same (house rule: M'hamed is not Mohamed). */
export const DISTINCT: readonly (readonly [RegExp, RegExp])[] = [
  [/^(mhamed|mhammed|mhamad|امحمد|أمحمد)$/u, /^(m[aou]+h[aei]*m+[aei]d[iu]?|محمد)$/u],
  [/^(m[aou]+h[aei]*m+[aei]d|محمد)$/u, /^(mahm[ou]+d|mehm[ou]+d|محمود)$/u],
  [/^(h[ao]+s+[ae]n|حسن)$/u, /^(h[ou]+s+[aei]+[iy]?n|h[ou]+cine|hossein|حسين)$/u],
  [/^(said|saeed|saïd|سعيد)$/u, /^(saad|sad|سعد)$/u],
  [/^(salem|salim|سالم)$/u, /^(salam|سلام)$/u],
  [/^(ali|علي)$/u, /^(alia|aliya|علية|علياء)$/u],
  [/^(amin|أمين|امين)$/u, /^(amina|أمينة|امينة)$/u],
];
