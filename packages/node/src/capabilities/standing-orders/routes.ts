// SPDX-License-Identifier: Apache-2.0
// HTTP of standing orders.
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { StandingOrders } from './service.ts';
import { orderItem, orderWish } from './shapes.ts';

export const standingOrderRoutes = (orders: StandingOrders): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/standing-orders',
    summary:
      'Standing orders of this party, newest first: what may leave without a second person, until when',
    roles: ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'],
    output: z.object({ items: z.array(orderItem) }),
    handler: async () => ({ items: await orders.list() }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/standing-orders',
    summary:
      'Order that reports about nobody, of these kinds, may leave to a partner without a second person; where the agreement provides for it',
    roles: ['head'],
    input: { body: orderWish },
    output: z.object({ id: z.string() }),
    status: 201,
    handler: ({ officer, body }) => orders.make(officer, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/standing-orders/{id}/end',
    summary: 'End a standing order at once: what waits under it is withheld',
    roles: ['head'],
    input: { params: z.object({ id: z.string().length(22) }) },
    output: nothing,
    handler: ({ officer, params: { id } }) => orders.end(officer, id),
  }),
];
