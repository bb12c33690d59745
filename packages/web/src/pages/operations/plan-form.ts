// SPDX-License-Identifier: Apache-2.0
// A plan as its form holds it: frame and words of a site in one place, empty where nothing was written; and the two sections of it, without what
// is empty, as they are saved (docs/protocol.md, section 16). Pure.
import type {
  OperationCapacity,
  OperationFrame,
  OperationKind,
  OperationPlan,
  PlannedSite,
  Text,
} from '@tansiq/node/contract';
import { positionIn, positionOf } from './position.ts';

/** Empty until somebody chooses. */
export type Chosen<T extends string> = T | '';

export interface SiteForm {
  id: string;
  /** Who is responsible for it, and who takes part there. */
  party: string;
  with: string[];
  place: Text;
  address: string;
  /** Latitude and longitude in degrees, as somebody typed them. */
  position: string;
  kind: Chosen<PlannedSite['kind']>;
  risk: Chosen<PlannedSite['risk']>;
  commander: string;
  authority: string;
  evidenceLead: string;
  targets: PlannedSite['targets'];
  tasks: PlannedSite['tasks'];
}

/** Parts of a plan that are prose, in the order in which they are asked for. */
export const proseParts = [
  ...(['lifeRisk', 'deconfliction'] as const),
  ...(['detention', 'interpreters', 'lawyers', 'minorsAndVictims'] as const),
  ...(['statement', 'debrief'] as const),
];
export type ProsePart = (typeof proseParts)[number];

export interface PlanForm {
  version: number;
  kind: Chosen<OperationKind>;
  rehearsal: boolean;
  /** RFC 3339, UTC. */
  hour: string;
  /** Seconds. */
  tolerance: number | undefined;
  margin: number | undefined;
  missingReceipt: Chosen<OperationFrame['missingReceipt']>;
  lead: string;
  capacities: { party: string; capacity: Chosen<OperationCapacity> }[];
  /** A site's id, of a controlled delivery alone. */
  interdiction: string;
  sites: SiteForm[];
  /** Sites apart, as the frame has them: their words stand elsewhere. */
  apart: OperationFrame['sites'];
  contacts: OperationPlan['contacts'];
  triggers: Text[];
  communications: OperationPlan['communications'];
  prose: Record<ProsePart, Text>;
}

/** In what part a party may be of a kind of operation, and which parts each kind cannot do without (docs/protocol.md, section 16). */
export const capacities: Readonly<
  Record<OperationKind, { may: readonly OperationCapacity[]; needs: readonly OperationCapacity[] }>
> = {
  simultaneous: { may: ['participant'], needs: ['participant'] },
  'joint-team': { may: ['host', 'guest'], needs: ['host', 'guest'] },
  'controlled-delivery': {
    may: ['origin', 'transit', 'destination'],
    needs: ['origin', 'destination'],
  },
  'cross-border-search': { may: ['territory', 'requesting'], needs: ['territory', 'requesting'] },
};
export const operationKinds = Object.keys(capacities) as OperationKind[];

export function planFormOf(frame: Partial<OperationFrame> = {}, plan: Partial<OperationPlan> = {}): PlanForm {
  return {
    version: frame.version ?? 1,
    kind: frame.kind ?? '',
    rehearsal: frame.rehearsal ?? false,
    hour: frame.hour ?? '',
    tolerance: frame.tolerance,
    margin: frame.margin,
    missingReceipt: frame.missingReceipt ?? '',
    lead: frame.lead ?? '',
    capacities: frame.capacities ?? [],
    interdiction: frame.interdiction ?? '',
    sites: (plan.sites ?? []).map((site) =>
      siteFormOf(
        site,
        frame.sites?.find(({ id }) => id === site.id),
      ),
    ),
    apart: (frame.sites ?? []).filter(({ apart }) => apart !== undefined),
    contacts: plan.contacts ?? [],
    triggers: plan.triggers ?? [],
    communications: { primary: '', fallback: '', ...plan.communications },
    prose: Object.fromEntries(proseParts.map((name) => [name, plan[name] ?? {}])) as PlanForm['prose'],
  };
}

