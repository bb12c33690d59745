// SPDX-License-Identifier: Apache-2.0
// Bodies of joint operations (protocol §16).
import { plot } from './section-shapes.ts';
import * as s from './shape.ts';
import { original } from './transfer-shapes.ts';

/** Which capacities each kind of operation knows, and which of them must occur. */
const CAPACITIES: Readonly<
  Record<string, { readonly may: readonly string[]; readonly must: readonly string[] }>
> = {
  simultaneous: { may: ['participant'], must: ['participant'] },
  'joint-team': { may: ['host', 'guest'], must: ['host', 'guest'] },
  'controlled-delivery': { may: ['origin', 'destination', 'transit'], must: ['origin', 'destination'] },
  'cross-border-search': { may: ['territory', 'requesting'], must: ['territory', 'requesting'] },
};

const capacity = s.oneOf(
  'participant',
  'host',
  'guest',
  'origin',
  'transit',
  'destination',
  'territory',
  'requesting',
);

const frameForm = s.object(
  {
    version: s.integer(1, 9_999),
    kind: s.oneOf('simultaneous', 'joint-team', 'controlled-delivery', 'cross-border-search'),
    rehearsal: s.boolean,
    hour: s.time,
    tolerance: s.integer(0, 86_400),
    margin: s.integer(0, 604_800),
    missingReceipt: s.oneOf('proceed', 'stand-down'),
    lead: s.party,
    capacities: s.list(s.object({ party: s.party, capacity }), 2, 32),
    sites: s.list(
      s.object({ id: s.code, party: s.party, with: s.ascending(s.party, 0, 31) }, { apart: s.hash }),
      1,
      64,
    ),
  },
  { interdiction: s.code },
);
export type Frame = s.Of<typeof frameForm>;

const rises = (list: readonly string[]): boolean =>
  list.every((one, k) => k === 0 || (list[k - 1] ?? '') < one);

export const frame: s.Shape<Frame> = (value, at) => {
  const found = frameForm(value, at);
  const { kind, capacities, sites, lead, interdiction } = found;
  if (!rises(capacities.map(({ party }) => party))) s.refuse(at, 'capacities are not ascending');
  if (!rises(sites.map(({ id }) => id))) s.refuse(at, 'sites are not ascending');
  const known = CAPACITIES[kind];
  const named: readonly string[] = capacities.map((one) => one.capacity);
  if (known?.must.some((one) => !named.includes(one)) || named.some((one) => !known?.may.includes(one))) {
    s.refuse(at, `not the capacities of ${kind}`);
  }
  const parties = new Set(capacities.map(({ party }) => party));
  const takesPart = (party: string): boolean => parties.has(party);
  if (!takesPart(lead)) s.refuse(at, 'the lead takes no part');
  for (const site of sites) {
    if (!takesPart(site.party) || !site.with.every(takesPart) || site.with.includes(site.party)) {
      s.refuse(at, `the parties of site ${site.id}`);
    }
  }
  const apart = sites.filter((site) => site.apart !== undefined);
  if (apart.some((site) => site.with.length === 0 || site.with.length + 1 >= capacities.length)) {
    s.refuse(at, 'a site apart is for some of the parties');
  }
  if (new Set(apart.map((site) => site.apart)).size < apart.length) s.refuse(at, 'an act of two sites apart');
  if (apart.some(({ id }) => id === interdiction)) s.refuse(at, 'the interdiction point stands apart');
  if ((kind === 'controlled-delivery') !== (interdiction !== undefined))
    s.refuse(at, 'the interdiction point');
  if (interdiction !== undefined && !sites.some(({ id }) => id === interdiction))
    s.refuse(at, 'the interdiction point is no site');
  return found;
};

/** 1 to 2,000 characters. */
const line: s.Shape<string> = (value, at) => {
  const found = s.string(value, at);
  if (found.length < 1 || found.length > 2_000) s.refuse(at, 'not a line');
  return found;
};

const plannedSite = s.object(
  {
    id: s.code,
    place: s.text,
    kind: s.oneOf('dwelling', 'business', 'warehouse', 'vehicle', 'vessel', 'open-air', 'online', 'other'),
    risk: s.oneOf('low', 'medium', 'high', 'extreme'),
    targets: s.list(
      s.object(
        { ref: line, what: s.oneOf('person', 'place', 'device', 'account', 'vehicle', 'other') },
        { act: s.hash },
      ),
      0,
      64,
    ),
    tasks: s.list(s.object({ team: line, text: s.text }), 0, 64),
  },
  {
    address: line,
    lat: s.integer(-90_000_000, 90_000_000),
    lon: s.integer(-180_000_000, 180_000_000),
    commander: line,
    authority: line,
    evidenceLead: line,
  },
);

