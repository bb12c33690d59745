// SPDX-License-Identifier: Apache-2.0
// HTTP of full-text search. What is searched for is personal data: it comes in the body, and no log, address or stored answer holds it.
import { z } from 'zod';
import { defineRoute, pageFrom, pageLimit, pageOf, type Route, seqCursor } from '../../http/index.ts';
import { actSummary } from '../reports/index.ts';
import type { Search } from './service.ts';

const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;

const asked = z.object({
  text: z
    .string()
    .min(1)
    .max(200)
    .describe('Words in any script; "a phrase" in quotes; begin* for what begins so'),
  why: z.string().max(400).optional().describe('Kept in the journal; a supervisor must give it'),
  type: z.string().max(64).optional().describe('A type, or with a dot at its end all types beginning so'),
  author: z.string().max(102).optional(),
  dossier: z.string().length(22).optional(),
  lineage: z.string().length(22).optional(),
  status: z.string().max(20).optional(),
  since: z.int().min(0).optional().describe("Epoch seconds of the author's time, included"),
  until: z.int().min(0).optional().describe("Epoch seconds of the author's time, included"),
  after: seqCursor.optional(),
  limit: pageLimit,
});

const snippetShape = z.object({
  section: z.string(),
  lang: z.string().optional(),
  parts: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  cut: z.object({ before: z.boolean(), after: z.boolean() }),
});

const hitShape = actSummary.extend({
  handling: z.record(z.string(), z.unknown()).optional(),
  evaluation: z.object({ scheme: z.string(), value: z.string() }).optional(),
  snippets: z.array(snippetShape),
});

const answer = pageOf(hitShape).extend({
  count: z
    .object({ found: z.int(), more: z.boolean() })
    .optional()
    .describe('On the first page: how many; `more` when there are more than that'),
  cut: z.boolean().describe('The search stopped before it had looked at everything: narrow it'),
});

export const searchRoutes = (search: Search): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/search',
    summary: 'Acts that the officer may read and that hold these words, newest first; journalled',
    roles: readers,
    input: { body: asked },
    output: answer,
    cost: 5,
    // Snippets are content: no answer stays under an idempotency key.
    shownOnce: true,
    handler: async ({ officer, body: { after, limit, ...filter } }) => {
      const { hits, ...told } = await search.find(officer, { ...filter, before: after, limit });
      return { ...pageFrom(hits, limit, (hit) => hit.seq), ...told };
    },
  }),
];
