// SPDX-License-Identifier: Apache-2.0
// HTTP of joint statements: texts and signatures as drafts that a second officer releases, and what is published.
import { z } from 'zod';
import { defineRoute, media, pageFrom, pageLimit, pageOf, type Route, seqCursor } from '../../http/index.ts';
import { statementPage } from './published-forms.ts';
import type { Statements } from './service.ts';
import { actId, draftMade, statementDraft, statementItem, statementShape } from './shapes.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const workers = ['officer', 'releaser', 'head'] as const;
const params = z.object({ dossier: z.string().length(22) });
const language = z.string().regex(/^[a-z]{2,3}$/);
const { declaration, handling } = statementDraft;

/** Setting a paper takes about a second of a processor. */
const PAPER_COST = 20;

export const statementRoutes = (statements: Statements): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/statements',
    summary: 'Joint statements that the officer may know of, with the state of each',
    roles: readers,
    input: { query: z.object({ after: seqCursor.optional(), limit: pageLimit }) },
    output: pageOf(statementItem),
    cost: 5,
    handler: async ({ officer, query: { after, limit } }) => {
      const rest = (await statements.list(officer)).filter(({ seq }) => after === undefined || seq < after);
      return pageFrom(rest.slice(0, limit + 1), limit, ({ seq }) => seq);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/statements/{dossier}',
    summary: 'One statement: its versions, what each figure is made of, who has signed, what may be done now',
    roles: readers,
    input: { params },
    output: statementShape,
    cost: 2,
    handler: ({ officer, params: { dossier } }) => statements.one(officer, dossier),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/statements',
    summary: 'Draft the first text and hand it over; its numbers are those of confirmed outcomes',
    roles: workers,
    input: {
      body: z.object({
        lineage: z.string().length(22),
        to: z.array(z.string().max(101)).min(1).max(31),
        ...statementDraft,
      }),
    },
    output: draftMade,
    status: 201,
    handler: ({ officer, body }) => statements.begin(officer, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/statements/{dossier}/versions',
    summary: 'Draft another text in place of the one that counts; it is to be signed anew by all',
    roles: workers,
    input: { params, body: z.object(statementDraft) },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier }, body }) => statements.counter(officer, dossier, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/statements/{dossier}/signatures',
    summary: 'Draft the signature under the text that counts; the node signs when it is released',
    roles: workers,
    input: { params, body: z.object({ statement: actId, declaration, handling }) },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { dossier }, body }) => statements.sign(officer, dossier, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/statements/{dossier}/published',
    summary: 'The file that anyone checks offline; refused before all have signed and the hour has come',
    roles: readers,
    input: { params },
    output: media('application/json'),
    handler: async ({ officer, params: { dossier } }) => {
      const { file } = await statements.publish(officer, dossier, 'file');
      return given('application/json', file, 'statement.json');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/statements/{dossier}/page',
    summary: 'The same as one HTML page that stands alone, every language side by side, with the file in it',
    roles: readers,
    input: { params },
    output: media('text/html'),
    handler: async ({ officer, params: { dossier } }) =>
      given(
        'text/html; charset=utf-8',
        statementPage(await statements.publish(officer, dossier, 'page')),
        'statement.html',
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/statements/{dossier}/paper',
    summary: 'The same as PDF, two languages side by side',
    roles: readers,
    input: { params, query: z.object({ first: language.optional(), second: language.optional() }) },
    output: media('application/pdf'),
    cost: PAPER_COST,
    handler: async ({ officer, params: { dossier }, query: { first, second } }) => {
      const pdf = await statements.paper(officer, dossier, [first, second]);
      return given('application/pdf', new Uint8Array(pdf), 'statement.pdf');
    },
  }),
];

/** To be kept and put where it is published, never run here. */
const given = (type: string, body: string | Uint8Array<ArrayBuffer>, name: string): Response =>
  new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
