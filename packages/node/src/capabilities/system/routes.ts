// SPDX-License-Identifier: Apache-2.0
// HTTP of the machine: its state and its settings, for who runs it.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import type { System } from './service.ts';

const who = ['administrator', 'head', 'supervisor'] as const;

const systemShape = z
  .object({
    at: z.int(),
    party: z.string(),
    version: z.string(),
    protocol: z.array(z.int()),
    runtime: z.string(),
    uptime: z.int(),
    store: z.object({
      dialect: z.string(),
      schema: z.array(z.string()),
      bytes: z.int(),
      attachments: z.object({ count: z.int(), bytes: z.int() }),
      disk: z.object({ free: z.number(), total: z.number() }),
    }),
    links: z.array(
      z.object({
        party: z.string(),
        state: z.enum(['opening', 'up', 'down', 'held']),
        since: z.int(),
        why: z.string().optional(),
        lastReceiptAt: z.int().optional(),
        waiting: z.int(),
        withheld: z.int(),
      }),
    ),
    queues: z.object({
      oldestWaiting: z.int().optional(),
      attachments: z.object({ fetching: z.int(), missing: z.int() }),
      messages: z.object({ due: z.int(), failing: z.int(), error: z.string().optional() }),
    }),
    witness: z.object({
      configured: z.boolean(),
      minutes: z.int().optional(),
      at: z.int().optional(),
      result: z.string().optional(),
      why: z.string().optional(),
      size: z.int(),
      cosigned: z.int(),
    }),
    card: z.object({ seq: z.int(), issued: z.int(), expires: z.int() }),
    partners: z.array(z.object({ party: z.string(), cardExpires: z.int() })),
    certificates: z.array(z.object({ use: z.enum(['partners', 'officers']), from: z.int(), to: z.int() })),
    notices: z.object({ mail: z.boolean(), webhook: z.boolean() }),
  })
  .meta({ id: 'System' });

export const systemRoutes = (system: System): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/system',
    summary:
      'Links, queues, space, versions, dates of certificates and cards, witness; moments in epoch milliseconds',
    roles: who,
    output: systemShape,
    cost: 3,
    handler: () => system.look(),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/settings',
    summary: 'Every setting as it holds, and where it was set; of secrets only whether they are',
    roles: who,
    output: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
          secret: z.boolean(),
          from: z.enum(['variable', 'file', 'default', 'unset']),
          variable: z.string(),
        }),
      ),
    }),
    handler: () => ({ items: system.settings() }),
  }),
];
