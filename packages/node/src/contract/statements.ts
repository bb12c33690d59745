// SPDX-License-Identifier: Apache-2.0
// What the calls about joint statements take and answer. Moments are epoch seconds unless a name says otherwise.
import type { Declaration, Handling } from './draft-shapes.ts';
import type { Text } from './words.ts';

/** `embargoed`: all have signed, the hour has not come. */
export type StatementStateName = 'proposed' | 'embargoed' | 'public';
export type FigureMeasureName = 'outcomes' | 'persons' | 'minors' | 'networks' | 'seized';

interface FigureMeasure {
  measure: FigureMeasureName;
  /** Kind of outcomes, where their number is counted. */
  kind?: string;
  state?: string;
  what?: string;
  unit?: string;
}

/** Which total a figure is; its number is what the confirmed outcomes make. */
export interface FigureBody extends FigureMeasure {
  /** Its place in the texts is `{id}`. */
  id: string;
  label: Text;
  dossier?: string;
  from?: string[];
}

export interface StatementDraftBody {
  title: Text;
  paragraphs: Text[];
  /** `2026-11-22T09:00:00Z` */
  embargo: string;
  figures?: FigureBody[];
  note?: Text;
  declaration?: Declaration;
  handling?: Handling;
}

interface StatementHead {
  dossier: string;
  lineage: string;
  state: StatementStateName;
  title: Text;
  embargo: string;
  /** Since when it may be published; once all have signed. */
  publicFrom?: number;
  parties: string[];
  /** Who has not signed the version that counts. */
  missing: string[];
}

export interface StatementItem extends StatementHead {
  seq: number;
}

export interface StatementFigure extends Partial<FigureMeasure> {
  id: string;
  label: Text;
  value: string;
  standing: 'founded' | 'unconfirmed' | 'other' | 'no-basis';
  /** The outcomes that it is the total of; never part of what is published. */
  from: string[];
}

export interface StatementVersion {
  statement: string;
  act: string;
  author: string;
  at: number;
  embargo: string;
  publicFrom?: number;
  title: Text;
  paragraphs: Text[];
  /** As written, with `{id}` where a figure stands. */
  template: { title: Text; paragraphs: Text[] };
  figures: StatementFigure[];
  signatures: { party: string; act: string; at: number }[];
  missing: string[];
  replaces?: string;
  note?: Text;
}

export interface StatementAnswer extends StatementHead {
  names: Record<string, Text>;
  current: string;
  versions: StatementVersion[];
  may: ('counter' | 'sign' | 'publish')[];
}