export const plan = s.object(
  {
    sites: s.distinct(s.list(plannedSite, 1, 64), ({ id }) => id),
    contacts: s.list(s.object({ party: s.party, name: line, role: line, reach: line }), 0, 128),
    triggers: s.list(s.text, 0, 64),
    communications: s.object({ primary: line, fallback: line }),
  },
  {
    deconfliction: s.text,
    lifeRisk: s.text,
    detention: s.text,
    interpreters: s.text,
    lawyers: s.text,
    minorsAndVictims: s.text,
    statement: s.text,
    debrief: s.text,
  },
);

export const siteApart = s.object({ site: plannedSite });

export const planConsent = s.object({
  plan: s.hash,
  decision: s.oneOf('consent', 'decline'),
  capacity,
  authorised: s.ascending(s.code, 0, 64),
});
export type PlanConsent = s.Of<typeof planConsent>;

export const mandates = s.object({
  mandates: s.distinct(
    s.list(
      s.object({ site: s.code, commander: line, authority: line, document: s.randomId }, { reference: line }),
      1,
      64,
    ),
    ({ site }) => site,
  ),
});

const readinessForm = s.object(
  { plan: s.hash, site: s.code, state: s.oneOf('ready', 'not-ready', 'hold') },
  { until: s.time },
);
export type Readiness = s.Of<typeof readinessForm>;
export const readiness: s.Shape<Readiness> = (value, at) => {
  const found = readinessForm(value, at);
  if ((found.state === 'ready') !== (found.until !== undefined)) s.refuse(at, 'until exactly when ready');
  return found;
};

export const certificate = s.object({ plan: s.hash, acts: s.list(original, 3, 160) });
export type Certificate = s.Of<typeof certificate>;

const entryForm = s.object(
  {
    plan: s.hash,
    kind: s.oneOf('site-state', 'arrest', 'seizure', 'need', 'message', 'network', 'plot', 'target'),
    at: s.time,
    rehearsal: s.boolean,
  },
  {
    text: s.text,
    site: s.code,
    state: s.oneOf('approach', 'entered', 'secured', 'finished'),
    person: line,
    category: s.code,
    minor: s.boolean,
    rights: s.boolean,
    referral: line,
    what: s.code,
    quantity: s.matching(/^\d{1,12}(\.\d{1,6})?$/, 'a decimal quantity'),
    unit: s.code,
    seal: line,
    need: s.code,
    met: s.boolean,
    networks: s.integer(),
    plot,
    target: s.object({ what: s.oneOf('person', 'place'), ref: line, state: s.state, handedTo: line }),
    finding: s.oneOf('preliminary', 'confirmed'),
  },
);
export type Entry = s.Of<typeof entryForm>;

/** What each kind of entry must and may say beside plan, kind, at, rehearsal and text. */
const MEMBERS: Readonly<
  Record<Entry['kind'], { readonly must: readonly string[]; readonly may: readonly string[] }>
> = {
  'site-state': { must: ['site', 'state'], may: [] },
  arrest: { must: ['site', 'person', 'category', 'minor', 'rights', 'finding'], may: ['referral'] },
  seizure: { must: ['site', 'what', 'quantity', 'unit', 'finding'], may: ['seal'] },
  need: { must: ['need', 'met'], may: ['site'] },
  message: { must: ['text'], may: ['site'] },
  network: { must: ['networks', 'finding'], may: [] },
  plot: { must: ['plot', 'finding'], may: [] },
  target: { must: ['target', 'finding'], may: [] },
};
const COMMON = ['plan', 'kind', 'at', 'rehearsal', 'text'];

export const entry: s.Shape<Entry> = (value, at) => {
  const found = entryForm(value, at);
  const { must, may } = MEMBERS[found.kind];
  for (const name of must) if (!Object.hasOwn(found, name)) s.refuse(at, `${found.kind} without ${name}`);
  for (const name of Object.keys(found)) {
    if (![...COMMON, ...must, ...may].includes(name)) s.refuse(at, `${found.kind} with ${name}`);
  }
  return found;
};
