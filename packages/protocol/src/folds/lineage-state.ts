// SPDX-License-Identifier: Apache-2.0
// What a fold says about an agreement: the state of the lineage and of each of its versions.
import type { TermsDocument } from '../agreement/terms-document.ts';
import type { ActId, Hash, PartyId, RandomId } from '../ids.ts';
import type { Departure } from './chain.ts';
import type { Word } from './versions.ts';

export const versionStates = [
  'rejected',
  'lapsed',
  'void',
  'proposed',
  'superseded',
  'terminated',
  'expired',
  'in-force',
  'signed',
  'ratified',
] as const;
export type VersionStateName = (typeof versionStates)[number];

export const lineageStates = ['none', 'contact', 'talks', 'suspended', ...versionStates] as const;
export type LineageStateName = (typeof lineageStates)[number];

/** One version: who said what, and what is missing. Times in seconds since 1970. */
export interface VersionState {
  readonly terms: Hash;
  readonly number: number;
  readonly state: VersionStateName;
  readonly document: TermsDocument;
  readonly proposals: readonly Word[];
  readonly signed: readonly Word[];
  /** Parties whose signature is missing. */
  readonly unsigned: readonly PartyId[];
  readonly rejected: readonly Word[];
  readonly ratified: readonly Word[];
  /** Parties whose ratification is required and missing. */
  readonly unratified: readonly PartyId[];
  readonly completeAt: number | undefined;
  readonly bindingAt: number | undefined;
  /** Since when it is or was in force. */
  readonly inForceAt: number | undefined;
}

export interface LineageState {
  readonly lineage: RandomId;
  readonly asOf: number;
  readonly state: LineageStateName;
  /** Hash of the version that `state` is of; undefined before any. */
  readonly terms: Hash | undefined;
  /** The version in force, also while suspended. */
  readonly inForce: VersionState | undefined;
  /** By number, then hash. */
  readonly versions: readonly VersionState[];
  /** Suspensions that stand. */
  readonly suspensions: readonly Word[];
  /** Withdrawals, also those whose notice still runs. */
  readonly departures: readonly Departure[];
  /** Parties of the version in force that have left by `asOf`. */
  readonly left: readonly PartyId[];
  /** When the agreement ended or will, and the acts that end it. */
  readonly ended: { readonly at: number; readonly by: readonly ActId[] } | undefined;
}
