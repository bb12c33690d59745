// SPDX-License-Identifier: Apache-2.0
// HTTP of agreements while they are written: a negotiator's drafts, saved as they type.
import { hashField, randomIdField } from '@tansiq/protocol';
import { z } from 'zod';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { KeptTermsDraft, TermsDrafts } from './terms-drafts.ts';

const id = randomIdField as unknown as z.ZodType<string, string>;
const act = hashField as unknown as z.ZodType<string, string>;
const draftPath = z.object({ draft: id });
export const draftId = id.optional().describe('The draft that it was written as: it goes with the proposal');

/** What is not written yet may be missing: only the lineage is asked for, on which it hangs who may see it. */
const termsDraftBody = z.object({
  terms: z.looseObject({ lineage: id }).describe('A terms document, docs/protocol.md §7, whole or not'),
  replaces: act.optional().describe('The proposal that it counters'),
});

const saved = z.object({ id: z.string(), revision: z.int() });
const item = saved.extend({
  lineage: z.string(),
  title: z.record(z.string(), z.string()),
  parties: z.array(z.string()),
  replaces: z.string().optional(),
  updatedAt: z.int().describe('Epoch milliseconds'),
  by: z.string().describe('Who saved it last'),
  byName: z.string(),
  own: z.boolean(),
});

const roles = ['negotiator'] as const;

export const termsDraftRoutes = (drafts: TermsDrafts): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/agreements/drafts',
    summary: 'Agreements being written: own ones, and those about agreements that the officer knows of',
    roles,
    output: z.object({ items: z.array(item) }),
    handler: async ({ officer }) => ({ items: (await drafts.list(officer)).map(listed) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/drafts',
    summary: 'Begin writing an agreement; nothing is checked or sent',
    roles,
    input: { body: termsDraftBody },
    output: saved,
    status: 201,
    handler: ({ officer, body }) => drafts.create(officer, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements/drafts/{draft}',
    summary: 'One agreement being written',
    roles,
    input: { params: draftPath },
    output: item.extend({ terms: z.record(z.string(), z.unknown()) }),
    handler: async ({ officer, params }) => {
      const draft = await drafts.get(officer, params.draft);
      return { ...listed(draft), terms: draft.terms };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/agreements/drafts/{draft}',
    summary: 'Save it over the revision that was read',
    roles,
    input: { params: draftPath, body: termsDraftBody.extend({ revision: z.int().min(1) }) },
    output: saved,
    handler: ({ officer, params, body: { revision, ...body } }) =>
      drafts.save(officer, params.draft, revision, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/agreements/drafts/{draft}',
    summary: 'Throw it away',
    roles,
    input: { params: draftPath },
    output: nothing,
    handler: ({ officer, params }) => drafts.drop(officer, params.draft),
  }),
];

const listed = ({ terms, ...draft }: KeptTermsDraft) => ({
  ...draft,
  lineage: terms.lineage,
  title: textOf(terms.title),
  parties: idsOf(terms.parties),
});

/** Of a document that may be anything yet. */
const textOf = (title: unknown): Record<string, string> =>
  z.record(z.string(), z.string()).safeParse(title).data ?? {};
const idsOf = (parties: unknown): string[] =>
  (z.array(z.looseObject({ id: z.string() })).safeParse(parties).data ?? []).map((party) => party.id);
