// SPDX-License-Identifier: Apache-2.0
// Terms said in four languages: each field, each value, and nothing that the gate reads left unsaid.
import { describe, expect, it } from 'vitest';
import { sampleFields, sampleParty } from '../../agreement/sample-terms.ts';
import { templates } from '../../agreement/templates/index.ts';
import { type Field, fields, type Terms } from '../../agreement/terms-values.ts';
import { languages } from '../../codes/index.ts';
import type { PartyId, RandomId, Time } from '../../ids.ts';
import { termsInWords } from './terms-in-words.ts';

const ids = ['es.pn', 'ma.dgsn'] as PartyId[];
const parties = ids.map((id) => sampleParty(id));
const all = sampleFields(ids);
const say = (terms: Partial<Terms>, field: Field) =>
  termsInWords(terms, parties).find((term) => term.field === field)?.texts;

/** For each field, other values than the sample's, in each of which one thing that the gate reads differs. */
const others: { [F in Field]: Terms[F][] } = {
  legalBasis: [
    [{ instrument: { en: 'Another treaty', es: 'Otro tratado' }, article: '3' }],
    [{ instrument: { en: 'Invented treaty', es: 'Tratado inventado' }, article: '4' }],
    [{ instrument: { en: 'Invented treaty', es: 'Tratado inventado' } }],
  ],
  validity: [
    { ...all.validity, from: '2026-03-01T10:30:00Z' as Time },
    { ...all.validity, to: '2027-03-01T00:00:00Z' as Time },
    { ...all.validity, to: '2027-03-01T00:00:00Z' as Time, renewal: 'tacit' },
    { ...all.validity, ratification: [ids[0] as PartyId] },
    { ...all.validity, noticeDays: 31 },
  ],
  suspension: [{ ...all.suspension, surviving: ['recall'] }],
  directions: [
    [{ from: ids[0] as PartyId, to: ids[1] as PartyId }],
    [{ from: ids[1] as PartyId, to: ids[0] as PartyId }],
  ],
  purposes: [['prevention'], ['prosecution']],
  prohibitedUses: [[], ['training']],
  crimeAreas: [['terrorism'], ['drugs']],
  dataCategories: [['papers'], ['identity']],
  subjectCategories: [[], ['suspect']],
  specialCategories: [['health'], ['belief']],
  refusalGrounds: [[], ['not-available']],
  minimumPenalty: [{ months: 0 }, { months: 24 }],
  minorsAndVictims: [
    { rule: 'never', referral: true },
    { rule: 'strictly-necessary', referral: false },
  ],
  handling: [
    { ...all.handling, restrictions: [] },
    { ...all.handling, restrictions: ['H0', 'H2'] },
    { ...all.handling, tlp: 'RED' },
    { ...all.handling, pap: 'RED' },
    {
      ...all.handling,
      classification: {
        max: { es: 'CONFIDENCIAL', ma: 'سري' },
        equivalence: [{ es: 'CONFIDENCIAL', ma: 'سري' }],
      },
    },
  ],
  evidentialUse: ['never', 'allowed'],
  onwardTransfer: [
    { rule: 'never', parties: [] },
    { rule: 'listed', parties: ['pt.pj' as PartyId] },
  ],
  retention: [
    { ...all.retention, maxMonths: 61 },
    { ...all.retention, reviewMonths: 12 },
  ],
  transferGrounds: [[{ exporter: ids[0] as PartyId, kind: 'led-38' }], []],
  deadlines: [
    { ...all.deadlines, urgentDirectHours: 1 },
    { ...all.deadlines, urgentIndirectDays: 1 },
    { ...all.deadlines, otherDays: 30 },
    { ...all.deadlines, coreDataHours: 2 },
  ],
  hitNoHit: [
    { allowed: false, fields: [], pseudonymised: [], quotaPerDay: 0, roles: [] },
    {
      allowed: true,
      fields: ['family-name', 'given-name'],
      pseudonymised: [],
      quotaPerDay: 1,
      roles: ['officer'],
    },
    {
      allowed: true,
      fields: ['family-name', 'given-name'],
      pseudonymised: ['given-name'],
      quotaPerDay: 1,
      roles: ['officer'],
    },
    {
      allowed: true,
      fields: ['family-name', 'given-name'],
      pseudonymised: [],
      quotaPerDay: 2,
      roles: ['officer'],
    },
    {
      allowed: true,
      fields: ['family-name', 'given-name'],
      pseudonymised: [],
      quotaPerDay: 1,
      roles: ['releaser'],
    },
  ],
  routine: [
    { subscriptions: true, standingOrders: false },
    { subscriptions: false, standingOrders: true },
    { subscriptions: true, standingOrders: true },
    { subscriptions: false, standingOrders: false },
  ],
  oversight: [
    { ...all.oversight, audit: !all.oversight.audit },
    { ...all.oversight, journalMonths: 1 },
  ],
  operations: [
    { allowed: true, committees: false },
    { allowed: false, committees: true },
    { allowed: true, committees: true },
    { allowed: false, committees: false },
  ],
};

