// SPDX-License-Identifier: Apache-2.0
// HTTP of looking at agreements: the web of partners, what can be done now, terms in words, papers, and checking a proposal.
import { type CodeList, crimeAreas, dataCategories, termsHash } from '@tansiq/protocol';
import { defineRoute, media, type Route } from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import { checkBody, checkShape, matrixShape, paperQuery, stepsShape, wordsShape } from './overview-shapes.ts';
import type { Agreements } from './service.ts';
import { lineagePath, versionPath } from './shapes.ts';
import { wordsOf } from './words-of.ts';

const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;

/** Setting a paper takes about a second of a processor. */
const PAPER_COST = 20;

export const overviewRoutes = (agreements: Agreements, self: string): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/agreements/matrix',
    summary: 'The web of partners: stage, crime areas and what may flow each way, each citing its article',
    roles: readers,
    output: matrixShape,
    cost: 5,
    handler: async ({ officer }) => {
      const { partners, cells } = await agreements.reading.matrix(officer);
      const areas = new Set<string>(cells.map(({ area }) => area));
      const data = new Set<string>(
        partners.flatMap((partner) => partner.agreements.flatMap((one) => one.data.map(({ code }) => code))),
      );
      return {
        self,
        partners: partners.map((partner) => ({ ...partner, names: { ...partner.names } })) as never,
        cells,
        areas: labelled(crimeAreas, areas),
        data: labelled(dataCategories, data),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements/{lineage}/steps',
    summary: 'What the officer can do about this agreement now, and why not the rest; nothing is written',
    roles: readers,
    input: { params: lineagePath },
    output: stepsShape,
    cost: 5,
    handler: async ({ officer, params }) => ({ items: await agreements.steps.of(officer, params.lineage) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements/{lineage}/versions/{terms}/words',
    summary: 'The terms of each article as sentences in four languages',
    roles: readers,
    input: { params: versionPath },
    output: wordsShape,
    handler: async ({ officer, params }) => {
      const { versions } = await agreements.reading.one(officer, params.lineage);
      const version = versions.find(({ terms }) => terms === params.terms);
      if (!version) throw notFound();
      return { articles: wordsOf(version.document as never) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/agreements/{lineage}/versions/{terms}/paper',
    summary: 'One version as PDF, two languages side by side, with signatures and how to check it',
    roles: readers,
    input: { params: versionPath, query: paperQuery },
    output: media('application/pdf'),
    cost: PAPER_COST,
    handler: async ({ officer, params, query }) => {
      const { lineage, terms } = params;
      const pdf = await agreements.papers.paper(officer, lineage, terms, [query.first, query.second]);
      const name = `agreement-${terms.slice(0, 8)}-${query.first}-${query.second}.pdf`;
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${name}"`,
        },
      });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/agreements/check',
    summary:
      'What stands against proposing these terms, and what they say in words; nothing is written or sent',
    roles: ['negotiator'],
    input: { body: checkBody },
    output: checkShape,
    cost: 2,
    handler: async ({ officer, body }) => {
      const { document, issues } = await agreements.negotiation.check(officer, body);
      return {
        ...(document && { hash: termsHash(document) }),
        issues: issues.map((issue) => ({ ...issue, texts: { ...issue.texts } })),
        articles: document ? wordsOf(document) : [],
      };
    },
  }),
];

const labelled = <Code extends string>(list: CodeList<Code>, codes: ReadonlySet<string>) =>
  list.codes.filter((code) => codes.has(code)).map((code) => ({ code, texts: list.labels[code] }));
