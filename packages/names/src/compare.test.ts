// SPDX-License-Identifier: Apache-2.0
// Comparisons that must hold: every failure that a plain prototype showed, and the rules of the house about names.

import { describe, expect, it } from 'vitest';
import { compareNames } from './compare.ts';

const SAME: readonly (readonly [string, string])[] = [
  ['Benjelloun', 'بن جلون'],
  ['Karim Benjelloun', 'كريم بن جلون'],
  ['Mohamed ben Jelloun', 'محمد بنجلون'],
  ['Zoulfikar Alaoui', 'ذو الفقار العلوي'],
  ['Zoulfikar', 'ذوالفقار'],
  ['Salma Rhazali', 'سلمى الغزالي'],
  ['Anas Rherbi', 'أنس الغربي'],
  ['Yamal Haddad', 'جمال الحداد'],
  ['Abdelatif Naciri', 'عبد اللطيف الناصري'],
  ['Abdelouafi Laftit', 'عبد الوافي لفتيت'],
  ['Abdeluafi Laftit', 'عبد الوافي لفتيت'],
  ['Abdelouafi Laftit', 'Abdeluafi Laftit'],
  ['Mohamed Alaoui', 'Mohammed Alaoui'],
  ['Mohammad Alaoui', 'محمد العلوي'],
  ['Muhammad al-Alawi', 'Mohamed Alaoui'],
  ['Noureddine Bakkali', 'نور الدين البقالي'],
  ['Nur al-Din Bakkali', 'Noureddine El Bakkali'],
  ['BAKKALI<<NOUREDDINE', 'Noureddine Bakkali'],
  ['Bakkali, Noureddine', 'نورالدين البقالي'],
  ['Dr. Noureddine Bakkali', 'Noureddine Bakkali'],
  ['N. Bakkali', 'Noureddine Bakkali'],
  ['Jadiya Uazzani', 'خديجة الوزاني'],
  ['Moulay Ahmed Tazi', 'Mulay Ahmed Tazi'],
  ['Abubakar Seddiki', 'أبو بكر الصديقي'],
  ['Chafik Cherkaoui', 'Shafiq Sharqawi'],
  ['María García Benaissa', 'Maria Garcia Ben Aissa'],
  ['گلناز زاده', 'Golnaz Zadeh'],
  ['SergeiLavrenov', 'Sergei Lavrenov'],
  ['Сергей Лавренов', 'Sergei Lavrenov'],
  ['Ilyas Benkiran', 'Ilyas Benkrane'],
  ['Fazl Rahimi', 'فضل رحيمي'],
  ['Taha Naciri', 'طه الناصري'],
  ['Abdullah Tazi', 'عبد الل\ufffd\ufffd التازي'],
  ['Aschraf Naciri', 'أشرف الناصري'],
  ['Hamza Sebti', 'Hamza Stebi'],
  ['Figuig', 'فكيك'],
];

const DIFFERENT: readonly (readonly [string, string])[] = [
  ["M'hamed Tazi", 'Mohamed Tazi'],
  ['امحمد التازي', 'محمد التازي'],
  ['Karim Daoudi', 'Karim Naciri'],
  ['Hassan Tazi', 'Hussein Tazi'],
  ['Mahmoud Tazi', 'Mohamed Tazi'],
  ['Salman bin Khalid al-Rawi', 'Khalid bin Salman al-Rawi'],
  ['Fatima Tazi', 'Khadija Tazi'],
  ['Walid', 'Walid Abdelghani Ouazzani Tazi'],
  ['Hamza Sebti', 'Hamza Slaoui'],
  ['Abdullah Tazi', 'عبد الحق التازي'],
  ['Abdelhamid Tazi', 'عبد الحق التازي'],
];

describe('names that are one name', () => {
  it.each(SAME)('%s is %s', (a, b) => {
    expect(compareNames(a, b).nameProbability).toBeGreaterThanOrEqual(0.5);
  });
});

