// SPDX-License-Identifier: Apache-2.0
// HTTP of agreements: drafting, talking, proposing, commenting, reading, and asking whether something may be sent.
import { z } from 'zod';
import { defineRoute, pageFrom, pageLimit, pageOf, type Route, textCursor } from '../../http/index.ts';
import { consentRoutes } from './consent-routes.ts';
import { draftBody, draftShape, templateItem, trialBody, trialShape } from './drafting-shapes.ts';
import { overviewRoutes } from './overview-routes.ts';
import type { Agreements } from './service.ts';
import {
  agreementItem,
  agreementShape,
  commentBody,
  contactBody,
  lineagePath,
  namePath,
  proposalBody,
  saidShape,
} from './shapes.ts';
import { draftId, termsDraftRoutes } from './terms-draft-routes.ts';

const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;
const drafters = ['negotiator', 'legal-adviser', 'signatory', 'head'] as const;
const askers = ['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head'] as const;

export const agreementRoutes = (agreements: Agreements, self: string): Route[] => [
  ...overviewRoutes(agreements, self),
  ...termsDraftRoutes(agreements.drafts),
  defineRoute({
    method: 'GET',
    path: '/api/templates',
    summary: 'Texts of agreements to begin from',
    roles: drafters,
    output: z.object({ items: z.array(templateItem) }),
    handler: () => ({
      items: agreements.drafting.list().map(({ name, title }) => ({ name, title: { ...title } })),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/templates/{name}',
    summary: "Fill a template with the parties' own cards: a document to work on, nothing is sent",
    roles: drafters,
    input: { params: namePath, body: draftBody },
    output: draftShape,
    handler: async ({ params, body }) => {
      const { terms, hash } = await agreements.drafting.fill(params.name, body);
      return { terms: { ...terms }, hash };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/contacts',
    summary: 'Make contact, hold talks or close them, before there is an agreement',
    roles: ['negotiator'],
    input: { body: contactBody },
    output: saidShape.extend({ lineage: z.string() }),
    status: 201,
    handler: ({ officer, body }) => agreements.negotiation.contact(officer, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/proposals',
    summary: 'Propose terms: a first proposal, a counter-proposal, an amendment or an accession',
    roles: ['negotiator'],
    input: { body: proposalBody.extend({ draft: draftId }) },
    output: saidShape.extend({ terms: z.string(), lineage: z.string() }),
    status: 201,
    handler: async ({ officer, body: { draft, ...proposal } }) => {
      if (draft !== undefined) await agreements.drafts.get(officer, draft);
      const said = await agreements.negotiation.propose(officer, proposal);
      if (draft !== undefined) await agreements.drafts.proposed(officer, draft);
      return said;
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/{lineage}/comments',
    summary: 'Comment on an article of a proposal',
    roles: ['negotiator', 'legal-adviser'],
    input: { params: lineagePath, body: commentBody },
    output: saidShape,
    status: 201,
    handler: ({ officer, params, body }) => agreements.negotiation.comment(officer, params.lineage, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements',
    summary: 'Agreements and talks that the officer may know of',
    roles: readers,
    input: { query: z.object({ after: textCursor.optional(), limit: pageLimit }) },
    output: pageOf(agreementItem),
    handler: async ({ officer, query }) => {
      const found = await agreements.reading.list(officer, query.after ?? '', query.limit + 1);
      return pageFrom(found, query.limit, (item) => item.lineage);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements/{lineage}',
    summary: 'One agreement: its state, versions, who signed, what is missing, comments and acts',
    roles: readers,
    input: { params: lineagePath },
    output: agreementShape,
    handler: ({ officer, params }) => agreements.reading.one(officer, params.lineage),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/try',
    summary: 'May I send this? Asks the gate for each addressee; nothing is written or sent',
    roles: askers,
    input: { body: trialBody },
    output: trialShape,
    handler: async ({ officer, body }) => ({ decisions: await agreements.trials.try(officer, body) }),
  }),
  ...consentRoutes(agreements),
];
