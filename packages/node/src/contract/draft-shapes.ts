// SPDX-License-Identifier: Apache-2.0
// What is declared of an act, how it is to be handled, and drafts, as the officers' API gives and takes them.
import type { EmergencyWish } from './emergencies.ts';
import type { OutcomeBody } from './outcome-shapes.ts';
import type { DraftFileItem, DraftLookItem, DraftProblemItem, DraftStepItem } from './report-shapes.ts';
import type { Text } from './words.ts';

export interface Declaration {
  purpose: string;
  crimeAreas: string[];
  dataCategories: string[];
  subjectCategories: string[];
  specialCategories: string[];
  minors: boolean;
  necessity?: string;
  penaltyMonths?: number;
  evaluation: { scheme: string; value: string };
  ground: { kind: string; date?: string; authority?: string; justification?: string; data?: string };
  h3?: string;
  uses?: string[];
}

export interface Handling {
  restrictions: string[];
  tlp: string;
  pap: string;
  classification?: { scheme: string; level: string };
  expires?: string;
  evidence: 'never' | 'consent' | 'allowed';
}

export interface Subject {
  id: string;
  kind: string;
  category?: string;
  minor?: boolean;
  statements: { prop: string; value: string; lang?: string }[];
}

export interface Ref {
  rel: string;
  act: string;
}

export interface DraftSections {
  title?: { text: Text };
  facts?: { text: Text };
  assessment?: { text: Text };
  subjects?: { subjects: Subject[] };
  declaration: Declaration;
  handling: Handling;
  refs?: { refs: Ref[] };
  outcome?: OutcomeBody;
  consent?: { outcome: string; decision: 'confirm' | 'dispute' };
  stage?: { stage: string; on: string; persons: number };
  /** Of a plan of an operation, and of consent to one: `OperationFrame`, `OperationPlan`, as unfinished as they are. */
  frame?: object;
  plan?: object;
  /** Of a site apart, in words. */
  site?: object;
  mandates?: object;
  /** Of a joint statement: its text, and which totals its figures are. */
  statement?: object;
  basis?: object;
  note?: { text: Text };
}

export interface DraftBody {
  type: string;
  to?: string[];
  lineage?: string;
  dossier?: string;
  sections: Partial<DraftSections>;
  uploads?: string[];
  emergency?: EmergencyWish;
}

export interface DraftAnswer {
  id: string;
  type: string;
  to: string[];
  lineage: string;
  dossier?: string;
  uploads: string[];
  emergency?: EmergencyWish;
  revision: number;
  state: 'open' | 'submitted' | 'released';
  /** As unfinished as its author left it. */
  sections: Partial<DraftSections>;
  owner: string;
  ownerName: string;
  /** Epoch seconds. */
  updatedAt: number;
  submittedAt?: number;
  problems: DraftProblemItem[];
  steps: DraftStepItem[];
  files: DraftFileItem[];
  lastLook?: DraftLookItem;
  act?: string;
}
