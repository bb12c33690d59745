// SPDX-License-Identifier: Apache-2.0
// Shapes of a plan, its frame and what is entered, as the officers' API takes and shows them (docs/protocol.md, section 16).
import { operationKinds } from '@tansiq/protocol';
import { z } from 'zod';

export const act = z.string();
export const party = z.string();
export const text = z.record(z.string(), z.string());
/** As they are taken: closed and bounded. */
export const actId = z.string().length(43);
const line = z.string().min(1).max(2000);
const said = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(100_000));
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const partyId = z.string().max(101);
export const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
export const saidText = said;

const capacity = z.enum([
  'participant',
  'host',
  'guest',
  'origin',
  'transit',
  'destination',
  'territory',
  'requesting',
]);

const frameParts = {
  kind: z.enum(operationKinds),
  rehearsal: z.boolean(),
  hour: moment,
  tolerance: z.int().min(0).max(86_400),
  margin: z.int().min(0).max(604_800),
  missingReceipt: z.enum(['proceed', 'stand-down']),
  lead: partyId,
  capacities: z
    .array(z.strictObject({ party: partyId, capacity }))
    .min(2)
    .max(32),
  sites: z
    .array(
      z.strictObject({
        ...{ id: code, party: partyId, with: z.array(partyId).max(31) },
        apart: actId.optional().describe('It concerns its parties alone: the act that tells them of it'),
      }),
    )
    .min(1)
    .max(64),
  interdiction: code.optional(),
};
export const frameTaken = z.strictObject(frameParts);
export const frameShown = z.object({ version: z.int(), ...frameParts });
export const capacityShown = capacity;

export const siteShape = z.strictObject({
  id: code,
  place: said,
  address: line.optional(),
  lat: z.int().optional().describe('Millionths of a degree'),
  lon: z.int().optional(),
  kind: z.enum(['dwelling', 'business', 'warehouse', 'vehicle', 'vessel', 'open-air', 'online', 'other']),
  risk: z.enum(['low', 'medium', 'high', 'extreme']),
  commander: line.optional(),
  authority: line.optional(),
  evidenceLead: line.optional(),
  targets: z
    .array(
      z.strictObject({
        ref: line,
        what: z.enum(['person', 'place', 'device', 'account', 'vehicle', 'other']),
        act: actId.optional(),
      }),
    )
    .max(64),
  tasks: z.array(z.strictObject({ team: line, text: said })).max(64),
});

export const planShape = z.strictObject({
  sites: z.array(siteShape).min(1).max(64),
  contacts: z.array(z.strictObject({ party: partyId, name: line, role: line, reach: line })).max(128),
  triggers: z.array(said).max(64),
  communications: z.strictObject({ primary: line, fallback: line }),
  deconfliction: said.optional(),
  lifeRisk: said.optional(),
  detention: said.optional(),
  interpreters: said.optional(),
  lawyers: said.optional(),
  minorsAndVictims: said.optional(),
  statement: said.optional(),
  debrief: said.optional(),
});

const loose = z.record(z.string(), z.unknown());

export const planDraft = {
  title: said,
  frame: frameTaken,
  plan: planShape,
  declaration: loose.describe('As of every draft'),
  handling: loose,
  note: said.optional(),
  uploads: z.array(z.string().length(22)).max(32).optional(),
};

export const siteDraft = z.object({
  with: z.array(partyId).min(1).max(30).describe('Whom it concerns besides this party'),
  site: siteShape,
  mandate: z.strictObject({
    ...{ commander: line, authority: line, reference: line.optional() },
    upload: z.string().length(22).describe("The legal authority's document"),
  }),
  note: said.optional(),
  declaration: loose.optional(),
  handling: loose.optional(),
});

export const consentDraft = z.object({
  plan: actId,
  decision: z.enum(['consent', 'decline']),
  mandates: z
    .array(
      z.strictObject({
        site: code,
        commander: line,
        authority: line,
        reference: line.optional(),
        upload: z.string().length(22).describe("The legal authority's document"),
      }),
    )
    .max(64),
  note: said.optional(),
  declaration: loose.optional(),
  handling: loose.optional(),
});

export const readinessTaken = z.object({
  plan: actId,
  site: code,
  state: z.enum(['ready', 'not-ready', 'hold']),
  until: moment.optional().describe('When ready: to the end of the tolerance unless told otherwise'),
  note: said.optional(),
});

const count = z.int().min(0);
const plot = z.strictObject({
  targets: z.array(said).min(1).max(64),
  origin: said,
  charged: count,
  status: z.enum(['suspected', 'prepared', 'averted', 'carried-out', 'unfounded']),
});

const entryParts = {
  kind: z.enum(['site-state', 'arrest', 'seizure', 'need', 'message', 'network', 'plot', 'target']),
  at: moment,
  text: said.optional(),
  site: code.optional(),
  state: z.enum(['approach', 'entered', 'secured', 'finished']).optional(),
  person: line.optional().describe('A reference, no name'),
  category: code.optional(),
  minor: z.boolean().optional(),
  rights: z.boolean().optional().describe('Rights were told'),
  referral: line.optional(),
  what: code.optional(),
  quantity: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/)
    .optional(),
  unit: code.optional(),
  seal: line.optional(),
  need: code.optional(),
  met: z.boolean().optional(),
  networks: count.optional(),
  plot: plot.optional(),
  target: z
    .strictObject({
      what: z.enum(['person', 'place']),
      ref: line,
      state: z.string().length(2),
      handedTo: line,
    })
    .optional(),
  finding: z.enum(['preliminary', 'confirmed']).optional(),
};

export const entryTaken = z.object({
  plan: actId,
  ...entryParts,
  leads: z.array(actId).max(32).optional(),
  necessity: z.string().max(2000).optional(),
});

export const entryShown = z
  .object({
    act,
    seq: z.int(),
    author: party,
    plan: act,
    rehearsal: z.boolean(),
    ...entryParts,
    leads: z.array(act),
    here: z.int().describe('When this node had it, epoch milliseconds'),
    pending: z.boolean(),
  })
  .meta({ id: 'OperationEntry' });
