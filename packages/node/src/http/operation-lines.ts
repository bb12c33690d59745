// SPDX-License-Identifier: Apache-2.0
// The lines of the routes of joint operations, and of what follows an arrest.
import { lists, names, plain, type RouteLine, type Things, writers } from './route-lines.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const party = (id: string) => ({ party: id, capacity: 'participant' });
const declared = { declaration: {}, handling: {} };
const planned = {
  title: { en: 'a plan' },
  frame: {
    ...{ kind: 'simultaneous', rehearsal: false, hour: '2030-01-01T00:00:00Z', lead: 'es.pn' },
    ...{ tolerance: 0, margin: 0, missingReceipt: 'proceed' },
    capacities: [party('es.pn'), party('ma.dgsn')],
    sites: [{ id: 's1', party: 'es.pn', with: [] }],
  },
  plan: {
    sites: [{ id: 's1', place: { en: 'x' }, kind: 'other', risk: 'low', targets: [], tasks: [] }],
    contacts: [],
    triggers: [],
    communications: { primary: 'a', fallback: 'b' },
  },
  ...declared,
};

const of =
  (body?: (things: Things) => unknown, more: Record<string, string> = {}) =>
  (things: Things) => ({
    params: { dossier: things.operation, plan: things.plan, ...more },
    ...(body && { body: body(things) }),
  });
const plan = (more: object) => (things: Things) => ({ plan: things.plan, ...more });

export const operationLines: Readonly<Record<string, RouteLine>> = {
  'GET /api/outcomes/{act}/consequences': names(readers, ({ outcome }) => ({ params: { act: outcome } })),
  'POST /api/outcomes/{act}/consequences': names(['head'], ({ outcome }) => ({ params: { act: outcome } })),
  'GET /api/operations': lists(readers),
  // Begins a dossier of its own.
  'POST /api/operations': plain(writers),
  'GET /api/operations/{dossier}': names(readers, of()),
  'GET /api/operations/{dossier}/versions/{plan}': names(readers, of()),
  'GET /api/operations/{dossier}/versions/{plan}/differences': names(readers, of()),
  'GET /api/operations/{dossier}/drafts/{draft}/differences': names(
    writers,
    ({ operation: dossier, draft }) => ({ params: { dossier, draft } }),
  ),
  'GET /api/operations/{dossier}/entries': names(readers, of()),
  'GET /api/operations/{dossier}/debrief': names(readers, of()),
  'POST /api/operations/{dossier}/versions': names(
    writers,
    of(() => planned),
  ),
  'POST /api/operations/{dossier}/sites': names(
    writers,
    of(() => ({
      with: ['fr.dgpn'],
      site: planned.plan.sites[0],
      mandate: { commander: 'a', authority: 'b', upload: 'A'.repeat(22) },
    })),
  ),
  'POST /api/operations/{dossier}/consents': names(writers, of(plan({ decision: 'consent', mandates: [] }))),
  'POST /api/operations/{dossier}/outcomes': names(
    writers,
    of(({ plan: entry }) => ({ kind: 'arrest', entries: [entry], finding: 'preliminary' })),
  ),
  'PUT /api/operations/{dossier}/sites/{site}/commander': names(
    ['head'],
    of(() => ({ user: 'A'.repeat(22) }), { site: 's1' }),
  ),
  'POST /api/operations/{dossier}/readiness': names(writers, of(plan({ site: 's1', state: 'hold' }))),
  'POST /api/operations/{dossier}/go': names(['releaser', 'head'], of(plan({}))),
  'POST /api/operations/{dossier}/abort': names(writers, of(plan({}))),
  'POST /api/operations/{dossier}/entries': names(
    writers,
    of(plan({ kind: 'message', at: '2030-01-01T00:00:00Z', text: { en: 'x' } })),
  ),
};
