// SPDX-License-Identifier: Apache-2.0
// What a form makes of a draft: nothing is lost between the two, and nothing empty is sent.
import { describe, expect, it } from 'vitest';
import { figuresIn, withFigure } from '../statements/statement-form.ts';
import { bodyOf, emptyDeclaration, formOf } from './draft-body.ts';
import { readable } from './readable.ts';

const empty = formOf({ type: 'report.share', to: [], lineage: '', sections: {}, uploads: [] });

describe('a draft in its form', () => {
  it('is saved without what nobody wrote', () => {
    const { sections } = bodyOf({ ...empty, title: { ar: '', es: 'Una pista' }, facts: { fr: '  ' } });
    expect(sections.title).toEqual({ text: { es: 'Una pista' } });
    expect(sections).not.toHaveProperty('facts');
    expect(sections).not.toHaveProperty('subjects');
  });

  it('comes back as it was saved', () => {
    const body = bodyOf({
      ...empty,
      facts: { ar: 'ما هو معلوم' },
      subjects: [
        { id: 'p1', kind: 'person', category: 'suspect', statements: [{ prop: 'name', value: 'N' }] },
      ],
    });
    const again = formOf({ ...empty, ...body, to: [], lineage: '', uploads: [] });
    expect(bodyOf(again)).toEqual(body);
  });

  it('declares the files that it carries, and lists its codes in order and once', () => {
    const declaration = { ...emptyDeclaration, crimeAreas: ['terrorism', 'drugs', 'drugs'] };
    const { sections } = bodyOf({ ...empty, declaration, uploads: ['u'] });
    expect(sections.declaration?.crimeAreas).toEqual(['drugs', 'terrorism']);
    expect(sections.declaration?.dataCategories).toEqual(['attachments']);
  });

  it('is graded X4 until somebody grades it', () => {
    expect(bodyOf(empty).sections.declaration?.evaluation).toEqual({ scheme: '4x4', value: 'X4' });
  });
});

describe('what changed in a draft', () => {
  it('is told line by line, each part by its own name or its place', () => {
    expect(readable(['es.pn', 'fr.dgpn'])).toBe('es.pn\nfr.dgpn');
    expect(
      readable({ crimeAreas: ['drugs', 'arms'], minors: false, necessity: '', ground: { kind: 'k' } }),
    ).toBe('crimeAreas: drugs, arms\nminors: false\nground.kind: k');
    expect(readable({ sites: [{ id: 's1', risk: 'low', tasks: [{ team: 'T1' }] }], lead: undefined })).toBe(
      'sites.s1.id: s1\nsites.s1.risk: low\nsites.s1.tasks.1.team: T1',
    );
  });

  it('loses nothing of a consent that is taken back', () => {
    const mandates = { mandates: [{ site: 's1', commander: 'C', authority: 'A', document: 'D' }] };
    const sections = { mandates, note: { text: { es: 'Con reservas' } } };
    const form = formOf({ type: 'operation.consent', to: [], lineage: '', sections, uploads: [] });
    expect(bodyOf(form).sections).toMatchObject(sections);
  });
});

describe('a joint statement in its form', () => {
  const sections = {
    statement: {
      ...{ v: 1, nonce: 'n'.repeat(22), embargo: '2026-11-22T09:00:00Z' },
      parties: ['es.pn', 'ma.dgsn'].map((id) => ({ id, names: { en: id } })),
      title: { ar: 'بيان', es: 'Comunicado' },
      paragraphs: [{ ar: '{persons}', es: '{persons}.' }],
      figures: [{ id: 'persons', label: { ar: 'الموقوفون', es: 'Detenidos' }, value: '3' }],
    },
    basis: { figures: [{ id: 'persons', measure: 'persons', from: ['a', 'b'] }] },
  };
  const begun = { type: 'statement.propose', to: ['es.pn'], lineage: '', uploads: [] };
  const form = formOf({ ...begun, sections });

  it('comes back as it was saved', () => {
    expect(bodyOf(form).sections).toMatchObject(sections);
  });

  it('has every text in exactly its languages, and without figures no basis', () => {
    const { statement } = form;
    const other = { ...statement!, languages: ['es', 'fr'], figures: [] };
    const { sections: saved } = bodyOf({ ...form, statement: other });
    expect(saved.statement).toMatchObject({ title: { es: 'Comunicado', fr: '' }, figures: [] });
    expect(saved.statement).not.toHaveProperty('title.ar');
    expect(saved).not.toHaveProperty('basis');
  });

  it('takes figures from confirmed totals, each under an id of its own', () => {
    const none = { n: 0, acts: [] };
    const split = { ...none, home: none, abroad: none };
    const people = { persons: 0, acts: [] };
    const totals = {
      ...{ 'action-taken': split, networks: split, 'network-dismantled': split, 'attack-averted': split },
      ...{ 'nothing-found': split, plot: { ...split, n: 1, acts: ['c'] } },
      arrest: { n: 2, persons: 3, acts: ['b', 'a'], minors: people, home: people, abroad: people },
      seizure: [{ what: 'cocaine', unit: 'kg', quantity: '0.2', acts: ['d'] }],
    };
    const figures = figuresIn(totals);
    expect(figures).toEqual([
      { id: 'persons', measure: 'persons', value: '3', from: ['a', 'b'] },
      { id: 'cocaine-kg', measure: 'seized', what: 'cocaine', unit: 'kg', value: '0.2', from: ['d'] },
      { id: 'plot', measure: 'outcomes', kind: 'plot', value: '1', from: ['c'] },
    ]);
    const more = withFigure(form.statement!, figures[0]!);
    expect(more.figures.map(({ id }) => id)).toEqual(['persons', 'persons-2']);
  });
});
