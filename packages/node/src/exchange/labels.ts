// SPDX-License-Identifier: Apache-2.0
// What the gate needs of an act to decide on reading, materialised when it is stored, so that SQL can filter as the gate would.
import { parseTime } from '@tansiq/protocol';
import { bodyOf, type HeldAct, type SectionBodies } from './held-act.ts';

export interface ActLabels {
  /** Rank on this node's own scale; 0 is unclassified. */
  rank: number;
  h3: boolean;
  expiresMs: number | null;
  shielded: boolean;
}

export const noLabels: ActLabels = { rank: 0, h3: false, expiresMs: null, shielded: false };

type Classification = NonNullable<SectionBodies['handling']['classification']>;

/** Where a classification of any state stands on this node's scale, 1 the lowest; undefined when there is no equivalence. */
export type RankOf = (classification: Classification, lineage: string | undefined) => number | undefined;

export class Labeller {
  readonly #rankOf: RankOf;

  constructor(rankOf: RankOf) {
    this.#rankOf = rankOf;
  }

  of(act: HeldAct): ActLabels {
    const handling = bodyOf(act, 'handling');
    if (!handling) return noLabels;
    const declaration = bodyOf(act, 'declaration');
    const { classification, expires } = handling;
    return {
      // Unknown here: above everyone, so that nobody reads what cannot be placed.
      rank: classification ? (this.#rankOf(classification, act.header.agreement?.lineage) ?? 99) : 0,
      h3: handling.restrictions.includes('H3'),
      expiresMs: expires === undefined ? null : parseTime(expires),
      shielded: declaration !== undefined && isShielded(declaration),
    };
  }
}

/** Minors, victims and special categories are for those named for them (Europol Regulation Art. 30). */
const isShielded = (declaration: SectionBodies['declaration']): boolean =>
  declaration.minors || declaration.subjectCategories.includes('victim') || declaration.specialCategories.length > 0;