describe('names that are different names', () => {
  it.each(DIFFERENT)('%s is not %s', (a, b) => {
    expect(compareNames(a, b).nameProbability).toBeLessThan(0.5);
  });
});

describe('evidence beside the name', () => {
  const person = {
    name: 'Karim Daoudi',
    birth: '1980-03-05',
    sex: 'male',
    countries: ['MA'],
    place: 'Figuig',
    documents: ['X 12 34 56'],
  } as const;

  it('a name alone never saturates, and a common name says less than a rare one', () => {
    const common = compareNames('Mohamed Ali', 'Mohamed Ali').probability;
    const rare = compareNames('Zoulfikar Benkirane Ouadghiri', 'Zoulfikar Benkirane Ouadghiri').probability;
    expect(common).toBeLessThan(rare);
    expect(rare).toBeLessThanOrEqual(0.95);
  });

  it('what either side leaves out is not agreement', () => {
    const alone = compareNames('Karim Daoudi', 'كريم الداودي');
    const half = compareNames(person, 'كريم الداودي');
    expect(half.evidence).toEqual([]);
    expect(half.probability).toBe(alone.probability);
  });

  it('agreement adds, contradiction takes away', () => {
    const base = compareNames('Karim Daoudi', 'كريم الداودي').probability;
    const other = { name: 'كريم الداودي' };
    for (const agreeing of [
      { birth: '1980-03-05' },
      { birth: '1980' },
      { birth: '05/03/1980' },
      { place: 'فكيك' },
      { countries: ['ma'] },
      { sex: 'male' as const },
      { documents: ['x123456'] },
    ]) {
      expect(compareNames(person, { ...other, ...agreeing }).probability).toBeGreaterThan(base);
    }
    for (const contrary of [
      { birth: '1955' },
      { place: 'Tanger' },
      { countries: ['FR'] },
      { sex: 'female' as const },
    ]) {
      expect(compareNames(person, { ...other, ...contrary }).probability).toBeLessThan(base);
    }
  });

  it('a birth date does not make one person of two names that contradict, a paper may', () => {
    const a = { name: 'Karim Daoudi', birth: '1980-03-05', documents: ['AB12345'] };
    expect(compareNames(a, { name: 'Karim Naciri', birth: '1980-03-05' }).candidate).toBe(false);
    expect(compareNames(a, { name: 'Karim Naciri', documents: ['ab 12345'] }).candidate).toBe(true);
  });

  it('a nickname matches when it is stored as an alias, and only then', () => {
    expect(compareNames('Hammou Tazi', 'Mohamed Tazi').candidate).toBe(false);
    expect(compareNames('Hammou Tazi', { name: 'Mohamed Tazi', aliases: ['Hammou Tazi'] }).candidate).toBe(
      true,
    );
  });
});

describe('explanations', () => {
  it('name the habit, in all four languages', () => {
    const found = compareNames('عبد الوافي لفتيت', 'Abdeluafi Laftit');
    expect(found.explain('en')).toContain('عبد الوافي ~ Abdeluafi: same, Spanish habit');
    expect(found.explain('es')).toContain('uso español');
    expect(found.explain('fr')).toContain('usage espagnol');
    expect(found.explain('ar')).toContain('على الطريقة الإسبانية');
    expect(compareNames('شفيق', 'Chafik').explain('fr')).toContain('usage français');
  });

  it('say what stands against what, what is missing, and that a person must confirm', () => {
    const found = compareNames('Karim Daoudi', 'Karim Naciri').explain('en').split('\n');
    expect(found).toContain('Daoudi stands against Naciri');
    expect(found.at(-1)).toMatch(/A person must confirm it\.$/);
    expect(compareNames('Karim Amine Daoudi', 'Karim Daoudi').explain('es')).toContain(
      'solo en el primer nombre: Amine',
    );
    expect(
      compareNames({ name: 'A B', birth: '1980-03-05' }, { name: 'A B', birth: '1980-05-03' }).explain('fr'),
    ).toContain('intervertis');
  });
});
