// SPDX-License-Identifier: Apache-2.0
// What the calls about joint operations take and answer. Moments are epoch seconds unless a name says otherwise.

import type { Declaration, Handling } from './draft-shapes.ts';
import type { PlotBody } from './outcome-shapes.ts';
import type { Text } from './words.ts';

export type OperationKind = 'simultaneous' | 'joint-team' | 'controlled-delivery' | 'cross-border-search';
export type OperationCapacity =
  | 'participant'
  | 'host'
  | 'guest'
  | 'origin'
  | 'transit'
  | 'destination'
  | 'territory'
  | 'requesting';

/** `no-go`: the margin has passed without a certificate that counts; silence is no-go. */
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
export type OperationCall = 'waiting' | 'go' | 'no-go' | 'aborted';

/** What everybody's readiness and the go stand on; kept for good, without persons. */
export interface OperationFrame {
  version: number;
  kind: OperationKind;
  /** A rehearsal: marked everywhere, leaves no outcome. */
  rehearsal: boolean;
  /** H-hour, `2026-11-22T09:00:00Z`. */
  hour: string;
  /** Seconds after the hour to which a readiness must last. */
  tolerance: number;
  /** Seconds before the hour by which the certificate must be there. */
  margin: number;
  /** What it means that somebody is not known to have the certificate at the margin. */
  missingReceipt: 'proceed' | 'stand-down';
  lead: string;
  capacities: { party: string; capacity: OperationCapacity }[];
  /** `apart`: it concerns its parties alone, and this act says to them what it is. */
  sites: { id: string; party: string; with: string[]; apart?: string }[];
  interdiction?: string;
}

export interface PlannedSite {
  id: string;
  place: Text;
  address?: string;
  /** Millionths of a degree. */
  lat?: number;
  lon?: number;
  kind: 'dwelling' | 'business' | 'warehouse' | 'vehicle' | 'vessel' | 'open-air' | 'online' | 'other';
  risk: 'low' | 'medium' | 'high' | 'extreme';
  commander?: string;
  authority?: string;
  evidenceLead?: string;
  targets: {
    ref: string;
    what: 'person' | 'place' | 'device' | 'account' | 'vehicle' | 'other';
    act?: string;
  }[];
  tasks: { team: string; text: Text }[];
}

/** The plan in words. */
export interface OperationPlan {
  sites: PlannedSite[];
  contacts: { party: string; name: string; role: string; reach: string }[];
  triggers: Text[];
  communications: { primary: string; fallback: string };
  deconfliction?: Text;
  lifeRisk?: Text;
  detention?: Text;
  interpreters?: Text;
  lawyers?: Text;
  minorsAndVictims?: Text;
  statement?: Text;
  debrief?: Text;
}

/** A draft of a plan: released by a second officer as every draft is (`POST /drafts/{id}/release`). */
export interface PlanDraftBody {
  title: Text;
  frame: Omit<OperationFrame, 'version'>;
  plan: OperationPlan;
  declaration: Declaration;
  handling: Handling;
  note?: Text;
  uploads?: string[];
}

/** A site that concerns only `with` and this party. Released by a second officer, to them alone; then a version of the plan names it. */
export interface SiteApartBody {
  with: string[];
  site: PlannedSite;
  mandate: Omit<ConsentDraftBody['mandates'][number], 'site'>;
  note?: Text;
  declaration?: Declaration;
  handling?: Handling;
}

/** A site apart that concerns this party, as its act says it. */
export interface SiteApartItem {
  act: string;
  party: string;
  with: string[];
  at: number;
  site: PlannedSite;
  /** The version that counts names it. */
  planned: boolean;
}

/** Consent to a plan, or a decline. Released by a second officer. */
export interface ConsentDraftBody {
  plan: string;
  decision: 'consent' | 'decline';
  /** For each own site; `upload` is the legal authority's document. */
  mandates: { site: string; commander: string; authority: string; reference?: string; upload: string }[];
  note?: Text;
  /** Where the declaration of the plan does not serve: its ground is the plan author's. */
  declaration?: Declaration;
  handling?: Handling;
}

export interface OperationDraftAnswer {
  draft: string;
  revision: number;
}

export interface ReadinessBody {
  plan: string;
  site: string;
  state: 'ready' | 'not-ready' | 'hold';
  /** `2026-11-22T09:10:00Z`; when ready, to the end of the tolerance unless told otherwise. */
  until?: string;
  note?: Text;
}

export type EntryKind =
  | 'site-state'
  | 'arrest'
  | 'seizure'
  | 'need'
  | 'message'
  | 'network'
  | 'plot'
  | 'target';

/** What happens at the sites. Which members a kind has is in docs/protocol.md, section 16. */
export interface EntryBody {
  plan: string;
  kind: EntryKind;
  /** When it happened, by the clock of who enters it. */
  at: string;
  text?: Text;
  site?: string;
  state?: 'approach' | 'entered' | 'secured' | 'finished';
  /** A reference, no name. */
  person?: string;
  category?: string;
  minor?: boolean;
  /** Rights were told. */
  rights?: boolean;
  /** To protection. */
  referral?: string;
  what?: string;
  quantity?: string;
  unit?: string;
  seal?: string;
  need?: string;
  met?: boolean;
  networks?: number;
  plot?: PlotBody;
  target?: { what: 'person' | 'place'; ref: string; state: string; handedTo: string };
  finding?: 'preliminary' | 'confirmed';
  /** Leads that led here. */
  leads?: string[];
  /** Why people under protection are named at all (minors, victims, targets). */
  necessity?: string;
}

