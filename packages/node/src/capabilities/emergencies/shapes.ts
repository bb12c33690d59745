// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for emergency overrides.
import { z } from 'zod';

const moment = z.int().describe('Epoch milliseconds');
const person = z.object({ user: z.string(), name: z.string(), at: moment });
export const emergencyReason = z.enum(['life', 'immediate-serious-threat']);
export const finding = z.enum(['justified', 'unjustified']);

export const emergencyItem = z
  .object({
    act: z.string(),
    type: z.string(),
    author: z.string(),
    to: z.array(z.string()),
    dossier: z.string().optional(),
    lineage: z.string().optional(),
    state: z
      .enum(['sent', 'accepted', 'waiting', 'taken', 'left', 'lapsed'])
      .describe(
        '`sent`: ours. `accepted`: a partner’s that nothing stood against. `waiting`: two people here must decide; `taken`, `left`, `lapsed`: what became of that',
      ),
    since: moment,
    until: moment.describe('End of the emergency, or of the time to decide'),
    against: z
      .array(
        z.object({
          rule: z.string(),
          article: z.string().optional(),
          texts: z.record(z.string(), z.string()),
        }),
      )
      .describe('What the override sets aside'),
    reason: emergencyReason.optional(),
    justification: z.string().optional(),
    asked: person.optional(),
    decided: person.optional(),
    reviewBy: moment.optional(),
    reviewed: person.extend({ finding, remark: z.string() }).optional(),
    may: z.array(z.enum(['ask', 'take', 'leave', 'review'])),
  })
  .meta({ id: 'Emergency' });
export type EmergencyItem = z.output<typeof emergencyItem>;
