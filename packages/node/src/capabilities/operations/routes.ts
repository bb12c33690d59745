// SPDX-License-Identifier: Apache-2.0
// HTTP of joint operations. Plans, consents and outcomes are made as drafts that a second officer releases; what is said at the sites goes at once.
import { z } from 'zod';
import {
  defineRoute,
  nothing,
  pageFrom,
  pageLimit,
  pageOf,
  type Route,
  seqCursor,
} from '../../http/index.ts';
import { declaredBy } from './entries.ts';
import type { Operations } from './service.ts';
import {
  boardShape,
  debriefShape,
  differencesShape,
  draftMade,
  operationItem,
  planAnswer,
} from './shapes.ts';
import {
  actId,
  consentDraft,
  entryShown,
  entryTaken,
  moment,
  planDraft,
  readinessTaken,
  saidText,
  siteDraft,
} from './words.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const workers = ['officer', 'releaser', 'head'] as const;
const dossier = z.string().length(22);
const params = z.object({ dossier });
const planParams = z.object({ dossier, plan: actId });
const made = z.object({ act: z.string() });
const planNamed = z.object({ plan: actId, note: saidText.optional() });
const page = z.object({ after: seqCursor.optional(), limit: pageLimit });

export const operationRoutes = (operations: Operations): Route[] => [
  ...readingRoutes(operations),
  ...draftingRoutes(operations),
  ...sayingRoutes(operations),
];

const readingRoutes = (operations: Operations): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/operations',
    summary: 'Joint operations that the officer may know of, with the state of each',
    roles: readers,
    input: { query: page },
    output: pageOf(operationItem),
    cost: 5,
    handler: async ({ officer, query: { after, limit } }) => {
      const rest = (await operations.list(officer)).filter(({ seq }) => after === undefined || seq < after);
      return pageFrom(rest.slice(0, limit + 1), limit, ({ seq }) => seq);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}',
    summary: 'The live board: what is known, from whom, how old it is, and what may be done now',
    roles: readers,
    input: { params },
    output: boardShape,
    cost: 2,
    shared: true,
    handler: ({ officer, params: { dossier: id } }) => operations.board.of(officer, id),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}/versions/{plan}',
    summary: 'One version of the plan, with its mandates',
    roles: readers,
    input: { params: planParams },
    output: planAnswer,
    handler: ({ officer, params: { dossier: id, plan } }) => operations.version(officer, id, plan),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}/versions/{plan}/differences',
    summary: 'What a version says otherwise than `from`, or than the one before it',
    roles: readers,
    input: { params: planParams, query: z.object({ from: actId.optional() }) },
    output: differencesShape,
    handler: ({ officer, params: { dossier: id, plan }, query }) =>
      operations.differences(officer, id, plan, query.from),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}/drafts/{draft}/differences',
    summary: 'What a draft of the next version says otherwise than the version that counts now',
    roles: workers,
    input: { params: z.object({ dossier, draft: z.string().length(22) }) },
    output: differencesShape,
    handler: ({ officer, params: { dossier: id, draft } }) => operations.draftDifferences(officer, id, draft),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}/entries',
    summary: 'What was entered at the sites, newest first',
    roles: readers,
    input: { params, query: page },
    output: pageOf(entryShown),
    handler: async ({ officer, params: { dossier: id }, query: { after, limit } }) => {
      const all = await operations.entries(officer, id);
      const rest = all.filter(({ seq }) => after === undefined || seq < after);
      return pageFrom(rest.slice(0, limit + 1), limit, ({ seq }) => seq);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/operations/{dossier}/debrief',
    summary: 'The timeline rebuilt from the acts, what went late, and who was silent',
    roles: readers,
    input: { params },
    output: debriefShape,
    cost: 5,
    handler: ({ officer, params: { dossier: id } }) => operations.debrief(officer, id),
  }),
];

const draftingRoutes = (operations: Operations): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/operations',
    summary: 'Draft the first version of a plan and hand it over; its release opens the dossier',
    roles: workers,
    input: {
      body: z.object({
        lineage: z.string().length(22),
        to: z.array(z.string().max(101)).min(1).max(31),
        ...planDraft,
      }),
    },
    output: draftMade,
    status: 201,
    handler: ({ officer, body }) => operations.drafting.begin(officer, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/versions',
    summary: 'Draft the next version of the plan and hand it over; its release voids what was said before',
    roles: workers,
    input: { params, body: z.object(planDraft) },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) => operations.drafting.revise(officer, id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/sites',
    summary:
      'Draft a site that concerns only some of the parties, for them alone; a version of the plan then names its act',
    roles: workers,
    input: { params, body: siteDraft },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) => operations.drafting.apart(officer, id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/consents',
    summary: 'Draft consent to a plan, with commander and legal authority of own sites, or a decline',
    roles: workers,
    input: { params, body: consentDraft },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) => operations.drafting.consent(officer, id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/outcomes',
    summary: 'Draft an outcome of some entries; a rehearsal leaves none',
    roles: workers,
    input: {
      params,
      body: z.object({
        kind: z.enum(['arrest', 'seizure', 'network-dismantled', 'plot']),
        entries: z.array(actId).min(1).max(40),
        finding: z.enum(['preliminary', 'confirmed']),
        place: saidText.optional(),
        on: moment.optional(),
      }),
    },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) => operations.drafting.outcome(officer, id, body),
  }),
];

const sayingRoutes = (operations: Operations): Route[] => [
  defineRoute({
    method: 'PUT',
    path: '/api/operations/{dossier}/sites/{site}/commander',
    summary: 'Name who commands an own site, and let them into the dossier',
    roles: ['head'],
    input: {
      params: z.object({ dossier, site: z.string().max(64) }),
      body: z.object({ user: z.string().length(22) }),
    },
    output: nothing,
    handler: ({ officer, params: { dossier: id, site }, body }) =>
      operations.assign(officer, id, site, body.user),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/readiness',
    summary:
      'Say for one site: not ready, hold, or ready until. Ready is a promise that only an abort withdraws',
    roles: workers,
    input: { params, body: readinessTaken },
    output: made,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) => operations.saying.readiness(officer, id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/go',
    summary: 'Make the certificate of every consent and readiness that is here, and send it to all',
    roles: ['releaser', 'head'],
    input: { params, body: planNamed },
    output: made,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) =>
      operations.saying.go(officer, id, body.plan, body.note),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/abort',
    summary: 'Leave with the own part, at any time and under any state of the agreement; first in the queue',
    roles: workers,
    input: { params, body: planNamed },
    output: made,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body }) =>
      operations.saying.abort(officer, id, body.plan, body.note),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/operations/{dossier}/entries',
    summary: 'Enter what happens: site states, arrests, seizures, needs, messages, plots, targets',
    roles: workers,
    input: { params, body: entryTaken },
    output: made,
    status: 201,
    handler: ({ officer, params: { dossier: id }, body: { plan, leads = [], necessity, ...entry } }) =>
      operations.saying.enter(officer, id, plan, entry, leads, declaredBy(entry, necessity)),
  }),
];
