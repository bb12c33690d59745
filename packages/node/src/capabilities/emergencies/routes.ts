// SPDX-License-Identifier: Apache-2.0
// HTTP of emergency overrides: those that there were, a partner's to be decided, the review of each.
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { deciding, reviewing } from './reading.ts';
import type { Emergencies } from './service.ts';
import { emergencyItem, emergencyReason, finding } from './shapes.ts';

const params = z.object({ act: z.string().length(43) });

export const emergencyRoutes = (emergencies: Emergencies): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/emergencies',
    summary:
      'Acts that were declared an emergency, ours and partners’, newest first: what was set aside, who decided, who reviewed',
    roles: ['releaser', 'head', 'supervisor'],
    cost: 5,
    output: z.object({ items: z.array(emergencyItem) }),
    handler: async ({ officer }) => ({ items: await emergencies.list(officer) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/emergencies/{act}/request',
    summary: 'Ask that a partner’s act be taken though an article stands against it; another person decides',
    roles: deciding,
    input: {
      params,
      body: z.object({ reason: emergencyReason, justification: z.string().trim().min(1).max(2000) }),
    },
    output: nothing,
    handler: ({ officer, params: { act }, body }) => emergencies.ask(officer, act, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/emergencies/{act}/decision',
    summary: 'Take it, as another person asked, or leave it: then its content is erased here',
    roles: deciding,
    input: { params, body: z.object({ take: z.boolean() }) },
    output: nothing,
    handler: ({ officer, params: { act }, body }) => emergencies.decide(officer, act, body.take),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/emergencies/{act}/review',
    summary: 'Say after the fact whether an override was right; by somebody who had no part in it',
    roles: reviewing,
    input: { params, body: z.object({ finding, remark: z.string().trim().max(2000) }) },
    output: nothing,
    handler: ({ officer, params: { act }, body }) => emergencies.review(officer, act, body),
  }),
];