describe('terms in words', () => {
  it('say each field of an agreement in four languages, in whole sentences of that language', () => {
    expect(termsInWords(all, parties).map(({ field }) => field)).toEqual(fields);
    for (const { field, texts } of termsInWords(all, parties)) {
      for (const language of languages) {
        const said = texts[language];
        expect(said, `${field} ${language}`).toMatch(/\.$/);
        expect(said, `${field} ${language}`).not.toMatch(/undefined|\[object|NaN/);
        // Names and treaties are in the document's own languages; the sentence around them is not.
        const sentence = said.replace(/[\u2066\u2068][^\u2069]*\u2069/g, '');
        expect(/[\u0600-\u06ff]/.test(sentence), `${field} ${language}`).toBe(language === 'ar');
        if (language === 'ar') expect(sentence, field).not.toMatch(/[a-z]/);
      }
    }
  });

  it.each(fields)('say another value of %s in other words, in every language', (field) => {
    for (const language of languages) {
      const values = [all[field], ...others[field]].map((value) => JSON.stringify(value));
      const said = [all[field], ...others[field]].map((value) => say({ [field]: value }, field)?.[language]);
      expect(new Set(said).size, said.join('\n')).toBe(new Set(values).size);
    }
  });

  it('say nothing of fields that an article does not carry', () => {
    expect(termsInWords({}, parties)).toEqual([]);
    expect(termsInWords({ minimumPenalty: { months: 12 } }).map(({ texts }) => texts.en)).toEqual([
      'Only for offences punishable by 12 months or more.',
    ]);
  });

  it('count as each language counts', () => {
    const of = (months: number) => say({ minimumPenalty: { months } }, 'minimumPenalty');
    expect([1, 2, 3, 11, 100].map((months) => of(months)?.ar.match(/عن (.*) فقط/)?.[1])).toEqual([
      'شهر واحد',
      'شهرين',
      '3 أشهر',
      '11 شهرا',
      '100 شهر',
    ]);
    expect([1, 2].map((months) => of(months)?.es)).toEqual([
      'Solo para delitos castigados con 1 mes o más.',
      'Solo para delitos castigados con 2 meses o más.',
    ]);
  });

  it('keep the name of a party from turning the sentence around it', () => {
    const names = { en: 'Service \u2069\u202eevil', ar: 'مصلحة' };
    const texts = termsInWords({ directions: [{ from: ids[0] as PartyId, to: ids[1] as PartyId }] }, [
      { id: ids[0] as PartyId, names },
    ])[0]?.texts;
    expect(texts?.en).toContain('from \u2068Service evil\u2069 to \u2066ma.dgsn\u2069');
    expect(texts?.ar).toContain('من \u2068مصلحة\u2069 إلى');
  });

  it('say every article of every template', () => {
    for (const template of Object.values(templates)) {
      const document = template({
        lineage: 'AAAAAAAAAAAAAAAAAAAAAA' as RandomId,
        parties,
        languages: ['es', 'en'],
        window: '2026-12-01T00:00:00Z' as Time,
        from: '2026-12-01T00:00:00Z' as Time,
      });
      for (const { terms } of document.articles)
        expect(termsInWords(terms, document.parties)).toHaveLength(Object.keys(terms).length);
    }
  });
});
