// SPDX-License-Identifier: Apache-2.0
// The frame of a plan (docs/protocol.md §16): its parties and sites, whose readiness it asks for, and its moments.

import { frameSchema } from '../acts/bodies/operation.ts';
import type { BodiesOf } from '../acts/catalogue.ts';
import type { PartyId } from '../ids.ts';
import { parseTime } from '../time.ts';

export type PlanFrame = BodiesOf<'operation.plan'>['frame'];
export type Capacity = PlanFrame['capacities'][number]['capacity'];

/** A readiness that a certificate must hold. */
export interface Required {
  readonly party: PartyId;
  readonly site: string;
}

/**
 * The frame of a plan, when its capacities name exactly the audience.
 * @returns undefined for anything else: such a plan counts as if it were not there
 */
export function frameOf(body: unknown, audience: readonly PartyId[]): PlanFrame | undefined {
  const read = frameSchema.safeParse(body);
  if (!read.success) return undefined;
  const { capacities } = read.data;
  const same =
    capacities.length === audience.length && capacities.every(({ party }, at) => party === audience[at]);
  return same ? read.data : undefined;
}

/** Every party that is responsible for a site or takes part there, site by site. */
export function requiredReadiness(frame: Pick<PlanFrame, 'sites'>): readonly Required[] {
  return frame.sites.flatMap((site) => [site.party, ...site.with].map((party) => ({ party, site: site.id })));
}

/** Whom a site concerns, ascending: its words, and what is entered about it, go to them alone when it stands apart. */
export function concernedBy(site: Pick<PlanFrame['sites'][number], 'party' | 'with'>): readonly PartyId[] {
  return [site.party, ...site.with].sort();
}

export function capacityOf(frame: PlanFrame, party: PartyId): Capacity | undefined {
  return frame.capacities.find((one) => one.party === party)?.capacity;
}

/** Seconds since 1970: the hour, the margin before it (the last moment of a go), and until when a readiness must last. */
export interface PlanMoments {
  readonly hour: number;
  readonly margin: number;
  readonly end: number;
}

export function momentsOf(frame: Pick<PlanFrame, 'hour' | 'margin' | 'tolerance'>): PlanMoments {
  const hour = parseTime(frame.hour) / 1000;
  return { hour, margin: hour - frame.margin, end: hour + frame.tolerance };
}