function siteFormOf(
  site: Partial<PlannedSite>,
  frame: OperationFrame['sites'][number] | undefined,
): SiteForm {
  return {
    id: site.id ?? '',
    party: frame?.party ?? '',
    with: frame?.with ?? [],
    place: site.place ?? {},
    address: site.address ?? '',
    position: positionOf(site.lat, site.lon),
    kind: site.kind ?? '',
    risk: site.risk ?? '',
    commander: site.commander ?? '',
    authority: site.authority ?? '',
    evidenceLead: site.evidenceLead ?? '',
    targets: site.targets ?? [],
    tasks: site.tasks ?? [],
  };
}

export const newSite = (id: string, party: string): SiteForm => ({ ...siteFormOf({ id }, undefined), party });

/** A site more, with the next free number for its id. */
export function withNewSite(form: PlanForm, party: string): PlanForm {
  const ids = new Set(form.sites.map(({ id }) => id));
  let number = form.sites.length + 1;
  while (ids.has(`s${number}`)) number += 1;
  return { ...form, sites: [...form.sites, newSite(`s${number}`, party)] };
}

export function withoutSite(form: PlanForm, id: string): PlanForm {
  const interdiction = form.interdiction === id ? '' : form.interdiction;
  return { ...form, interdiction, sites: form.sites.filter((site) => site.id !== id) };
}

/** With exactly these parties, the own one first: who is no longer among them leads nothing and takes part nowhere. */
export function withParties(form: PlanForm, parties: readonly string[]): PlanForm {
  const still = (party: string) => (parties.includes(party) ? party : '');
  return {
    ...form,
    lead: still(form.lead) || (parties[0] ?? ''),
    capacities: parties.map((party) => ({
      party,
      capacity:
        form.capacities.find((one) => one.party === party)?.capacity ??
        (form.kind === 'simultaneous' ? ('participant' as const) : ''),
    })),
    sites: form.sites.map((site) => ({
      ...site,
      party: still(site.party),
      with: site.with.filter((party) => parties.includes(party)),
    })),
    apart: form.apart.filter(({ party, with: others }) => [party, ...others].every(still)),
  };
}

/** Of another kind, its parties have to be given their parts anew, unless there is only one. */
export function withKind(form: PlanForm, kind: OperationKind): PlanForm {
  const [only, ...others] = capacities[kind].may;
  const capacity = others.length === 0 && only ? only : '';
  return { ...form, kind, capacities: form.capacities.map(({ party }) => ({ party, capacity })) };
}

/** Words that somebody wrote, in the languages in which they did. */
export const written = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));
const isWritten = (text: Text): boolean => Object.keys(written(text)).length > 0;

/** Members that are empty are left out; what must be there is then told to be missing. */
const filled = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && one !== '' && !isEmptyText(one)),
  ) as T;
const isEmptyText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

const ascending = (a: string, b: string) => (a < b ? -1 : 1);

/** As they are saved and travel: parties and sites of the frame in ascending order. */
export function planSectionsOf(form: PlanForm): { frame: object; plan: object } {
  const { kind, rehearsal, hour, tolerance, margin, missingReceipt, lead, version } = form;
  const frame = {
    ...filled({ version, kind, rehearsal, hour, tolerance, margin, missingReceipt, lead }),
    capacities: form.capacities.map((one) => filled(one)).sort((a, b) => ascending(a.party, b.party)),
    sites: form.sites
      .map((site) => ({
        ...filled({ id: site.id, party: site.party }),
        with: [...site.with].sort(ascending),
      }))
      .concat(form.apart)
      .sort((a, b) => ascending(a.id, b.id)),
    ...(kind === 'controlled-delivery' && filled({ interdiction: form.interdiction })),
  };
  const prose = Object.fromEntries(proseParts.map((name) => [name, written(form.prose[name])]));
  const plan = {
    sites: form.sites.map(siteWordsOf),
    contacts: form.contacts,
    triggers: form.triggers.filter(isWritten).map(written),
    communications: filled(form.communications),
    ...filled(prose),
  };
  return { frame, plan };
}

export function siteWordsOf(site: SiteForm): object {
  const { id, address, kind, risk, commander, authority, evidenceLead, position } = site;
  return {
    ...filled({ id, address, kind, risk, commander, authority, evidenceLead, place: written(site.place) }),
    ...positionIn(position),
    targets: site.targets.map((target) => filled(target)),
    tasks: site.tasks.map(({ team, text }) => filled({ team, text: written(text) })),
  };
}
