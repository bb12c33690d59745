// SPDX-License-Identifier: Apache-2.0
// HTTP of reports: drafts, preview, release; acts, their journey and proof.
import { z } from 'zod';
import { explained } from '../../content/explained.ts';
import {
  defineRoute,
  nothing,
  pageFrom,
  pageLimit,
  pageOf,
  type Route,
  seqCursor,
} from '../../http/index.ts';
import type { Acts } from './acts.ts';
import { draftProblems } from './draft-problems.ts';
import type { DraftLook } from './draft-rows.ts';
import { type DraftBody, draftBody } from './draft-shapes.ts';
import type { Draft, DraftAtDesk, Drafts } from './drafts.ts';
import { leavingOf } from './leaving.ts';
import type { AddresseeDecision, Releases } from './release.ts';
import { type ReleaseRoutesParts, releaseRoutes } from './release-routes.ts';
import {
  actListed,
  actPath,
  actShape,
  decisionShape,
  draftPath,
  draftShape,
  journeyShape,
  leavingShape,
  proofsShape,
  savedDraft,
} from './shapes.ts';

const writers = ['officer', 'releaser', 'head'] as const;
const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;

export function draftRoutes(drafts: Drafts, releases: Releases, confirmed: ReleaseRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/drafts',
      summary: 'Begin a draft: a report, a reply, an outcome',
      roles: writers,
      input: { body: draftBody },
      output: savedDraft,
      status: 201,
      handler: async ({ officer, body }) => savedView(await drafts.create(officer, body)),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/drafts',
      summary: 'Drafts of the officer, and those that wait for a release',
      roles: writers,
      output: z.object({ items: z.array(draftShape) }),
      handler: async ({ officer }) => ({ items: (await drafts.list(officer)).map(shownDraft) }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/drafts/{id}',
      summary: 'One draft, with what is still wrong in it',
      roles: writers,
      input: { params: draftPath },
      output: draftShape,
      handler: async ({ officer, params }) => shownDraft(await drafts.get(officer, params.id)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/drafts/{id}',
      summary: 'Save a draft over the revision that was read',
      roles: writers,
      input: { params: draftPath, body: draftBody.extend({ revision: z.int().min(1) }) },
      output: savedDraft,
      handler: async ({ officer, params, body: { revision, ...body } }) =>
        savedView(await drafts.save(officer, params.id, revision, body as DraftBody)),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/drafts/{id}',
      summary: 'Throw a draft away; its text is erased',
      roles: writers,
      input: { params: draftPath },
      output: nothing,
      handler: ({ officer, params }) => drafts.drop(officer, params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/drafts/{id}/preview',
      summary: 'What the gate says now for each addressee, and exactly what would leave',
      roles: writers,
      input: { params: draftPath },
      output: z.object({
        decisions: z.array(decisionShape),
        leaves: leavingShape,
      }),
      handler: async ({ officer, params }) => {
        const { decisions, leaves } = await releases.preview(officer, await drafts.get(officer, params.id));
        return { decisions: decisions.map(shownDecision), leaves: leavingOf(leaves) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/drafts/{id}/submission',
      summary: 'Hand a draft to whoever releases',
      roles: writers,
      input: { params: draftPath },
      output: savedDraft,
      handler: async ({ officer, params }) => savedView(await drafts.submit(officer, params.id)),
    }),
    ...releaseRoutes(releases, confirmed),
  ];
}

export function actRoutes(acts: Acts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/acts',
      summary:
        'Acts that the officer may read, newest first; a type that ends in a dot means all types beginning so',
      roles: readers,
      input: {
        query: z.object({
          type: z.string().max(64).optional(),
          dossier: z.string().length(22).optional(),
          author: z.string().max(102).optional(),
          status: z.string().max(20).optional(),
          h3: z
            .literal('waiting')
            .optional()
            .describe('Acts that wait until the officer has accepted their H3 restriction'),
          after: seqCursor.optional(),
          limit: pageLimit,
        }),
      },
      output: pageOf(actListed),
      handler: async ({ officer, query: { after, limit, h3, ...filter } }) => {
        const awaitingH3 = h3 === 'waiting';
        const rows = await acts.page(officer, { ...filter, awaitingH3, before: after, limit: limit + 1 });
        return pageFrom(rows, limit, (row) => row.seq);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/acts/{id}',
      summary: 'One act, opened and journalled; `why` is kept in the journal',
      roles: readers,
      input: { params: actPath, query: z.object({ why: z.string().max(400).optional() }) },
      output: actShape,
      handler: ({ officer, params, query }) => acts.open(officer, params.id, query.why),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/acts/{id}/h3-acceptance',
      summary: 'The H3 restriction of an act, to be read before it is accepted; nothing else of the act',
      roles: readers,
      input: { params: actPath },
      output: z.object({ act: z.string(), restriction: z.string(), acceptedAt: z.int().optional() }),
      handler: async ({ officer, params }) => ({
        act: params.id,
        ...(await acts.restriction(officer, params.id)),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/acts/{id}/h3-acceptance',
      summary: 'Accept the H3 restriction of an act: from then on this officer may use it',
      roles: readers,
      input: { params: actPath },
      output: z.object({ act: z.string(), acceptedAt: z.int() }),
      status: 201,
      handler: async ({ officer, params }) => {
        const { acceptedAt } = await acts.acceptRestriction(officer, params.id);
        return { act: params.id, acceptedAt };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/acts/{id}/journey',
      summary: 'Its journey: released, sent, held, accepted or refused, by whom and when',
      roles: readers,
      input: { params: actPath },
      output: journeyShape,
      handler: ({ officer, params }) => acts.journey(officer, params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/acts/{id}/proof',
      summary: 'Proofs that partners hold it (C2SP tlog-proof)',
      roles: readers,
      input: { params: actPath },
      output: proofsShape,
      cost: 10,
      handler: ({ officer, params }) => acts.proofs(officer, params.id),
    }),
  ];
}

const shownDraft = ({ body, look, ...draft }: DraftAtDesk & { look?: DraftLook }) => ({
  ...draft,
  ...content(body),
  problems: body.sections ? draftProblems(body) : [],
  ...(look && { lastLook: { revision: look.revision, at: look.at, body: content(look.body) } }),
});

/** A draft that was released has no body any more. */
const content = (body: Partial<DraftBody>) => ({
  type: body.type ?? '',
  to: body.to ?? [],
  lineage: body.lineage ?? '',
  ...(body.dossier !== undefined && { dossier: body.dossier }),
  sections: (body.sections ?? {}) as Record<string, Record<string, unknown>>,
  uploads: body.uploads ?? [],
  ...(body.emergency && { emergency: body.emergency }),
});

/** What an unsafe route answers: no content, so that an answer kept for an idempotency key holds none either. */
export const savedView = ({ id, state, revision, body }: Draft) => ({
  id,
  state,
  revision,
  problems: draftProblems(body),
});

export const shownDecision = ({ party, decision }: AddresseeDecision) => ({
  party,
  permit: decision.permit,
  ...explained(decision),
  denials: decision.denials.map(({ rule, article }) => ({ rule, ...(article !== undefined && { article }) })),
  obligations: [...decision.obligations],
});
