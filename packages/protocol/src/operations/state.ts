// SPDX-License-Identifier: Apache-2.0
// What the fold of an operation answers (docs/protocol.md §16).
import type { ActId, PartyId } from '../ids.ts';
import type { Capacity, PlanFrame, PlanMoments } from './frame.ts';

/**
 * `proposed` while a consent is missing, `agreed`, `ready` when every required readiness is here, `go` with a certificate, `running`
 * from the hour on, `finished`; `no-go` from the margin on without a certificate that counts; `aborted`.
 */
export type OperationStateName =
  | 'none'
  | 'proposed'
  | 'agreed'
  | 'ready'
  | 'go'
  | 'no-go'
  | 'aborted'
  | 'running'
  | 'finished';

/** What is so for one party as far as these acts say. `waiting`: it may still become a go. */
export type PartyCall = 'waiting' | 'go' | 'no-go' | 'aborted';

export interface PlanVersion {
  readonly plan: ActId;
  readonly version: number;
  readonly author: PartyId;
  readonly at: number;
  readonly frame: PlanFrame;
  readonly consents: readonly PlanWord[];
  readonly declines: readonly PlanWord[];
  readonly missing: readonly PartyId[];
  /** Evidence time of the last consent that it needed. */
  readonly agreedAt: number | undefined;
}

export interface PlanWord {
  readonly party: PartyId;
  readonly act: ActId;
  readonly at: number;
  readonly capacity: Capacity;
  readonly authorised: readonly string[];
}

export interface SiteReadiness {
  readonly party: PartyId;
  readonly site: string;
  /** `silent` is no-go; `short` is ready, but not to the end of the tolerance. */
  readonly state: 'silent' | 'not-ready' | 'hold' | 'short' | 'ready';
  readonly act: ActId | undefined;
  readonly at: number | undefined;
  readonly until: string | undefined;
  /** Said after a promise that only an abort withdraws: it changes nothing, and is shown. */
  readonly contradicted: ActId | undefined;
}

export interface GoWord {
  readonly act: ActId;
  readonly author: PartyId;
  readonly at: number;
  /** `late`: after the margin; `false`: the certificate does not hold. */
  readonly standing: 'counts' | 'late' | 'false';
}

export interface AbortWord {
  readonly act: ActId;
  readonly party: PartyId;
  readonly at: number;
}

export interface SiteState {
  readonly site: string;
  readonly state: string;
  readonly by: PartyId;
  readonly act: ActId;
  readonly at: number;
}

export interface OperationState {
  readonly state: OperationStateName;
  readonly audience: readonly PartyId[];
  /** The version that counts: the highest. */
  readonly current: PlanVersion | undefined;
  readonly moments: PlanMoments | undefined;
  /** By number, then evidence. */
  readonly versions: readonly PlanVersion[];
  readonly readiness: readonly SiteReadiness[];
  readonly gos: readonly GoWord[];
  /** Who is known to hold a certificate that counts, and since when; at the margin at the latest. */
  readonly holders: readonly { readonly party: PartyId; readonly at: number }[];
  readonly aborts: readonly AbortWord[];
  readonly calls: ReadonlyMap<PartyId, PartyCall>;
  readonly sites: readonly SiteState[];
}