export interface EntryItem extends Omit<EntryBody, 'plan' | 'leads' | 'necessity'> {
  act: string;
  seq: number;
  author: string;
  plan: string;
  rehearsal: boolean;
  leads: string[];
  /** When this node had it, epoch milliseconds. */
  here: number;
  /** Own, and nobody has receipted it yet. */
  pending: boolean;
}

export interface PlanWordItem {
  party: string;
  act: string;
  at: number;
  capacity: OperationCapacity;
  authorised: string[];
}

export interface PlanVersionItem {
  /** The plan's hash is the id of its act. */
  plan: string;
  version: number;
  author: string;
  at: number;
  frame: OperationFrame;
  consents: PlanWordItem[];
  declines: PlanWordItem[];
  missing: string[];
  agreedAt?: number;
}

export interface PlanAnswer extends PlanVersionItem {
  title?: Text;
  words?: OperationPlan;
  note?: Text;
  mandates: MandateItem[];
}

export interface MandateItem {
  party: string;
  act: string;
  site: string;
  commander: string;
  authority: string;
  reference?: string;
  /** Attachment of `act`. */
  document: string;
}

/** One thing that another version says otherwise. `path` is dotted: `frame.hour`, `plan.sites.s1.risk`. */
export interface PlanDifference {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** `to` is the plan of a version, or the id of a draft. */
export interface PlanDifferences {
  from: string;
  to: string;
  items: PlanDifference[];
}

export interface ReadinessItem {
  party: string;
  site: string;
  /** `silent` is no-go; `short` does not last to the end of the tolerance. */
  state: 'silent' | 'not-ready' | 'hold' | 'short' | 'ready';
  act?: string;
  at?: number;
  until?: string;
  /** Said after a promise that only an abort withdraws; it changes nothing. */
  contradicted?: string;
  /** Own, and nobody has receipted it yet. */
  pending: boolean;
}

/** What is known of a party, and how old it is. */
export interface BoardParty {
  party: string;
  self: boolean;
  capacity?: OperationCapacity;
  call: OperationCall;
  /** It is known to hold a certificate that counts, since. */
  holdsSince?: number;
  /** Epoch milliseconds of the last thing that came from it at all: an act or a receipt. */
  heardAt?: number;
  link: 'self' | 'up' | 'down' | 'opening' | 'held' | 'stopped' | 'none';
  linkSince?: number;
  /** Own acts of this operation that it has not receipted. */
  unreceipted: number;
  /** Its clock minus this node's, with how far that may be off, as of `at`; epoch milliseconds and milliseconds. */
  clock?: { offset: number; margin: number; at: number };
}

export type OperationStep =
  | 'propose'
  | 'consent'
  | 'decline'
  | 'assign'
  | 'readiness'
  | 'go'
  | 'abort'
  | 'enter'
  | 'outcome';

/** Why no certificate can be made yet. */
export type GoBlocker = 'not-agreed' | 'authority' | 'readiness' | 'too-late' | 'aborted' | 'suspended';

export interface OperationBoard {
  dossier: string;
  lineage: string;
  title?: Text;
  /** This node's clock, epoch milliseconds. */
  now: number;
  self: string;
  state: OperationStateName;
  /** This party's: a go is shown only when this says so. */
  call: OperationCall;
  rehearsal: boolean;
  current?: PlanVersionItem;
  /** The last moment of a go, the hour, and the end of the tolerance. */
  moments?: { margin: number; hour: number; end: number };
  /** Latest first. */
  versions: PlanVersionItem[];
  words?: OperationPlan;
  /** Sites apart of which this party is told, newest first. */
  apart: SiteApartItem[];
  mandates: MandateItem[];
  readiness: ReadinessItem[];
  gos: { act: string; author: string; at: number; standing: 'counts' | 'late' | 'false'; problem?: string }[];
  aborts: { act: string; party: string; at: number; note?: Text; pending: boolean }[];
  sites: { site: string; state: string; by: string; act: string; at: number }[];
  parties: BoardParty[];
  /** Newest first, at most 200. */
  entries: EntryItem[];
  entryCount: number;
  commanders: { site: string; user: string; name: string }[];
  /** What this officer may do now. */
  may: OperationStep[];
  /** Sites of which this officer may speak. */
  ownSites: string[];
  blockers: GoBlocker[];
}

export interface OperationItem {
  dossier: string;
  lineage: string;
  title?: Text;
  kind: OperationKind;
  version: number;
  rehearsal: boolean;
  hour: string;
  parties: string[];
  lead: string;
  state: OperationStateName;
  call: OperationCall;
  seq: number;
}

/** What came of some entries, as a draft that a second officer releases and the other side confirms. */
export interface OperationOutcomeBody {
  kind: 'arrest' | 'seizure' | 'network-dismantled' | 'plot';
  entries: string[];
  finding: 'preliminary' | 'confirmed';
  place?: Text;
  on?: string;
}

export interface DebriefItem {
  /** Epoch milliseconds at which this node had it; `by` says by the author's clock. */
  at: number;
  by: string;
  what:
    | 'plan'
    | 'site'
    | 'consent'
    | 'decline'
    | 'readiness'
    | 'go'
    | 'abort'
    | 'entry'
    | 'outcome'
    | 'confirm'
    | 'dispute'
    | 'margin'
    | 'hour'
    | 'end';
  act?: string;
  author?: string;
  site?: string;
  /** Kind of an entry or outcome, or the state said. */
  detail?: string;
  /** Milliseconds from the author's word to this node. */
  took?: number;
  /** After the moment by which it was due. */
  late?: boolean;
}

export interface DebriefAnswer {
  dossier: string;
  rehearsal: boolean;
  items: DebriefItem[];
  /** What went late, and who was silent. */
  late: DebriefItem[];
  silent: { party: string; site: string }[];
  complete: boolean;
}
