// SPDX-License-Identifier: Apache-2.0
// HTTP of notices: the bell, its list, what has been read, how one wants to be told.
import { z } from 'zod';
import { defineRoute, nothing, type Route, textCursor } from '../../http/index.ts';
import { noticeKinds } from './kinds.ts';
import type { Notices } from './service.ts';
import { reaches } from './wishes.ts';

const noticeShape = z
  .object({
    seq: z.int(),
    kind: z.enum(noticeKinds),
    subject: z.string().describe('Dossier, else act, draft or party'),
    act: z.string().optional().describe('The newest act that it is of'),
    count: z.int(),
    at: z.int().describe('Epoch milliseconds'),
    read: z.boolean(),
  })
  .meta({ id: 'Notice' });

const reach = z.enum(reaches);
const wishes = {
  address: z.string().max(320),
  mail: z.boolean(),
  webhook: z.boolean(),
  quiet: z.int().min(5).max(1440).describe('Minutes of quiet after a message'),
};

export const noticeRoutes = (notices: Notices): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/notices',
    summary:
      'What the officer is told, newest first, without content; `next` is the `before` of the next page',
    roles: 'any',
    input: {
      query: z.object({
        after: textCursor.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
        unread: z.enum(['true', 'false']).default('false'),
      }),
    },
    output: z.object({
      items: z.array(noticeShape),
      next: z.string().optional(),
      unread: z.int(),
      capped: z.boolean().describe('There are more unread ones than are counted'),
    }),
    handler: async ({ officer, query }) => {
      const page = await notices.list(officer, { ...query, unread: query.unread === 'true' });
      return {
        ...page,
        items: page.items.map(({ seq, kind, subject, act, count, at_ms, read_ms }) => ({
          ...{ seq, kind, subject, count, at: at_ms, read: read_ms !== null },
          ...(act !== null && { act }),
        })),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/notices/read',
    summary: 'Mark notices as read: these, or all that the officer has',
    roles: 'any',
    input: {
      body: z.object({ seqs: z.array(z.int()).max(200).optional(), all: z.literal(true).optional() }),
    },
    output: nothing,
    handler: ({ officer, body }) =>
      notices.read(officer, { seqs: body.seqs, upTo: body.all ? Number.MAX_SAFE_INTEGER : undefined }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/notices/wishes',
    summary: 'How the officer wants to be told, and by which ways this node can',
    roles: 'any',
    output: z.object({
      ...wishes,
      kinds: z.record(z.enum(noticeKinds), reach),
      ways: z.object({ mail: z.boolean(), webhook: z.boolean(), domains: z.array(z.string()) }),
    }),
    handler: ({ officer }) => notices.wishes(officer),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/notices/wishes',
    summary: 'Say how one wants to be told',
    roles: 'any',
    input: { body: z.object({ ...wishes, kinds: z.partialRecord(z.enum(noticeKinds), reach) }) },
    output: nothing,
    handler: ({ officer, body }) => notices.wish(officer, body),
  }),
];
