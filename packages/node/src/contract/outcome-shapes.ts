// SPDX-License-Identifier: Apache-2.0
// What the calls about outcomes answer.
import type { Text } from './words.ts';

/** A plot: what it was aimed at, where it came from, how many are charged with it, where it stands. */
export interface PlotBody {
  targets: Text[];
  origin: Text;
  charged: number;
  status: 'suspected' | 'prepared' | 'averted' | 'carried-out' | 'unfounded';
}

export interface OutcomeBody {
  kind:
    | 'action-taken'
    | 'arrest'
    | 'seizure'
    | 'network-dismantled'
    | 'attack-averted'
    | 'nothing-found'
    | 'plot';
  on: string;
  state: string;
  place?: Text;
  persons?: number;
  minors?: number;
  finding: 'preliminary' | 'confirmed';
  seizures?: { what: string; quantity: string; unit: string }[];
  networks?: number;
  plot?: PlotBody;
}

export interface OutcomeItem {
  act: string;
  seq: number;
  kind: OutcomeBody['kind'];
  author: string;
  dossier?: string;
  on: string;
  /** State in which it happened. */
  state: string;
  place?: Text;
  persons?: number;
  minors?: number;
  networks?: number;
  plot?: PlotBody;
  seizures: { what: string; quantity: string; unit: string }[];
  finding: OutcomeBody['finding'];
  standing:
    | 'pending'
    | 'refused'
    | 'withheld'
    | 'reported'
    | 'confirmed'
    | 'disputed'
    | 'corrected'
    | 'recalled';
  confirmed: string[];
  disputed: string[];
  waitsFor: string[];
  leads: string[];
  actsOn: string[];
  counted: boolean;
  followUps: { act: string; author: string; stage: string; on: string; persons: number }[];
}

interface People {
  persons: number;
  acts: string[];
}

interface Counted {
  n: number;
  acts: string[];
}

interface Split extends Counted {
  home: Counted;
  abroad: Counted;
}

/** Sums of one standing, each with the acts that it is made of. */
export interface OutcomeTotals {
  'action-taken': Split;
  arrest: People & { n: number; minors: People; home: People; abroad: People };
  seizure: { what: string; unit: string; quantity: string; acts: string[] }[];
  networks: Split;
  'network-dismantled': Split;
  'attack-averted': Split;
  'nothing-found': Split;
  plot: Split;
}

export interface TotalsAnswer {
  /** Of what every other party concerned has confirmed and nobody disputes. */
  totals: OutcomeTotals;
  /** Of what is reported or disputed; never to be added to the other. */
  unconfirmed: OutcomeTotals;
}

export interface OutcomesQuery {
  dossier?: string;
  lineage?: string;
  kind?: OutcomeBody['kind'];
  author?: string;
  from?: string;
  to?: string;
}

export interface ChainMember {
  act: string;
  type: string;
  author: string;
  time: string;
  dossier?: string;
  title?: Text;
}

/** From leads over actions to outcomes and what followed. */
export interface ChainAnswer {
  act: string;
  leads: ChainMember[];
  actions: OutcomeItem[];
  outcomes: OutcomeItem[];
  followUps: (ChainMember & { stage: string; on: string; persons: number })[];
  words: ChainMember[];
  links: { act: string; rel: string; target: string }[];
  complete: boolean;
}

/** What the end of a case means for the data held by this party. */
export interface ConsequencesAnswer {
  outcome: string;
  /** Absent while anybody's case is open or ended in a conviction. */
  stage?: 'acquitted' | 'dropped';
  effect?: 'restrict' | 'erase';
  /** The article that decides between the two, and its agreement. */
  article?: string;
  lineage?: string;
  acts: {
    act: string;
    type: string;
    author: string;
    own: boolean;
    hold: 'none' | 'restricted' | 'erased' | 'on-hold';
    recalls: { act: string; answers: { by: string; result: string }[] }[];
  }[];
}
