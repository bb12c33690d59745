// SPDX-License-Identifier: Apache-2.0
// What a form makes of a plan: it comes back as it was saved, says what it lacks, and takes places as people write them.
import type { OperationFrame, OperationPlan } from '@tansiq/node/contract';
import { describe, expect, it } from 'vitest';
import { planFormOf, planSectionsOf, withKind, withNewSite, withoutSite, withParties } from './plan-form.ts';
import { missingOf } from './plan-missing.ts';
import { positionIn, positionOf } from './position.ts';

const frame: OperationFrame = {
  ...{ version: 2, kind: 'controlled-delivery', rehearsal: false, hour: '2026-12-01T04:30:00Z' },
  ...{ tolerance: 600, margin: 300, missingReceipt: 'stand-down', lead: 'ma.dgsn', interdiction: 's10' },
  capacities: [
    { party: 'es.pn', capacity: 'destination' },
    { party: 'ma.dgsn', capacity: 'origin' },
  ],
  sites: [
    { id: 's10', party: 'es.pn', with: ['ma.dgsn'] },
    { id: 's2', party: 'ma.dgsn', with: [] },
  ],
};
const site = { place: { es: 'Nave' }, kind: 'warehouse', risk: 'high', targets: [], tasks: [] } as const;
const plan = {
  sites: [
    { ...site, id: 's2', lat: 35_759_000, lon: -5_834_000 },
    {
      ...{ ...site, id: 's10', commander: 'C', evidenceLead: 'E' },
      targets: [{ ref: 'R-1', what: 'person', act: 'A'.repeat(43) }],
      tasks: [{ team: 'T1', text: { ar: 'الدخول' } }],
    },
  ],
  contacts: [{ party: 'es.pn', name: 'Sala', role: 'mando', reach: '1' }],
  triggers: [{ es: 'Hay un menor' }],
  communications: { primary: 'a', fallback: 'b' },
  ...{ lifeRisk: { es: 'Gas' }, debrief: { es: 'Luego' } },
} as unknown as OperationPlan;
const form = planFormOf(frame, plan);
const labels = (given: typeof form) => missingOf({ es: 'Palmera' }, given).map(({ label }) => label);

describe('a plan in its form', () => {
  it('comes back as it was saved, and lacks nothing', () => {
    expect(planSectionsOf(form)).toEqual({ frame, plan });
    expect(labels(form)).toEqual([]);
  });

  it('keeps the sites apart that it names, without a word of them, and drops one whose party has left', () => {
    const apart = { id: 'a1', party: 'ma.dgsn', with: ['fr.dgpn'], apart: 'B'.repeat(43) };
    const of = (...parties: string[]) => planSectionsOf(withParties({ ...form, apart: [apart] }, parties));
    const kept = of('ma.dgsn', 'es.pn', 'fr.dgpn');
    expect(kept.frame).toMatchObject({ sites: [apart, { id: 's10' }, { id: 's2' }] });
    expect(planFormOf(kept.frame, kept.plan).apart).toEqual([apart]);
    expect(kept.plan).toMatchObject({ sites: [{ id: 's2' }, { id: 's10' }] });
    expect(of('ma.dgsn', 'es.pn').frame).toMatchObject({ sites: [{ id: 's10' }, { id: 's2' }] });
  });

  it('is saved without what nobody wrote, and says where each of it is filled in', () => {
    const begun = withNewSite(withParties(planFormOf(), ['ma.dgsn', 'es.pn']), 'ma.dgsn');
    expect(planSectionsOf(begun)).toEqual({
      frame: {
        ...{ version: 1, rehearsal: false, lead: 'ma.dgsn' },
        capacities: [{ party: 'es.pn' }, { party: 'ma.dgsn' }],
        sites: [{ id: 's1', party: 'ma.dgsn', with: [] }],
      },
      plan: { sites: [{ id: 's1', targets: [], tasks: [] }], contacts: [], triggers: [], communications: {} },
    });
    expect(missingOf({}, begun).map(({ at }) => at)).toEqual([
      ...['title', 'kind', 'hour', 'tolerance', 'margin', 'missingReceipt'],
      ...['primary', 'fallback', 's1-place', 's1-kind', 's1-risk'],
    ]);
  });

  it('gives parts anew for another kind, and asks for those that the kind needs', () => {
    const search = withKind(form, 'cross-border-search');
    expect(labels(search)).toEqual(['operations.capacities']);
    const both = search.capacities.map(({ party }) => ({ party, capacity: 'territory' as const }));
    expect(labels({ ...search, capacities: both })).toEqual(['operations.capacities']);
    expect(planSectionsOf(search).frame).not.toHaveProperty('interdiction');
    expect(labels(withKind(form, 'simultaneous'))).toEqual([]);
  });

  it('leaves nothing to a party or a site that is gone', () => {
    const alone = withParties(form, ['ma.dgsn', 'fr.dgpn']);
    expect(alone.sites.map(({ party, with: others }) => [party, others])).toEqual([
      ['ma.dgsn', []],
      ['', ['ma.dgsn']],
    ]);
    expect(labels(withoutSite(form, 's10'))).toEqual(['operations.interdiction']);
    expect(withNewSite(withoutSite(form, 's2'), 'es.pn').sites.map(({ id }) => id)).toEqual(['s10', 's2']);
  });
});

describe('a place', () => {
  it('is taken as people of four languages write it, and only when it is on earth', () => {
    const tangier = { lat: 35_759_000, lon: -5_834_000 };
    for (const typed of [
      '35.759, -5.834',
      '35,759 -5,834',
      '35.759,-5.834',
      '٣٥٫٧٥٩، −٥٫٨٣٤',
      '35.759°; -5.834°',
    ])
      expect(positionIn(typed), typed).toEqual(tangier);
    for (const typed of ['', '35.759', '35,759', '95, 3', '35, 181', 'Tánger'])
      expect(positionIn(typed), typed).toBeUndefined();
    expect(positionIn(positionOf(tangier.lat, tangier.lon))).toEqual(tangier);
  });
});
