// SPDX-License-Identifier: Apache-2.0
// What is made by the API on the stage before a page of it is looked at, and the address where it is.
import { type Contract, declare, type Fleet, handle, release, waitUntil } from '@tansiq/cli';
import { plan as planned, statementTitle, title } from '../story-4/words.ts';

/** The report that the demonstration shared, read by whoever may read it. */
export const sharedReport = async (fleet: Fleet, party: 'ma.dgsn' | 'es.pn'): Promise<string> => {
  const head = await fleet.node(party).as('head');
  const { items } = await head.call('GET /acts', { query: { type: 'report.share', limit: 20 } });
  return items.find(({ hold }) => hold === 'none')?.id ?? '';
};

/** A draft of an officer with facts, a person and a file, as it is written: no article lets it go. */
export const writtenDraft = async (
  fleet: Fleet,
  emergency?: Contract['POST /drafts']['body']['emergency'],
): Promise<string> => {
  const officer = await fleet.node('ma.dgsn').as('officer');
  const { items } = await officer.call('GET /agreements', { query: { limit: 20 } });
  const inForce = items.find(({ state }) => state === 'in-force');
  const { id } = await officer.call('POST /drafts', {
    body: {
      type: 'report.share',
      to: ['es.pn'],
      lineage: inForce?.lineage ?? '',
      sections: {
        title: { text: { ar: 'شاحنة عند ميناء طنجة', es: 'Un camión en el puerto de Tánger' } },
        facts: { text: { ar: 'شوهدت شاحنة تحمل اسم Talleres Aldaba عند الميناء في 23 نونبر.' } },
        assessment: { text: { ar: 'نرجّح أنها تُستعمل لنقل المخدرات.' } },
        subjects: {
          subjects: [
            {
              id: 's1',
              kind: 'person',
              category: 'suspect',
              statements: [{ prop: 'name', value: 'Bruno Aldaba' }],
            },
          ],
        },
        declaration: declare('ma.dgsn', {
          crimeAreas: ['arms-explosives', 'drugs'],
          dataCategories: ['events'],
          subjectCategories: ['suspect'],
          // What no article allows.
          ...(emergency && { specialCategories: ['belief'] }),
        }),
        handling: handle(),
      },
      ...(emergency && { emergency }),
    },
  });
  return id;
};

/** The same as an emergency, and a second one that somebody at the partner asks to take: two wait there. */
export const emergenciesWait = async (fleet: Fleet): Promise<string> => {
  const [from, to] = [fleet.node('ma.dgsn'), fleet.node('es.pn')];
  const officer = await from.as('officer');
  const acts: string[] = [];
  for (const hours of [4, 24]) {
    const emergency = {
      reason: 'life',
      justification: 'قنبلة في مستودع قرب الميناء، اليوم.',
      hours,
    } as const;
    const id = await writtenDraft(fleet, emergency);
    await officer.call('POST /drafts/{id}/submission', { params: { id } });
    const { revision } = await officer.call('GET /drafts/{id}', { params: { id } });
    acts.push((await release(from, { id, revision })).act);
  }
  const head = await to.as('head');
  await waitUntil('both emergencies wait at the partner', async () => {
    const { items } = await head.call('GET /emergencies', {});
    return acts.every((act) => items.some((item) => item.act === act));
  });
  await head.call('POST /emergencies/{act}/request', {
    params: { act: acts[0] as string },
    body: { reason: 'life', justification: 'El almacén está junto al puerto de Tarifa.' },
  });
  return '/emergencies';
};

/** Reports about nobody on a ship’s course, for a year, and one that has ended. */
export const ordersGiven = async (fleet: Fleet): Promise<string> => {
  const head = await fleet.node('ma.dgsn').as('head');
  const { items } = await head.call('GET /agreements', { query: { limit: 20 } });
  for (const purpose of ['تحذيرات من مسارات السفن في المضيق', 'Avisos de rutas de lanchas rápidas']) {
    const { id } = await head.call('POST /standing-orders', {
      body: {
        ...{ lineage: items.find(({ state }) => state === 'in-force')?.lineage ?? '', to: 'es.pn', purpose },
        ...{ crimeAreas: ['terrorism'], dataCategories: ['events'], until: Date.now() + 90 * 86_400_000 },
      },
    });
    if (purpose.startsWith('A')) await head.call('POST /standing-orders/{id}/end', { params: { id } });
  }
  return '/standing-orders';
};

/** A text that waits for its signatures. */
export const statementProposed = async (fleet: Fleet): Promise<string> => {
  const officer = await fleet.node('ma.dgsn').as('officer');
  const { items } = await officer.call('GET /agreements', { query: { limit: 20 } });
  const { draft, revision } = await officer.call('POST /statements', {
    body: {
      ...{ to: ['es.pn'], lineage: items.find(({ state }) => state === 'in-force')?.lineage ?? '' },
      ...{ title: statementTitle, embargo: '2030-05-17T12:00:00Z', figures: [] },
      paragraphs: [
        {
          ar: 'نفذت أجهزة البلدين عملية متزامنة، ولا يزال البحث في مرحلته التمهيدية.',
          es: 'Los servicios de ambos países llevaron a cabo una operación simultánea. La investigación es preliminar.',
        },
      ],
      declaration: declare('ma.dgsn', { crimeAreas: ['terrorism'], dataCategories: ['events'] }),
      handling: handle(),
    },
  });
  const { dossier } = await release(fleet.node('ma.dgsn'), { id: draft, revision });
  return `/statements/${dossier}`;
};

/** A plan as story 4 has it, with its second site not finished yet. */
export const writtenPlan = async (fleet: Fleet): Promise<string> => {
  const officer = await fleet.node('ma.dgsn').as('officer');
  const { items } = await officer.call('GET /agreements', { query: { limit: 20 } });
  const [first, second] = planned.sites;
  const { id } = await officer.call('POST /drafts', {
    body: {
      type: 'operation.plan',
      to: ['es.pn'],
      lineage: items.find(({ state }) => state === 'in-force')?.lineage ?? '',
      sections: {
        title: { text: title },
        frame: {
          ...{ version: 1, kind: 'simultaneous', rehearsal: false, hour: '2030-05-17T04:30:00Z' },
          ...{ tolerance: 1800, margin: 300, missingReceipt: 'proceed', lead: 'ma.dgsn' },
          capacities: ['es.pn', 'ma.dgsn'].map((party) => ({ party, capacity: 'participant' })),
          sites: [
            { id: 's1', party: 'ma.dgsn', with: ['es.pn'] },
            { id: 's2', party: 'es.pn', with: [] },
          ],
        },
        plan: { ...planned, sites: [first, { ...second, risk: undefined, place: undefined }] },
        declaration: declare('ma.dgsn', { crimeAreas: ['terrorism'], dataCategories: ['locations'] }),
        handling: handle(),
      },
    },
  });
  return id;
};

/** The same, whole and released: its dossier. */
export const releasedPlan = async (fleet: Fleet): Promise<string> => {
  const [officer, head] = [await fleet.node('ma.dgsn').as('officer'), await fleet.node('ma.dgsn').as('head')];
  const id = await writtenPlan(fleet);
  const { revision, type, to, lineage, sections } = await officer.call('GET /drafts/{id}', {
    params: { id },
  });
  const saved = await officer.call('PUT /drafts/{id}', {
    params: { id },
    body: { revision, type, to, lineage, sections: { ...sections, plan: planned } },
  });
  await officer.call('POST /drafts/{id}/submission', { params: { id } });
  const body = { revision: saved.revision };
  return (await head.call('POST /drafts/{id}/release', { params: { id }, body })).dossier;
};
