// SPDX-License-Identifier: Apache-2.0
// HTTP of what stands around an act: translations that people here made of it, and the thread of its dossier.
import { z } from 'zod';
import { defineRoute, nothing, pageLimit, type Route, seqCursor } from '../../http/index.ts';
import { actPath, actSummary } from './shapes.ts';
import { type ThreadParts, threadOf } from './thread.ts';
import type { Translations } from './translating.ts';

const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;
const translators = ['officer', 'releaser', 'legal-adviser', 'head'] as const;

/** BCP 47, as the protocol takes languages of texts. */
const languageTag = z.string().regex(/^[a-z]{2,3}$/, 'a language');
const translationPath = actPath.extend({ language: languageTag });

export const actPageRoutes = (parts: ThreadParts, translations: Translations): Route[] => [
  defineRoute({
    method: 'PUT',
    path: '/api/acts/{id}/translations/{language}',
    summary:
      'Keep a human translation of sections of an act, marked as that; `revision` is the one that was read, 0 for none',
    roles: translators,
    input: {
      params: translationPath,
      body: z.object({
        revision: z.int().min(0),
        sections: z
          .record(z.string().max(120), z.string().min(1).max(200_000))
          .refine((sections) => Object.keys(sections).length > 0 && Object.keys(sections).length <= 500)
          .describe('By section: title, facts, assessment, or subjects.SUBJECT.PLACE for a statement'),
      }),
    },
    output: z.object({ revision: z.int() }),
    handler: ({ officer, params, body }) => translations.keep(officer, params.id, params.language, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/acts/{id}/translations/{language}',
    summary: 'Erase a translation; the act is untouched',
    roles: translators,
    input: { params: translationPath },
    output: nothing,
    handler: ({ officer, params }) => translations.drop(officer, params.id, params.language),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/dossiers/{dossier}/thread',
    summary: 'Acts of a dossier, newest first, with what answers what, and who is let in',
    roles: readers,
    input: {
      params: z.object({ dossier: z.string().length(22) }),
      query: z.object({ after: seqCursor.optional(), limit: pageLimit }),
    },
    output: z.object({
      dossier: z.string(),
      kind: z.string(),
      lineage: z.string().optional(),
      openedAt: z.int().describe('Epoch seconds'),
      items: z.array(
        actSummary.extend({
          h3: z.boolean().describe('Waits until this officer has accepted its restriction'),
          refs: z.array(z.object({ rel: z.string(), act: z.string() })),
        }),
      ),
      readers: z.array(z.object({ user: z.string(), name: z.string(), grantedAt: z.int() })),
      next: z.string().optional(),
    }),
    handler: ({ officer, params, query }) =>
      threadOf(parts, officer, params.dossier, { before: query.after, limit: query.limit }),
  }),
];
