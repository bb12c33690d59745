// SPDX-License-Identifier: Apache-2.0
// HTTP of outcomes. They are reported, confirmed, disputed and followed up as drafts that a second officer releases.
import { z } from 'zod';
import { defineRoute, pageFrom, pageLimit, pageOf, type Route, seqCursor } from '../../http/index.ts';
import type { Consequences } from './consequences.ts';
import type { Outcomes } from './service.ts';
import { chainShape, consequencesShape, outcomeItem, totalsShape } from './shapes.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

const filter = {
  dossier: z.string().length(22).optional(),
  lineage: z.string().length(22).optional(),
  kind: outcomeItem.shape.kind.optional(),
  author: z.string().max(102).optional(),
  from: moment.optional().describe('First moment of the date that the outcome bears'),
  to: moment.optional(),
};

const one = z.object({ act: z.string().length(43) });

export const outcomeRoutes = (outcomes: Outcomes, consequences: Consequences): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/outcomes',
    summary: 'Outcomes that the officer may read, newest first: how each stands, its leads, what followed',
    roles: readers,
    input: { query: z.object({ ...filter, after: seqCursor.optional(), limit: pageLimit }) },
    output: pageOf(outcomeItem),
    cost: 5,
    handler: async ({ officer, query: { after, limit, ...wanted } }) => {
      const items = await outcomes.list(officer, wanted);
      const rest = items.filter((item) => after === undefined || item.seq < after);
      return pageFrom(rest.slice(0, limit + 1), limit, (item) => item.seq);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/outcomes/totals',
    summary:
      'Totals, each with the acts that it is made of; persons and networks at home and abroad, seizures added exactly',
    roles: readers,
    input: { query: z.object(filter) },
    output: totalsShape,
    cost: 5,
    handler: ({ officer, query }) => outcomes.totals(officer, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/outcomes/{act}/chain',
    summary:
      'From a lead over actions to outcomes and what followed, from any act of it; `why` is kept in the journal',
    roles: readers,
    input: {
      params: z.object({ act: z.string().length(43) }),
      query: z.object({ why: z.string().max(400).optional() }),
    },
    output: chainShape,
    cost: 5,
    handler: ({ officer, params, query }) => outcomes.chain(officer, params.act, query.why),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/outcomes/{act}/consequences',
    summary:
      'What the end of a case means for the data held: acts, what became of each, who answered the recall',
    roles: readers,
    input: { params: one },
    output: consequencesShape,
    cost: 5,
    handler: ({ officer, params }) => consequences.of(officer, params.act),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/outcomes/{act}/consequences',
    summary:
      'Recall own acts that an arrest without conviction rests on: restricted or erased as the agreement says',
    roles: ['head'],
    input: { params: one },
    output: consequencesShape,
    status: 201,
    cost: 5,
    handler: ({ officer, params }) => consequences.carryOut(officer, params.act),
  }),
];
