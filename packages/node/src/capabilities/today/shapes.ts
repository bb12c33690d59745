// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for what waits.
import { z } from 'zod';
import { outcomeItem } from '../outcomes/index.ts';
import { gravities, itemKinds } from './item.ts';

const text = z.record(z.string(), z.string());
const kind = z.enum(itemKinds);
const gravity = z.enum(gravities);
const outcome = z
  .object({
    kind: outcomeItem.shape.kind,
    on: z.string(),
    state: z.string(),
    persons: z.int().optional(),
    networks: z.int().optional(),
  })
  .describe('What an outcome says came of a lead: it has no title');
export const awaitedKind = z.enum(['lead', 'outcome', 'recall']);

export const itemShape = z
  .object({
    kind,
    gravity,
    overdue: z.boolean(),
    notable: z.boolean().describe('Somebody can take note of it: POST /api/today/notes'),
    subject: z.string(),
    target: z.object({
      page: z.enum([
        'act',
        'h3',
        'draft',
        'recall',
        'agreement',
        'statement',
        'party',
        'system',
        'supervision',
        'emergencies',
      ]),
      id: z.string().optional(),
    }),
    since: z.int().optional().describe('Epoch milliseconds'),
    deadline: z.int().optional().describe('Epoch milliseconds'),
    party: z.string().optional(),
    type: z.string().optional(),
    dossier: z.string().optional(),
    lineage: z.string().optional(),
    rule: z.string().optional(),
    article: z.string().optional(),
    why: z.string().optional(),
    title: text.optional(),
    outcome: outcome.optional(),
  })
  .meta({ id: 'TodayItem' });

export const todayShape = z.object({
  at: z.int(),
  kinds: z.array(z.object({ kind, count: z.int(), more: z.boolean(), gravity })),
  items: z.array(itemShape).describe('The first of each kind, by urgency'),
  between: z
    .array(
      z.object({
        party: z.string(),
        kind: awaitedKind,
        mine: z.boolean(),
        count: z.int(),
        oldest: z.int(),
      }),
    )
    .describe('Who owes whom an answer: `mine` when this party does'),
  betweenCapped: z.boolean(),
  changes: z.object({
    since: z.int().optional(),
    last: z.int(),
    more: z.boolean(),
    items: z.array(
      z.object({
        seq: z.int(),
        at: z.int(),
        kind: z.string(),
        act: z.string().optional(),
        type: z.string().optional(),
        author: z.string().optional(),
        dossier: z.string().optional(),
        party: z.string().optional(),
        title: text.optional(),
        outcome: outcome.optional(),
      }),
    ),
  }),
});

export const itemsShape = z.object({ items: z.array(itemShape), more: z.boolean() });
export const kindPath = z.object({ kind });
export const owedPath = z.object({ party: z.string().max(102), kind: awaitedKind });
export const owedShape = z.object({
  items: z.array(
    z.object({
      act: z.string(),
      type: z.string(),
      dossier: z.string().optional(),
      since: z.int(),
      title: text.optional(),
      outcome: outcome.optional(),
    }),
  ),
  more: z.boolean(),
});
