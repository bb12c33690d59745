// SPDX-License-Identifier: Apache-2.0
// Everything that the gate knows when it decides. What is missing here is missing to the gate, and missing is denied.

import type { BodiesOf } from '../acts/catalogue.ts';
import type { CompiledTerms } from '../agreement/compile-terms.ts';
import type { LawProfile } from '../agreement/law-profile.ts';
import type { Role } from '../codes/index.ts';
import type { LineageStateName, VersionStateName } from '../folds/lineage-state.ts';
import type { ActId, Hash, PartyId, RandomId } from '../ids.ts';

export const verbs = ['send', 'receive', 'read', 'reshare', 'export', 'search'] as const;
export type Verb = (typeof verbs)[number];

export type Declaration = BodiesOf<'report.share'>['declaration'];
export type Handling = BodiesOf<'report.share'>['handling'];

/** An act as its header and its two sections for the gate say it. */
export interface ActFacts {
  readonly id: ActId;
  readonly type: string;
  readonly author: PartyId;
  readonly audience: readonly PartyId[];
  readonly dossier?: RandomId | undefined;
  readonly agreement?: { readonly lineage: RandomId; readonly terms: Hash } | undefined;
  /** Undefined when the section is withheld, erased or unreadable. */
  readonly declaration?: Declaration | undefined;
  readonly handling?: Handling | undefined;
}

/** The agreement that the act names, as `foldAgreement` sees it. */
export interface AgreementView {
  readonly lineage: RandomId;
  readonly state: LineageStateName;
  /** Terms of the version in force, else of the version that `state` is of. */
  readonly terms: CompiledTerms | undefined;
  /** Parties that have withdrawn. */
  readonly left: ReadonlySet<PartyId>;
}

/** What a node may hold: its national levels from lowest to highest, and how many of them, from below, it may hold. */
export interface NodeCeiling {
  readonly state: string;
  readonly levels: readonly string[];
  /** 0: nothing classified. */
  readonly rank: number;
}

/** A person at this node. */
export interface ReaderFacts {
  readonly party: PartyId;
  readonly roles: ReadonlySet<Role>;
  /** Dossiers that the person needs to know. */
  readonly dossiers: ReadonlySet<RandomId>;
  /** How many of the node's national levels, from below, the person is cleared for. */
  readonly clearance: number;
  /** May read what concerns minors, victims, witnesses and informants. */
  readonly protection: boolean;
  /** Acts whose H3 restriction the person has read and accepted. */
  readonly acceptedH3: ReadonlySet<ActId>;
}

/** Who let it leave; must be of the kind that the declaration names. Ids are those of people at this node. */
export type ReleaseFacts =
  | {
      readonly kind: 'person';
      readonly composer: string;
      readonly releaser: string;
      readonly roles: ReadonlySet<Role>;
      /** Milliseconds since 1970. */
      readonly at: number;
    }
  | { readonly kind: 'standing-order'; readonly order: string; readonly active: boolean };

/** An emergency, decided by two people of this node for a limited time. */
export interface OverrideFacts {
  readonly people: readonly string[];
  readonly reason: 'life' | 'immediate-serious-threat';
  readonly justification: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** What became of the record at this node. */
export interface RecordFacts {
  /** A recall or a contested accuracy restricts it. */
  readonly restricted: boolean;
  readonly erased: boolean;
  /** A legal hold of this node keeps it, past its term too; it is restricted then. */
  readonly held?: boolean;
  /** End of retention in milliseconds since 1970; undefined when none has been set. */
  readonly retainUntil?: number | undefined;
}

/** Consent of the party that a thing comes from. */
export interface ConsentFacts {
  readonly by: PartyId;
  readonly act: ActId;
  readonly scope: 'onward' | 'evidence';
  /** Who may have it; for evidence, who may use it. */
  readonly to: readonly PartyId[];
  /** Milliseconds since 1970. */
  readonly until?: number | undefined;
  /** The act that may be passed on, which of its sections, for what. An onward consent that lacks one of them covers nothing. */
  readonly of?: ActId | undefined;
  readonly sections?: readonly string[] | undefined;
  readonly purpose?: string | undefined;
}

/** The act that is passed on: as it was received by who sends it, as it is embedded for who receives it. */
export interface OriginFacts {
  readonly act: ActFacts;
  /** Sections that go on, beside the declaration and the handling. */
  readonly sections: readonly string[];
  /** Terms under which it was received; unknown to who was no party to them. */
  readonly terms: CompiledTerms | undefined;
  /** What became of it here; undefined when it was never held. */
  readonly record: RecordFacts | undefined;
}

/** A hit/no-hit query between two parties. */
export interface SearchFacts {
  readonly asker: PartyId;
  readonly holder: PartyId;
  readonly purpose: string;
  readonly crimeAreas: readonly string[];
  readonly penaltyMonths?: number | undefined;
  readonly uses: readonly string[];
  readonly fields: readonly string[];
  /** Reference of the individual case. */
  readonly case: string;
  /** Queries of the asker to the holder today, before this one. */
  readonly queriesToday: number;
}

/** What a control act is about. */
export interface ControlFacts {
  /** State of the lineage, and of the version that the act names if it names one. */
  readonly lineage: LineageStateName;
  readonly version?:
    | {
        readonly state: VersionStateName;
        readonly parties: ReadonlySet<PartyId>;
        readonly ratification: ReadonlySet<PartyId>;
        /** Last moment of signature, milliseconds since 1970. */
        readonly window: number;
        /** The author signed another living proposal that replaces the same version. */
        readonly rivalSigned: boolean;
      }
    | undefined;
  /** A suspension by the author stands. */
  readonly ownSuspension: boolean;
  /** Every act that it recalls, corrects or expires is the author's own. */
  readonly targetsOwn: boolean;
  /** Every act that it answers, or aborts, had the author in its audience. */
  readonly targetsReceived: boolean;
}

export interface GateFacts {
  readonly verb: Verb;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly self: PartyId;
  /** The addressee of send and reshare, the author of receive, the partner of a query; one decision for each. */
  readonly counterpart?: PartyId | undefined;
  readonly act?: ActFacts | undefined;
  readonly agreement?: AgreementView | undefined;
  /** Law of the states concerned. All are applied. */
  readonly profiles: readonly LawProfile[];
  readonly ceiling: NodeCeiling;
  /** Who reads, exports, searches or says a control act. */
  readonly reader?: ReaderFacts | undefined;
  readonly release?: ReleaseFacts | undefined;
  /** A judicial authorisation is on record for this act. */
  readonly judicialAuthorisation?: boolean | undefined;
  readonly override?: OverrideFacts | undefined;
  readonly record?: RecordFacts | undefined;
  readonly origin?: OriginFacts | undefined;
  readonly consent?: ConsentFacts | undefined;
  /** What an export is for. */
  readonly use?: string | undefined;
  readonly search?: SearchFacts | undefined;
  readonly control?: ControlFacts | undefined;
}
