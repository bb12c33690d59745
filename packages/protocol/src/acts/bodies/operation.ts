// SPDX-License-Identifier: Apache-2.0
// Bodies of joint operations (§16): the frame of a plan and its content, consent, readiness, the go certificate, entries.
import { z } from 'zod';
import {
  actIdField,
  ascendingField,
  codeField,
  distinctField,
  isAscending,
  listField,
  partyField,
  randomIdField,
  stateField,
  textField,
  timeField,
} from '../../fields.ts';
import { plotSchema } from './outcome.ts';
import { originalSchema } from './transfer.ts';

/** Kinds of operations, each with the capacities in which its parties take part; of every kind the first ones must be there. */
export const operationCapacities = {
  simultaneous: ['participant'],
  'joint-team': ['host', 'guest'],
  'controlled-delivery': ['origin', 'destination', 'transit'],
  'cross-border-search': ['territory', 'requesting'],
} as const;
export type OperationKind = keyof typeof operationCapacities;
export const operationKinds = Object.keys(operationCapacities) as [OperationKind, ...OperationKind[]];

/** Capacities that a plan of each kind cannot do without. */
const needed: Readonly<Record<OperationKind, readonly string[]>> = {
  simultaneous: ['participant'],
  'joint-team': ['host', 'guest'],
  'controlled-delivery': ['origin', 'destination'],
  'cross-border-search': ['territory', 'requesting'],
};

/** Largest numbers of a frame: sites, version, seconds of tolerance (a day) and of margin (a week). */
export const MAX_SITES = 64;
export const MAX_PLAN_VERSION = 9_999;
const MAX_TOLERANCE = 86_400;
const MAX_MARGIN = 604_800;

const siteFrameSchema = z.strictObject({
  id: codeField,
  party: partyField,
  with: ascendingField(partyField, 0, 31),
  /** The act that says in words, to the site's parties alone, what the site is. */
  apart: actIdField.exactOptional(),
});

const capacityField = z.enum([
  'participant',
  'host',
  'guest',
  'origin',
  'transit',
  'destination',
  'territory',
  'requesting',
]);

const frameForm = z.strictObject({
  version: z.int().min(1).max(MAX_PLAN_VERSION),
  kind: z.enum(operationKinds),
  rehearsal: z.boolean(),
  hour: timeField,
  tolerance: z.int().min(0).max(MAX_TOLERANCE),
  margin: z.int().min(0).max(MAX_MARGIN),
  missingReceipt: z.enum(['proceed', 'stand-down']),
  lead: partyField,
  capacities: listField(z.strictObject({ party: partyField, capacity: capacityField }), 2, 32),
  sites: listField(siteFrameSchema, 1, MAX_SITES),
  interdiction: codeField.exactOptional(),
});

/** `frame`: what folds and certificates stand on; kept, and says nothing of a person. */
export const frameSchema = frameForm
  .refine(({ capacities }) => isAscending(capacities.map(({ party }) => party)), 'capacities not ascending')
  .refine(({ sites }) => isAscending(sites.map(({ id }) => id)), 'sites not ascending')
  .refine(({ kind, capacities }) => {
    const named = capacities.map(({ capacity }) => capacity as string);
    const may: readonly string[] = operationCapacities[kind];
    return named.every((one) => may.includes(one)) && needed[kind].every((one) => named.includes(one));
  }, 'not the capacities of this kind')
  .refine(({ lead, capacities, sites }) => {
    const parties = new Set<string>(capacities.map(({ party }) => party));
    return (
      parties.has(lead) &&
      sites.every(
        (site) =>
          parties.has(site.party) &&
          site.with.every((party) => parties.has(party)) &&
          !site.with.includes(site.party),
      )
    );
  }, 'a party that takes no part')
  .refine(
    ({ kind, interdiction, sites }) =>
      (interdiction !== undefined) === (kind === 'controlled-delivery') &&
      (interdiction === undefined || sites.some(({ id, apart }) => id === interdiction && !apart)),
    'no interdiction point, or one too many',
  )
  .refine(({ capacities, sites }) => {
    const apart = sites.filter((site) => site.apart !== undefined);
    return (
      apart.every((site) => site.with.length > 0 && site.with.length + 1 < capacities.length) &&
      new Set(apart.map((site) => site.apart)).size === apart.length
    );
  }, 'a site apart that concerns one party or all, or stands twice');

const line = z.string().min(1).max(2_000);
/** Millionths of a degree, because numbers are whole here. */
const micro = (most: number) =>
  z
    .int()
    .min(-most * 1_000_000)
    .max(most * 1_000_000);

const siteSchema = z.strictObject({
  id: codeField,
  place: textField,
  address: line.exactOptional(),
  lat: micro(90).exactOptional(),
  lon: micro(180).exactOptional(),
  kind: z.enum(['dwelling', 'business', 'warehouse', 'vehicle', 'vessel', 'open-air', 'online', 'other']),
  risk: z.enum(['low', 'medium', 'high', 'extreme']),
  commander: line.exactOptional(),
  authority: line.exactOptional(),
  evidenceLead: line.exactOptional(),
  targets: listField(
    z.strictObject({
      ref: line,
      what: z.enum(['person', 'place', 'device', 'account', 'vehicle', 'other']),
      act: actIdField.exactOptional(),
    }),
    0,
    64,
  ),
  tasks: listField(z.strictObject({ team: line, text: textField }), 0, 64),
});

