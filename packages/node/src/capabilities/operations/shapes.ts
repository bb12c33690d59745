// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for joint operations: list, board, versions, debrief. Epoch seconds unless told otherwise.
import { operationKinds } from '@tansiq/protocol';
import { z } from 'zod';
import { act, capacityShown, entryShown, frameShown, party, planShape, siteShape, text } from './words.ts';

export const states = [
  'none',
  'proposed',
  'agreed',
  'ready',
  'go',
  'no-go',
  'aborted',
  'running',
  'finished',
] as const;
const state = z.enum(states);
const call = z.enum(['waiting', 'go', 'no-go', 'aborted']);
const moment = z.int();

export const operationItem = z
  .object({
    dossier: z.string(),
    lineage: z.string(),
    title: text.optional(),
    kind: z.enum(operationKinds),
    version: z.int(),
    rehearsal: z.boolean(),
    hour: z.string(),
    parties: z.array(party),
    lead: party,
    state,
    call,
    seq: z.int(),
  })
  .meta({ id: 'Operation' });

const word = z.object({
  party,
  act,
  at: moment,
  capacity: capacityShown,
  authorised: z.array(z.string()),
});

export const versionShape = z
  .object({
    plan: act.describe("The plan's hash is the id of its act"),
    version: z.int(),
    author: party,
    at: moment,
    frame: frameShown,
    consents: z.array(word),
    declines: z.array(word),
    missing: z.array(party),
    agreedAt: moment.optional(),
  })
  .meta({ id: 'PlanVersion' });

const mandate = z.object({
  party,
  act,
  site: z.string(),
  commander: z.string(),
  authority: z.string(),
  reference: z.string().optional(),
  document: z.string().describe('An attachment of `act`'),
});

export const planAnswer = versionShape.extend({
  title: text.optional(),
  words: planShape.optional(),
  note: text.optional(),
  mandates: z.array(mandate),
});

export const differencesShape = z.object({
  from: act,
  to: z.string().describe('The plan of a version, or the id of a draft'),
  items: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
});

const readiness = z.object({
  party,
  site: z.string(),
  state: z
    .enum(['silent', 'not-ready', 'hold', 'short', 'ready'])
    .describe('`silent` is no-go; `short` does not last to the end of the tolerance'),
  act: act.optional(),
  at: moment.optional(),
  until: z.string().optional(),
  contradicted: act.optional().describe('Said after a promise that only an abort withdraws'),
  pending: z.boolean(),
});

const boardParty = z.object({
  party,
  self: z.boolean(),
  capacity: capacityShown.optional(),
  call,
  holdsSince: moment.optional().describe('It is known to hold a certificate that counts'),
  heardAt: z.int().optional().describe('Epoch milliseconds of the last act or receipt from it'),
  link: z.enum(['self', 'up', 'down', 'opening', 'held', 'stopped', 'none']),
  linkSince: z.int().optional(),
  unreceipted: z.int().describe('Own acts of this operation that it has not receipted'),
  clock: z
    .object({ offset: z.int(), margin: z.int(), at: z.int() })
    .optional()
    .describe("Its clock minus this node's, in milliseconds, and how far that may be off"),
});

export const boardShape = z
  .object({
    dossier: z.string(),
    lineage: z.string(),
    title: text.optional(),
    now: z.int().describe("This node's clock, epoch milliseconds"),
    self: party,
    state,
    call: call.describe("This party's: a go is shown only when this says so"),
    rehearsal: z.boolean(),
    current: versionShape.optional(),
    moments: z.object({ margin: moment, hour: moment, end: moment }).optional(),
    versions: z.array(versionShape),
    words: planShape.optional(),
    apart: z.array(
      z.object({
        ...{ act, party, with: z.array(party), at: moment, site: siteShape },
        planned: z.boolean().describe('The version that counts names it'),
      }),
    ),
    mandates: z.array(mandate),
    readiness: z.array(readiness),
    gos: z.array(
      z.object({
        act,
        author: party,
        at: moment,
        standing: z.enum(['counts', 'late', 'false']),
        problem: z.string().optional(),
      }),
    ),
    aborts: z.array(z.object({ act, party, at: moment, note: text.optional(), pending: z.boolean() })),
    sites: z.array(z.object({ site: z.string(), state: z.string(), by: party, act, at: moment })),
    parties: z.array(boardParty),
    entries: z.array(entryShown),
    entryCount: z.int(),
    commanders: z.array(z.object({ site: z.string(), user: z.string(), name: z.string() })),
    may: z.array(
      z.enum(['propose', 'consent', 'decline', 'assign', 'readiness', 'go', 'abort', 'enter', 'outcome']),
    ),
    ownSites: z.array(z.string()).describe('Sites of which this officer may speak'),
    blockers: z.array(z.enum(['not-agreed', 'authority', 'readiness', 'too-late', 'aborted', 'suspended'])),
  })
  .meta({ id: 'OperationBoard' });

const debriefItem = z.object({
  at: z.int().describe('Epoch milliseconds at which this node had it'),
  by: z.string(),
  what: z.enum([
    'plan',
    'site',
    'consent',
    'decline',
    'readiness',
    'go',
    'abort',
    'entry',
    'outcome',
    'confirm',
    'dispute',
    'margin',
    'hour',
    'end',
  ]),
  act: act.optional(),
  author: party.optional(),
  site: z.string().optional(),
  detail: z.string().optional(),
  took: z.int().optional(),
  late: z.boolean().optional(),
});

export const debriefShape = z.object({
  dossier: z.string(),
  rehearsal: z.boolean(),
  items: z.array(debriefItem),
  late: z.array(debriefItem),
  silent: z.array(z.object({ party, site: z.string() })),
  complete: z.boolean(),
});

export const draftMade = z.object({ draft: z.string(), revision: z.int() });

export type BoardAnswer = z.output<typeof boardShape>;
export type OperationItem = z.output<typeof operationItem>;
export type PlanAnswer = z.output<typeof planAnswer>;
export type DebriefAnswer = z.output<typeof debriefShape>;
