// SPDX-License-Identifier: Apache-2.0
// HTTP of the supervisor's desk: numbers with their lists, samples and what was found about them.
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
import { type Samples, sampleKinds, verdicts } from './samples.ts';
import type { Supervision } from './service.ts';

const seconds = z.coerce.number().int().min(0).max(10_000_000_000);
const span = { since: seconds.optional(), until: seconds.optional() };
const who = ['supervisor', 'head'] as const;

const sample = z
  .object({
    id: z.string(),
    at: z.int(),
    by: z.string(),
    kind: z.enum(sampleKinds),
    seed: z.string(),
    first: z.int(),
    last: z.int(),
    population: z.int(),
    size: z.int(),
  })
  .meta({ id: 'Sample' });

const samplePath = z.object({ id: z.string().length(22) });

export const supervisionRoutes = (supervision: Supervision, samples: Samples): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/supervision',
    summary:
      'Journal and witness, disclosures by partner and agreement, deeds, overdue answers; a time in seconds since 1970',
    roles: who,
    input: { query: z.object(span) },
    cost: 10,
    output: z.object({
      since: z.int(),
      until: z.int(),
      journal: z.object({
        origin: z.string(),
        size: z.int(),
        cosigned: z.int(),
        at: z.int().optional(),
        result: z.string().optional(),
        why: z.string().optional(),
      }),
      deeds: z.array(z.object({ what: z.string(), count: z.int() })),
      deedsCapped: z.boolean(),
      disclosures: z.array(z.object({ party: z.string(), lineage: z.string().optional(), acts: z.int() })),
      overdue: z.array(
        z.object({
          kind: z.string(),
          mine: z.boolean(),
          party: z.string(),
          count: z.int(),
          oldest: z.int(),
        }),
      ),
    }),
    handler: ({ officer, query }) => supervision.look(officer, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/supervision/disclosures',
    summary: 'The acts behind one number of disclosures, newest first',
    roles: who,
    input: {
      query: z.object({
        party: z.string().max(102),
        lineage: z.string().length(22).optional(),
        since: seconds,
        until: seconds,
        after: seqCursor.optional(),
        limit: pageLimit,
      }),
    },
    output: pageOf(
      z.object({
        seq: z.int(),
        act: z.string(),
        type: z.string(),
        at: z.int(),
        composedBy: z.string().optional(),
        releasedBy: z.string().optional(),
      }),
    ),
    handler: async ({ officer, query: { after, limit, ...wanted } }) => {
      const rows = await supervision.disclosed(officer, { ...wanted, before: after, limit: limit + 1 });
      return pageFrom(rows, limit, (row) => row.seq);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/samples',
    summary: 'Samples of the journal that were taken, newest first',
    roles: who,
    output: z.object({
      items: z.array(
        sample.extend({ looked: z.int(), question: z.int(), breach: z.int() }).meta({ id: 'SampleItem' }),
      ),
    }),
    handler: async () => ({ items: await samples.list() }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/samples',
    summary:
      'Take a random sample of the journal; seed and rows are recorded, so that the choice can be made again',
    roles: ['supervisor'],
    cost: 50,
    status: 201,
    input: {
      body: z.object({
        kind: z.enum(sampleKinds),
        size: z.int().min(1).max(200),
        since: z.int().min(0).optional(),
        until: z.int().min(0).optional(),
      }),
    },
    output: z.object({ id: z.string() }),
    handler: ({ officer, body }) => samples.take(officer, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/samples/{id}',
    summary: 'One sample with its rows and what was found about them',
    roles: who,
    input: { params: samplePath },
    output: sample.extend({
      people: z.record(z.string(), z.string()),
      rows: z.array(
        z.object({
          idx: z.int(),
          at: z.int(),
          row: z.record(z.string(), z.unknown()).optional(),
          verdict: z.enum(verdicts).optional(),
          note: z.string().optional(),
          noteBy: z.string().optional(),
          noteAt: z.int().optional(),
        }),
      ),
    }),
    handler: ({ officer, params }) => samples.open(officer, params.id),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/samples/{id}/rows/{idx}',
    summary: 'Say what was found about one row of a sample',
    roles: ['supervisor'],
    input: {
      params: samplePath.extend({ idx: z.coerce.number().int().min(0) }),
      body: z.object({ verdict: z.enum(verdicts), note: z.string().max(2000) }),
    },
    output: nothing,
    handler: ({ officer, params, body }) => samples.note(officer, params.id, params.idx, body),
  }),
];
