// SPDX-License-Identifier: Apache-2.0
// The table of equal classifications while it is written.
import { describe, expect, it } from 'vitest';
import { type Levels, levelsOf, withLevel, withoutRow } from './levels.ts';

const table: Levels = {
  max: { es: 'RESERVADO', ma: 'سري' },
  equivalence: [
    { es: 'DIFUSIÓN LIMITADA', ma: 'محدود' },
    { es: 'RESERVADO', ma: 'سري' },
  ],
};

describe('levels that count as equal', () => {
  it('are those of a state from the lowest', () => {
    expect(levelsOf(table, 'es')).toEqual(['DIFUSIÓN LIMITADA', 'RESERVADO']);
  });

  it('take another name, and the highest with them', () => {
    const renamed = withLevel(table, 1, 'es', 'CONFIDENCIAL');
    expect(renamed.max).toEqual({ es: 'CONFIDENCIAL', ma: 'سري' });
    expect(renamed.equivalence[1]).toEqual({ es: 'CONFIDENCIAL', ma: 'سري' });
    expect(withLevel(table, 0, 'es', 'LIMITADA').max).toEqual(table.max);
  });

  it('lose the highest of a state when it is taken out', () => {
    expect(withLevel(table, 1, 'es', '').max).toEqual({ ma: 'سري' });
    expect(withoutRow(table, 1)).toEqual({ max: {}, equivalence: [table.equivalence[0]] });
  });
});
