// SPDX-License-Identifier: Apache-2.0
// The closed lists: complete against their sources, said in every language, with how far each was checked.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usualDeadlines } from '../agreement/templates/articles-practice.ts';
import { forms } from '../ids.ts';
import * as codes from './index.ts';

const exported: readonly unknown[] = Object.values(codes);
const lists = exported.filter(
  (value): value is codes.CodeList<string> =>
    typeof value === 'object' && value !== null && 'labels' in value,
);
const markings = [
  'handlingRestrictions',
  'tlpLevels',
  'papLevels',
  'sourceReliability',
  'informationCredibility',
];

describe('lists of codes', () => {
  it('are nineteen, each with a source and how far it was checked', () => {
    expect(lists.map((list) => list.name).toSorted()).toEqual(
      [
        ...['crimeAreas', 'dataCategories', 'handlingRestrictions', 'hitFields', 'informationCredibility'],
        ...['ordinaryUses', 'papLevels', 'prohibitedUses', 'purposes', 'refusalGrounds', 'roles'],
        ...[
          'sourceReliability',
          'specialCategories',
          'subjectCategories',
          'tlpLevels',
          'transferGroundKinds',
        ],
        ...['seizedThings', 'seizureUnits', 'weaponKinds'],
      ].toSorted(),
    );
    for (const list of lists) {
      expect(list.citation).not.toBe('');
      expect(list.verified).toBe(list.basis === 'C');
      for (const added of Object.keys(list.additions)) expect(list.codes).toContain(added);
    }
  });

  it('say every code in Arabic, Spanish, French and English', () => {
    for (const { name, codes: all, labels } of lists) {
      expect(new Set(all).size).toBe(all.length);
      for (const code of all) {
        expect(labels[code]?.ar, `${name} ${code}`).toMatch(/[\u0600-\u06FF]/);
        for (const language of ['es', 'fr', 'en'] as const) {
          expect(labels[code]?.[language], `${name} ${code}`).toMatch(/^[A-ZÀ-Ý]/);
        }
        if (!markings.includes(name)) expect(code).toMatch(forms.code);
      }
    }
  });

  it('stand in docs/protocol.md §15, as far as terms documents name them', () => {
    const page = readFileSync(new URL('../../../../docs/protocol.md', import.meta.url), 'utf8');
    const rows = page
      .slice(page.indexOf('## 15. Codes'))
      .split('\n## ', 1)
      .join()
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const written = rows.slice(2).map((row) => (row.split('|')[2] ?? '').trim());
    const named = [
      codes.purposes,
      codes.prohibitedUses,
      codes.ordinaryUses,
      codes.crimeAreas,
      codes.dataCategories,
    ];
    const rest = [
      codes.subjectCategories,
      codes.specialCategories,
      codes.refusalGrounds,
      codes.hitFields,
      codes.roles,
    ];
    expect(written).toEqual(
      [...named, ...rest].map((list) => list.codes.map((code) => `\`${code}\``).join(' ')),
    );
  });

  it('know their own codes and nothing else', () => {
    expect(codes.crimeAreas.has('terrorism')).toBe(true);
    for (const foreign of ['Terrorism', 'toString', '', undefined, 1])
      expect(codes.crimeAreas.has(foreign)).toBe(false);
  });

  it('Europol Regulation, Annex I: thirty crime areas, and two that are added', () => {
    expect(codes.crimeAreas.codes).toHaveLength(32);
    expect(Object.keys(codes.crimeAreas.additions)).toEqual(['foreign-fighters', 'chemical-biological']);
  });

  it('LED Art. 1(1), 6 and 10: purposes, categories of people, special categories', () => {
    const added = Object.keys(codes.purposes.additions);
    expect(codes.purposes.codes.filter((code) => !added.includes(code))).toEqual([
      'prevention',
      'detection',
      'investigation',
      'prosecution',
      'penalty-execution',
      'public-security',
    ]);
    expect(codes.subjectCategories.codes).toHaveLength(7);
    expect(codes.specialCategories.codes).toHaveLength(8);
  });

  it('Europol Regulation Art. 29: 4x4, and X4 when unstated', () => {
    expect(['A1', 'B2', 'C3', 'X4'].every(codes.isFourByFour)).toBe(true);
    expect(['A5', 'D1', 'A', '1A', 'A12', ''].some(codes.isFourByFour)).toBe(false);
    expect(codes.UNSTATED_EVALUATION.value).toBe('X4');
  });

  it('Directive (EU) 2023/977 Art. 5(1) and Regulation (EU) 2024/982 Art. 47: the usual deadlines', () => {
    expect(usualDeadlines).toEqual({
      urgentDirectHours: 8,
      urgentIndirectDays: 3,
      otherDays: 7,
      coreDataHours: 48,
    });
  });

  it('LED Art. 36 to 38: grounds of the directive, of which two need documents', () => {
    expect(codes.directiveGrounds.every((kind) => codes.transferGroundKinds.has(kind))).toBe(true);
    expect(codes.documentedGrounds).toEqual(['led-37-1-b', 'led-38']);
    expect(codes.directiveStates.size).toBe(31);
    for (const state of ['ma', 'qa', 'bh', 'in']) expect(codes.directiveStates.has(state)).toBe(false);
  });
});
