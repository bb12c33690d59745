// SPDX-License-Identifier: Apache-2.0
// Which levels a form offers, held to what the gate lets through.
import type { TermsDocument } from '@tansiq/node/contract';
import { describe, expect, it } from 'vitest';
import { ceilingOf } from './classification.ts';

const table = {
  max: { es: 'CONFIDENCIAL', ma: 'سري' },
  equivalence: [
    { es: 'DIFUSIÓN LIMITADA', ma: 'محدود' },
    { es: 'CONFIDENCIAL' },
    { es: 'RESERVADO', ma: 'سري' },
  ],
};
const agreement = (classification?: object) =>
  ({
    articles: [{ number: '10', terms: { handling: { ...(classification && { classification }) } } }],
  }) as unknown as TermsDocument;

describe('the levels that a report may carry', () => {
  it('go up to the lowest ceiling among its author and addressees, with what each equals there', () => {
    expect(ceilingOf(agreement(table), 'ma.dgsn', ['es.pn'])).toEqual({
      article: '10',
      levels: [{ level: 'محدود', equals: [{ state: 'es', level: 'DIFUSIÓN LIMITADA' }] }],
    });
    expect(ceilingOf(agreement(table), 'es.pn', ['ma.dgsn'])?.levels.map(({ level }) => level)).toEqual([
      'DIFUSIÓN LIMITADA',
      'CONFIDENCIAL',
    ]);
  });

  it('are none for an addressee of whom the table says nothing, and where there is no table', () => {
    expect(ceilingOf(agreement(table), 'ma.dgsn', ['fr.dgpn'])?.levels).toEqual([]);
    expect(ceilingOf(agreement(), 'ma.dgsn', ['es.pn'])).toBeUndefined();
    expect(ceilingOf(undefined, 'ma.dgsn', ['es.pn'])).toBeUndefined();
  });
});
