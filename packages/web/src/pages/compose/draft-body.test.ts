// SPDX-License-Identifier: Apache-2.0
// What a form makes of a draft: nothing is lost between the two, and nothing empty is sent.
import { describe, expect, it } from 'vitest';
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
