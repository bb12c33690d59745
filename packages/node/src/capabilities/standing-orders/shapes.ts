// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for standing orders.
import { z } from 'zod';
import { orderData } from '../../exchange/standing-orders.ts';

const moment = z.int().describe('Epoch milliseconds');
const person = z.object({ user: z.string(), name: z.string(), at: moment });
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const orderWish = z.object({
  lineage: z.string().length(22),
  to: z.string().max(101),
  purpose: z.string().trim().min(1).max(500).describe('What it is for, in a sentence'),
  crimeAreas: z.array(code).min(1).max(64),
  dataCategories: z
    .array(z.enum(orderData))
    .min(1)
    .describe('Of those that say nothing of a person by themselves'),
  until: moment.describe('Epoch milliseconds; within a year'),
});
export type OrderWish = z.output<typeof orderWish>;

export const orderItem = orderWish
  .extend({
    id: z.string(),
    dataCategories: z.array(z.string()),
    stands: z.boolean(),
    made: person,
    ended: person.optional(),
    acts: z.int().describe('How many have left under it'),
  })
  .meta({ id: 'StandingOrder' });
export type OrderItem = z.output<typeof orderItem>;
