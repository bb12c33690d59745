// SPDX-License-Identifier: Apache-2.0
// HTTP of a draft on its way between two people: the gate's word while it is written, giving it back, what was seen of it last.
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { draftBody } from './draft-shapes.ts';
import type { Drafts } from './drafts.ts';
import { livePreview, type PreviewParts } from './live-preview.ts';
import { savedView } from './routes.ts';
import { draftPath, liveDecisionShape, problemShape, savedDraft } from './shapes.ts';

const writers = ['officer', 'releaser', 'head'] as const;

export const deskRoutes = (drafts: Drafts, previews: PreviewParts): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/drafts/preview',
    summary:
      'What the gate says of a draft as it stands, saved or not, addressee by addressee, and what would make it pass; nothing is kept',
    roles: writers,
    input: { body: draftBody },
    output: z.object({
      decisions: z.array(liveDecisionShape),
      problems: z.array(problemShape),
      orders: z
        .array(z.object({ id: z.string(), purpose: z.string() }))
        .describe('Standing orders under which it may leave without a second person'),
    }),
    handler: ({ officer, body }) => livePreview(previews, officer, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/drafts/{id}/return',
    summary:
      'Give a submitted draft back to its author: as its author, or with a remark as who may release it',
    roles: writers,
    input: {
      params: draftPath,
      body: z.object({ remark: z.string().trim().min(1).max(2000).optional() }),
    },
    output: savedDraft,
    handler: async ({ officer, params, body }) =>
      savedView(await drafts.giveBack(officer, params.id, body.remark)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/drafts/{id}/looks',
    summary: 'Note that this officer has seen a revision, so that the next look shows what changed since',
    roles: ['releaser', 'head'],
    input: { params: draftPath, body: z.object({ revision: z.int().min(1) }) },
    output: nothing,
    handler: ({ officer, params, body }) => drafts.look(officer, params.id, body.revision),
  }),
];
