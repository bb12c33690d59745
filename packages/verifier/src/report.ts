// SPDX-License-Identifier: Apache-2.0
// The report on one export: who is bound to each act, what both sides can prove, what is absent. Times are protocol times.

import type { Finding } from './findings.ts';
import type { LineageState, VersionState } from './fold.ts';
import type { Rel } from './section-shapes.ts';
import type { Bodies } from './sections.ts';

export type PartyReport = {
  readonly id: string;
  /** SHA-256 of the identity root, as it was read out when the parties paired. */
  readonly fingerprint: string;
  readonly cards: number;
};

export type ChannelReport = {
  readonly origin: string;
  readonly from: string;
  readonly to: string;
  readonly size: number;
  /** Root over all entries in the export, as a hash. */
  readonly root: string;
  /** Receipts that verify. */
  readonly receipts: number;
  /** Greatest size that the receiver has cosigned; 0 when none. */
  readonly cosignedSize: number;
  /** Entries without gaps from 0, up to at least `cosignedSize`, under every cosigned root. */
  readonly complete: boolean;
};

export type Holding = { readonly party: string; readonly size: number; readonly at: string };
export type DispositionReport = {
  readonly by: string;
  readonly result: 'accepted' | 'refused' | 'unreadable' | 'quarantined';
  readonly rule?: string;
  readonly article?: string;
};

export type ActReport = {
  readonly id: string;
  readonly type: string;
  readonly author: string;
  /** The author's own, advisory time. */
  readonly time: string;
  readonly dossier?: string;
  readonly agreement?: { readonly lineage: string; readonly terms: string };
  readonly audience: readonly string[];
  readonly refs: readonly { readonly rel: Rel; readonly act: string }[];
  readonly kid: string;
  /** `author`: a signature under a key of the author's cards, not revoked for where the act stands. */
  readonly bound: { readonly author: boolean };
  /** The key was reported compromised later; the act stands below the size up to which it counts. */
  readonly disputed: boolean;
  /** Least time at which a party other than the author cosigned it (protocol §8); absent while pending. */
  readonly evidenceTime?: string;
  /** Where it stands, and who is bound to hold it. */
  readonly entries: readonly { readonly origin: string; readonly index: number }[];
  readonly heldBy: readonly Holding[];
  readonly dispositions: readonly DispositionReport[];
  readonly sections: { readonly present: readonly string[]; readonly absent: readonly string[] };
  /** It had sections that can be erased, and none of them is here. */
  readonly erased: boolean;
  /** Why a reader of this version does not interpret it. */
  readonly quarantine?: string;
  /** Rule that the act itself breaks. */
  readonly flaw?: string;
  /** Bodies of the sections present, when asked for. */
  readonly content?: Bodies;
};

export type VersionReport = {
  readonly terms: string;
  readonly version: number;
  readonly state: VersionState;
  readonly parties: readonly string[];
  readonly signedBy: readonly string[];
  readonly ratifiedBy: readonly string[];
  readonly inForceFrom?: string;
};

export type AgreementReport = {
  readonly lineage: string;
  readonly state: LineageState;
  /** Of the version that the state is of; absent before any version. */
  readonly terms?: string;
  readonly version?: number;
  readonly parties: readonly string[];
  readonly signedBy: readonly string[];
  readonly ratifiedBy: readonly string[];
  readonly inForceFrom?: string;
  readonly suspendedBy: readonly string[];
  readonly withdrawn: readonly string[];
  readonly versions: readonly VersionReport[];
};

export type OutcomeItem = {
  readonly act: string;
  readonly author: string;
  readonly kind: string;
  readonly on: string;
  readonly state: string;
  readonly finding: string;
  readonly persons: number;
  readonly minors: number;
  readonly networks: number;
  /** Every other party of its audience confirmed it; or one disputed it last; or its author corrected it. */
  readonly status: 'reported' | 'confirmed' | 'disputed' | 'corrected';
};

export type Totals = {
  readonly outcomes: number;
  readonly persons: number;
  readonly minors: number;
  readonly networks: number;
};

export type OutcomesReport = {
  readonly reported: number;
  /** Outcome acts whose content is no longer here: they are in no total. */
  readonly withoutContent: number;
  readonly confirmed: Totals & {
    readonly byKind: Readonly<Record<string, Totals>>;
    readonly byState: Readonly<Record<string, Totals>>;
    /** Exact decimal sums. */
    readonly seizures: readonly { readonly what: string; readonly unit: string; readonly quantity: string }[];
  };
  readonly items: readonly OutcomeItem[];
};

/** A joint operation as its own dossier shows it (protocol §16). */
export type OperationReport = {
  readonly dossier: string;
  /** The plan that counts: its hash is the id of its act. */
  readonly plan: string;
  readonly version: number;
  readonly rehearsal: boolean;
  readonly parties: readonly string[];
  readonly state: 'proposed' | 'agreed' | 'ready' | 'go' | 'no-go' | 'aborted' | 'running' | 'finished';
  readonly calls: Readonly<Record<string, 'waiting' | 'go' | 'no-go' | 'aborted'>>;
  /** Each go for this plan, and whether its certificate holds, checked with the cards alone. */
  readonly gos: readonly {
    readonly act: string;
    readonly author: string;
    readonly holds: boolean;
    readonly problem?: string;
  }[];
};

export type Report = {
  readonly ok: boolean;
  /** Whose export it is, and when it says that it was made. */
  readonly by: string;
  readonly at: string;
  /** The moment that states of agreements are of. */
  readonly asOf: string;
  readonly scope: 'all' | 'dossier';
  readonly dossier?: string;
  readonly parties: readonly PartyReport[];
  readonly channels: readonly ChannelReport[];
  /** Verified receipts of all channels. */
  readonly receipts: number;
  readonly journals: readonly {
    readonly origin: string;
    readonly size: number;
    readonly witnesses: number;
  }[];
  readonly acts: readonly ActReport[];
  readonly agreements: readonly AgreementReport[];
  readonly outcomes: OutcomesReport;
  readonly operations: readonly OperationReport[];
  /** What does not verify; `ok` is that there is none. At most 1,000 are listed. */
  readonly problems: readonly Finding[];
  readonly problemCount: number;
  /** What verifies and yet is worth a look. */
  readonly remarks: readonly Finding[];
  readonly remarkCount: number;
};
