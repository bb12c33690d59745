// SPDX-License-Identifier: Apache-2.0
// HTTP of recalls and corrections: recall or correct an own act, see who answered what, answer a partner's.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import type { Corrections } from './corrections.ts';
import type { Recalls } from './service.ts';

const id = z.string().length(43);
const reasons = ['wrong-recipient', 'inaccurate', 'unlawful', 'retention', 'court-order', 'other'] as const;
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const made = z.object({ act: z.string() });
const result = z.object({ act: z.string(), result: z.string(), reason: z.string().optional() });
/** A refusal names its legal reason: as a code, because the answer is kept for good. */
const answered = z
  .strictObject({
    act: id,
    result: z.enum(['restricted', 'erased', 'refused']),
    reason: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
      .optional(),
  })
  .refine((one) => one.result !== 'refused' || one.reason !== undefined, {
    path: ['reason'],
    message: 'a refusal needs its reason',
  });
const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;

export const recallRoutes = (recalls: Recalls, corrections: Corrections): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/corrections',
    summary: 'Tell all who hold an own act which of its sections no longer hold, why, and what holds instead',
    roles: ['releaser', 'head'],
    input: {
      params: z.object({ id }),
      body: z.object({
        sections: z
          .array(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/))
          .min(1)
          .max(16),
        reason: z.enum(['inaccurate', 'incomplete', 'outdated', 'marking']),
        replacement: id
          .optional()
          .describe('Own act of the same type and dossier that has the right content'),
      }),
    },
    output: made,
    status: 201,
    handler: ({ officer, params, body }) => corrections.correct(officer, params.id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/recall',
    summary: 'Recall an own act from all who hold it; `erase` erases here at once and asks the others to',
    roles: ['releaser', 'head'],
    input: {
      params: z.object({ id }),
      body: z.object({
        effect: z.enum(['restrict', 'erase']),
        reason: z.enum(reasons),
        until: time.optional(),
      }),
    },
    output: z.object({
      act: z.string().optional().describe('The recall; absent when the act had reached nobody'),
      withheld: z.array(z.string()).describe('Parties to whom it had not left and now does not'),
    }),
    status: 201,
    handler: ({ officer, params, body }) => recalls.recall(officer, params.id, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/recalls',
    summary: 'Recalls, and what each holder answered',
    roles: readers,
    output: z.object({
      items: z.array(
        z.object({
          act: z.string(),
          author: z.string(),
          own: z.boolean(),
          targets: z.array(z.string()),
          effect: z.string(),
          reason: z.string(),
          until: z.string().optional(),
          answers: z.array(z.object({ act: z.string(), by: z.string(), results: z.array(result) })),
        }),
      ),
    }),
    handler: async ({ officer }) => ({ items: await recalls.list(officer) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/recalls/{id}/answer',
    summary: 'Answer a recall, copy by copy; `erased` erases first',
    roles: ['releaser', 'head'],
    input: {
      params: z.object({ id }),
      body: z.object({
        results: z.array(answered).min(1).max(64),
      }),
    },
    output: made,
    status: 201,
    handler: ({ officer, params, body }) => recalls.answer(officer, params.id, body.results),
  }),
];
