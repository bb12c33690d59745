// SPDX-License-Identifier: Apache-2.0
// HTTP of Today: what waits, what each number is made of, what somebody has taken note of or seen.
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { notableKinds } from './item.ts';
import type { Today } from './service.ts';
import { itemsShape, kindPath, owedPath, owedShape, todayShape } from './shapes.ts';

export const todayRoutes = (today: Today): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/today',
    summary: 'What waits for the officer, by deadline and gravity; what partners wait for; what changed',
    roles: 'any',
    output: todayShape,
    cost: 3,
    handler: ({ officer }) => today.overview(officer),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/today/{kind}',
    summary: 'What one of its numbers is made of',
    roles: 'any',
    input: { params: kindPath },
    output: itemsShape,
    cost: 2,
    handler: ({ officer, params }) => today.kind(officer, params.kind),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/partners/{party}/owes/{kind}',
    summary: 'Own acts that a partner has not answered yet, oldest first',
    roles: ['officer', 'releaser', 'head', 'legal-adviser'],
    input: { params: owedPath },
    output: owedShape,
    handler: ({ officer, params }) => today.partner(officer, params.party, params.kind),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/today/notes',
    summary: 'Say for the desk that something needs nothing more; it is journalled',
    roles: ['officer', 'releaser', 'head', 'negotiator', 'legal-adviser', 'signatory'],
    input: { body: z.object({ kind: z.enum(notableKinds), subject: z.string().min(1).max(200) }) },
    output: nothing,
    handler: ({ officer, body }) => today.takeNote(officer, body.kind, body.subject),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/today/visit',
    summary: 'The officer has seen what changed up to this event',
    roles: 'any',
    input: { body: z.object({ seq: z.int().min(0) }) },
    output: nothing,
    handler: ({ officer, body }) => today.seen(officer, body.seq),
  }),
];
