// SPDX-License-Identifier: Apache-2.0
// The Latin initials that a unit may be shortened to.

import { plainLatin } from './latin-script.ts';
import type { Unit } from './parse.ts';

const ARABIC: Readonly<Record<string, string>> = {
  ا: 'aieou',
  أ: 'aou',
  إ: 'ie',
  آ: 'a',
  ب: 'bp',
  ت: 't',
  ث: 'ts',
  ج: 'jgdy',
  ح: 'h',
  خ: 'kj',
  د: 'd',
  ذ: 'dz',
  ر: 'r',
  ز: 'z',
  س: 'sc',
  ش: 'sc',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'zd',
  ع: 'aoieu',
  غ: 'gr',
  ف: 'fvp',
  ق: 'qkgc',
  ك: 'kc',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'wouv',
  ي: 'yij',
  پ: 'p',
  چ: 'c',
  ژ: 'jz',
  گ: 'g',
  ڤ: 'v',
};

/** The letters that may stand for the unit as an initial; none for a unit of another script. */
export function initialOf(unit: Unit): string[] {
  if (unit.script === 'arabic') {
    const bare = unit.text.replace(/^ال(?=.{2})/u, '');
    return [...(ARABIC[bare.charAt(0)] ?? ''), ...(unit.tag === 'abd' ? ['a'] : [])];
  }
  if (unit.script !== 'latin') return [];
  const first = plainLatin(unit.text).charAt(0);
  return unit.tag === 'abd' ? ['a', first] : [first];
}
