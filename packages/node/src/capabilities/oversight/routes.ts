// SPDX-License-Identifier: Apache-2.0
// HTTP of oversight: journal, channels, export, status.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { defineRoute, media, type Route } from '../../http/index.ts';
import { journalVerbs } from '../../journal/index.ts';
import { type ExportParts, exportAct, exportLines } from './export.ts';
import type { Oversight } from './service.ts';

/** Seconds since 1970. */
const seconds = z.coerce.number().int().min(0).max(10_000_000_000);

const channelSide = z.object({
  origin: z.string(),
  size: z.int(),
  receipted: z.int(),
  state: z.string(),
  why: z.string().optional(),
  receipt: z.record(z.string(), z.unknown()).optional(),
});

export const oversightRoutes = (oversight: Oversight, exporting: ExportParts): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/journal',
    summary: 'The journal, newest first; `from` is the `next` of the page before',
    roles: ['supervisor', 'head'],
    input: {
      query: z.object({
        who: z.string().max(102).optional(),
        what: z.enum(journalVerbs).optional(),
        act: z.string().length(43).optional(),
        dossier: z.string().length(22).optional(),
        since: seconds.optional(),
        until: seconds.optional(),
        from: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
      }),
    },
    output: z.object({
      items: z.array(
        z.object({ idx: z.int(), at: z.int(), row: z.record(z.string(), z.unknown()).optional() }),
      ),
      next: z.int().optional(),
      people: z.record(z.string(), z.string()).describe('Names of the users among them, by id'),
    }),
    handler: async ({ officer, query }) => {
      const page = await oversight.journal(officer, query);
      return {
        items: page.rows.map(({ idx, at, row }) => ({ idx, at, ...(row && { row: { ...row } }) })),
        ...(page.next !== undefined && { next: page.next }),
        people: page.people,
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/journal/erasure',
    summary: 'Erase what rows before a moment say, when retention has ended; digests and proofs stay',
    roles: ['supervisor'],
    cost: 50,
    input: {
      body: z.object({
        before: z.iso.datetime().describe('Rows of this moment and later stay'),
        why: z.string().min(1).max(400),
      }),
    },
    output: z.object({ erased: z.int() }),
    handler: ({ officer, body }) =>
      oversight.eraseJournal(officer, { before: Math.floor(Date.parse(body.before) / 1000), why: body.why }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/journal/state',
    summary: 'Whether the journal is whole: checked row by row against its checkpoints',
    roles: ['supervisor', 'head'],
    cost: 50,
    output: z.object({
      origin: z.string(),
      checkpoint: z.string(),
      cosignedSize: z.int(),
      ok: z.boolean(),
      epochs: z.array(
        z.object({ origin: z.string(), first: z.int(), rows: z.int(), erased: z.int(), witnessed: z.int() }),
      ),
      problems: z.array(
        z.object({ kind: z.string(), epoch: z.string(), text: z.string(), index: z.int().optional() }),
      ),
    }),
    handler: () => oversight.journalState(),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/channels/{party}',
    summary: 'The two logs with a partner, newest receipts, and what it did with our entries',
    roles: ['supervisor', 'head', 'releaser'],
    input: { params: z.object({ party: z.string().max(102) }) },
    output: z.object({
      outgoing: channelSide,
      incoming: channelSide,
      dispositions: z.array(
        z.object({
          index: z.int(),
          act: z.string(),
          result: z.string().optional(),
          rule: z.string().optional(),
          article: z.string().optional(),
        }),
      ),
    }),
    handler: ({ params }) => oversight.channel(params.party),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/export',
    summary: 'Everything, or one dossier, as lines that the offline verifier reads',
    roles: ['supervisor', 'head'],
    cost: 50,
    input: {
      query: z.object({
        scope: z.enum(['all', 'dossier']).default('all'),
        dossier: z.string().length(22).optional(),
        why: z.string().max(400).optional(),
      }),
    },
    output: media('application/x-ndjson'),
    handler: async ({ officer, query }) => {
      const dossier = query.scope === 'dossier' ? (query.dossier ?? '') : undefined;
      const lines = await exportLines(exporting, officer, { dossier, why: query.why });
      return new Response(streamOf(lines), { headers: { 'content-type': 'application/x-ndjson' } });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/acts/{id}/export',
    summary:
      'One act with all that proves it, as lines that the offline verifier reads; content only for who may export it',
    roles: ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'],
    cost: 10,
    input: {
      params: z.object({ id: z.string().length(43) }),
      query: z.object({ why: z.string().max(400).optional() }),
    },
    output: media('application/x-ndjson'),
    handler: async ({ officer, params, query }) =>
      new Response(await exportAct(exporting, officer, params.id, query.why), {
        headers: {
          'content-type': 'application/x-ndjson',
          'content-disposition': 'attachment; filename="act.ndjson"',
        },
      }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/status',
    summary: 'Version, links, queues, journal',
    roles: 'any',
    output: z.object({
      party: z.string(),
      version: z.string(),
      protocol: z.array(z.int()),
      store: z.string(),
      links: z.array(z.object({ party: z.string(), state: z.string(), why: z.string().optional() })),
      queues: z.object({ waiting: z.int(), withheld: z.int() }),
      journal: z.object({ origin: z.string(), cosigned: z.int() }),
      uptime: z.int(),
    }),
    handler: () => oversight.status(),
  }),
];

/** Lines as a stream that waits for its reader. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      // SQLite answers at once: without a turn of the loop, whoever reads fast would hold up all else.
      await nextTurn();
      let text = '';
      while (text.length < 64 * 1024) {
        const { done, value } = await lines.next();
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}
