// SPDX-License-Identifier: Apache-2.0
// Spellings of other papers than the Maghreb's, and what a search does with names left out, joined or parted.

import { describe, expect, it } from 'vitest';
import { GIVEN_NAMES } from './attested-names.ts';
import { MemoryNameIndex } from './index/memory-index.ts';
import { parseName } from './parse.ts';
import { prepare, unitDistance } from './token-distance.ts';

function apart(a: string, b: string): number {
  const [left, right] = [a, b].map((written) => {
    const unit = parseName(written).units[0]!;
    return prepare(unit.text, unit.script, unit.tag);
  });
  return unitDistance(left!, right!);
}

describe('readings', () => {
  it.each(['Nur al-Din', 'Nur ad-Din', 'Nur-ud-Din', 'Nur ed Din', 'Nureddin'])(
    '%s is one name',
    (written) => {
      expect(apart(written, 'نور الدين')).toBeLessThan(2);
    },
  );

  it.each([
    ['rasool', 'رسول'],
    ['muttawakkil', 'متوکل'],
    ['safavi', 'صفوی'],
    ['parwez', 'پرویز'],
    ['xasan', 'حسن'],
    ['maxamuud', 'محمود'],
    ['cumar', 'عمر'],
    ['matiur', 'مطیع'],
    ['khalilurrehman', 'خليلالرحمن'],
  ])('%s is read as %s', (latin, arabic) => {
    expect(apart(latin, arabic)).toBeLessThan(3);
  });

  it.each([
    ['François', 'فرانسوا'],
    ['Dubois', 'دوبوا'],
    ['Lacroix', 'لاكروا'],
    ['Chappent', 'شابان'],
    ['Knightley', 'نيتلي'],
    ['Wrangel', 'رانجل'],
    ['Murphy', 'ميرفي'],
    ['Steinberg', 'شتاينبرغ'],
    ['Qiang', 'تشيانغ'],
    ['Michael', 'مايكل'],
    ['Wojciech', 'فويتشيك'],
    ['Thibault', 'تيبو'],
    ['Zhao', 'تشاو'],
  ])('%s is written as it is said: %s', (latin, arabic) => {
    expect(apart(latin, arabic)).toBeLessThan(4);
  });

  it('two names of one spelling in Arabic stay two in Latin', () => {
    expect(apart('Jack', 'Jacques')).toBeGreaterThan(2);
    expect(apart('Yves', 'Eve')).toBeGreaterThan(2);
  });

  it('a small word that belongs to nothing is counted, and a Tunisian Ben before the given name is none', () => {
    expect(parseName('Karim Daoudi Al').idle).toBe(1);
    expect(parseName('Bin Karim').idle).toBe(1);
    expect(parseName('BEN SALEM Karim').units.map((unit) => unit.text)).toEqual(['salem', 'karim']);
    expect(parseName('Ben Daoudi').units).toHaveLength(2);
  });
});

describe('a search', () => {
  const others = ['Karim Tazi', 'Hamid Naciri', 'Yazid Mernissi', 'Said Alaoui', 'Driss Haddad'];
  function found(query: string, ...names: string[]): string[] {
    const index = new MemoryNameIndex();
    index.add([...names, ...others].map((name) => ({ id: name, name })));
    return index.search({ name: query }).map((candidate) => candidate.record.name);
  }

  it('takes it for likelier that a middle name is left out than the first', () => {
    expect(found('قاسم رضوان الداودي', 'Redouane Daoudi', 'Kacem Daoudi')[0]).toBe('Kacem Daoudi');
  });

  it('finds a name written in one word that a record writes in two, though the register knows it as one', () => {
    expect(found('علیرضا داودی', 'Ali Reza Daoudi', 'Alireza Tazi')[0]).toBe('Ali Reza Daoudi');
  });

  it('takes two bold spellings for likelier than one plain and one that is far', () => {
    expect(found('فرانسوا بينيا', 'Fransoua Obinya', 'François Peña')[0]).toBe('François Peña');
  });

  it('puts a record with a word too many behind the same one without', () => {
    expect(found('عبد الرحمن', 'Bin Abdulrahman', 'Abdulrahman')[0]).toBe('Abdulrahman');
  });

  it.each([
    ['توسان', 'Toussaint'],
    ['كابراك', 'Kaburagi'],
    ['غوف', 'Gough'],
    ['دافيدوفيتش', 'Dawidowicz'],
  ])(
    'finds %s as %s among more records than it compares that agree in the other name alone',
    (arabic, latin) => {
      const namesakes = GIVEN_NAMES.slice(0, 250).map((name) => `${name.latin[0]} Borst`);
      expect(found(`${arabic} بورست`, ...namesakes, `${latin} Borst`)[0]).toBe(`${latin} Borst`);
    },
  );

  it('reads a field that holds several names as each of them', () => {
    expect(found('كريم الداودي', 'Yazid Naciri; Karim Daoudi; Abou Yazid', 'Karim Yazid')[0]).toContain(';');
  });
});
