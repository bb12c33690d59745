// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for legal holds.
import { z } from 'zod';

/**
 * Why something is restricted instead of erased: its accuracy is contested (LED Art. 16(3)(a)), it is kept as evidence (16(3)(b)), a court or an
 * authority has ordered it, or a legal claim is pending.
 */
const holdGrounds = ['accuracy', 'evidence', 'order', 'claim'] as const;

const moment = z.int().describe('Epoch milliseconds');
const person = z.object({ user: z.string(), name: z.string(), at: moment });

export const holdWish = z.object({
  ground: z.enum(holdGrounds),
  citation: z.string().trim().min(3).max(300).describe('Law, article, order or file that it rests on'),
  reason: z.string().trim().min(3).max(2000),
  until: moment.describe('When it ends at the latest: epoch milliseconds, within two years'),
  review: moment.describe('When somebody looks again, before its end: epoch milliseconds'),
});
export type HoldWish = z.output<typeof holdWish>;

export const holdReason = z.string().trim().min(3).max(2000);

export const holdItem = holdWish
  .extend({
    id: z.string(),
    act: z.string().optional(),
    dossier: z.string().optional(),
    placed: person,
    stands: z.boolean(),
    reviewDue: z.boolean(),
    ended: z
      .object({ user: z.string(), name: z.string(), at: moment, why: z.string().optional() })
      .optional(),
  })
  .meta({ id: 'LegalHold' });
export type HoldItem = z.output<typeof holdItem>;
