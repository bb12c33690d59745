// SPDX-License-Identifier: Apache-2.0
// HTTP of legal holds.
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { Holds } from './service.ts';
import { holdItem, holdReason, holdWish } from './shapes.ts';

const act = z.string().length(43);
const short = z.string().length(22);
const placing = ['head', 'legal-adviser'] as const;
const made = z.object({ id: z.string() });

export const holdRoutes = (holds: Holds): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/holds',
    summary: 'Legal holds, what stands first: what is neither used nor erased, on what ground, until when',
    roles: [...placing, 'supervisor'],
    input: {
      query: z.object({
        act: act.optional().describe('Those that keep this act, by itself or by its dossier'),
        dossier: short.optional(),
      }),
    },
    output: z.object({ items: z.array(holdItem) }),
    handler: async ({ officer, query }) => ({ items: await holds.list(officer, query) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/holds',
    summary: 'Place a legal hold on an act: restricted, and not erased by term or recall until it ends',
    roles: placing,
    input: { params: z.object({ id: act }), body: holdWish },
    output: made,
    status: 201,
    handler: ({ officer, params, body }) => holds.place(officer, { act: params.id }, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/dossiers/{dossier}/holds',
    summary: 'Place a legal hold on all that a dossier holds, and on what comes to it',
    roles: placing,
    input: { params: z.object({ dossier: short }), body: holdWish },
    output: made,
    status: 201,
    handler: ({ officer, params, body }) => holds.place(officer, { dossier: params.dossier }, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/holds/{id}/review',
    summary: 'Say that a legal hold is still needed, why, and when it is looked at next',
    roles: placing,
    input: {
      params: z.object({ id: short }),
      body: holdWish.pick({ review: true }).extend({ why: holdReason }),
    },
    output: nothing,
    handler: ({ officer, params, body }) => holds.review(officer, params.id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/holds/{id}/lift',
    summary: 'Lift a legal hold: what was due to be erased meanwhile is erased at once',
    roles: placing,
    input: { params: z.object({ id: short }), body: z.object({ why: holdReason }) },
    output: nothing,
    handler: ({ officer, params, body }) => holds.lift(officer, params.id, body.why),
  }),
];