/** `plan`: the plan in words; erasable. What is known of a target stays with who knows it unless released. */
export const planSchema = z.strictObject({
  sites: distinctField(siteSchema, 1, MAX_SITES, ({ id }) => id),
  contacts: listField(z.strictObject({ party: partyField, name: line, role: line, reach: line }), 0, 128),
  triggers: listField(textField, 0, 64),
  communications: z.strictObject({ primary: line, fallback: line }),
  deconfliction: textField.exactOptional(),
  lifeRisk: textField.exactOptional(),
  detention: textField.exactOptional(),
  interpreters: textField.exactOptional(),
  lawyers: textField.exactOptional(),
  minorsAndVictims: textField.exactOptional(),
  statement: textField.exactOptional(),
  debrief: textField.exactOptional(),
});

/** `site` of `operation.site`: a site in words, for those alone whom it concerns. */
export const siteApartSchema = z.strictObject({ site: siteSchema });

/** `consent` of `operation.consent`: over the plan's hash, which is the id of its act. `authorised`: own sites with a legal authority. */
export const planConsentSchema = z.strictObject({
  plan: actIdField,
  decision: z.enum(['consent', 'decline']),
  capacity: capacityField,
  authorised: ascendingField(codeField, 0, MAX_SITES),
});

/** `mandates`: commander and legal authority of each authorised site, with the document as an attachment. */
export const mandatesSchema = z.strictObject({
  mandates: distinctField(
    z.strictObject({
      site: codeField,
      commander: line,
      authority: line,
      reference: line.exactOptional(),
      document: randomIdField,
    }),
    1,
    MAX_SITES,
    ({ site }) => site,
  ),
});

/** `readiness`: of one party for one site of one plan. `until` is there exactly when it is ready. */
export const readinessSchema = z
  .strictObject({
    plan: actIdField,
    site: codeField,
    state: z.enum(['not-ready', 'ready', 'hold']),
    until: timeField.exactOptional(),
  })
  .refine(({ state, until }) => (state === 'ready') === (until !== undefined), 'until exactly when ready');

/** Most acts of a certificate: the plan, 32 consents, and readiness of 32 parties at each of 64 sites would not fit in a section. */
export const MAX_CERTIFIED = 160;

/** `certificate`: the plan, every consent and every required readiness, whole and signed; of their sections those that are kept. */
export const certificateSchema = z.strictObject({
  plan: actIdField,
  acts: listField(originalSchema, 3, MAX_CERTIFIED),
});

const count = z.int().min(0);

/** Members that each kind of entry has beside those of all; `?` marks those that may be absent. */
const entryMembers: Readonly<Record<string, readonly string[]>> = {
  'site-state': ['site', 'state'],
  arrest: ['site', 'person', 'category', 'minor', 'rights', 'referral?', 'finding'],
  seizure: ['site', 'what', 'quantity', 'unit', 'seal?', 'finding'],
  need: ['site?', 'need', 'met'],
  message: ['site?'],
  network: ['networks', 'finding'],
  plot: ['plot', 'finding'],
  target: ['target', 'finding'],
};

const entryForm = z.strictObject({
  plan: actIdField,
  kind: z.enum(['site-state', 'arrest', 'seizure', 'need', 'message', 'network', 'plot', 'target']),
  at: timeField,
  rehearsal: z.boolean(),
  text: textField.exactOptional(),
  site: codeField.exactOptional(),
  state: z.enum(['approach', 'entered', 'secured', 'finished']).exactOptional(),
  person: line.exactOptional(),
  category: codeField.exactOptional(),
  minor: z.boolean().exactOptional(),
  rights: z.boolean().exactOptional(),
  referral: line.exactOptional(),
  what: codeField.exactOptional(),
  quantity: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/)
    .exactOptional(),
  unit: codeField.exactOptional(),
  seal: line.exactOptional(),
  need: codeField.exactOptional(),
  met: z.boolean().exactOptional(),
  networks: count.exactOptional(),
  plot: plotSchema.exactOptional(),
  target: z
    .strictObject({ what: z.enum(['person', 'place']), ref: line, state: stateField, handedTo: line })
    .exactOptional(),
  finding: z.enum(['preliminary', 'confirmed']).exactOptional(),
});
const everyEntry: ReadonlySet<string> = new Set(['plan', 'kind', 'at', 'rehearsal', 'text']);

/** `entry`: what happens at the sites, as it happens; `text` may stand beside any kind and must stand in a message. */
export const entrySchema = entryForm.refine((entry) => {
  const allowed = entryMembers[entry.kind] ?? [];
  const extra = Object.keys(entry).filter((name) => !everyEntry.has(name));
  return (
    extra.every((name) => allowed.includes(name) || allowed.includes(`${name}?`)) &&
    allowed.every((name) => name.endsWith('?') || extra.includes(name)) &&
    (entry.kind !== 'message' || entry.text !== undefined)
  );
}, 'not the members of this kind of entry');
