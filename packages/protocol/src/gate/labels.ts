// SPDX-License-Identifier: Apache-2.0
// What a node keeps in indexed columns beside a record, so that a query filters reads exactly as the gate decides them.
import type { ActId, PartyId, RandomId } from '../ids.ts';
import { isProtected } from './content-rules.ts';
import type { GateFacts, ReaderFacts } from './facts.ts';
import { nationalRank } from './marking-rules.ts';
import {
  hasRole,
  kindOf,
  type RecordKind,
  readableUntil,
  readersOf,
  restrictedReaders,
} from './read-rules.ts';

/** All that a read depends on beside the reader and the clock. */
export interface ReadLabels {
  readonly act: ActId;
  readonly holder: PartyId;
  /** False: nobody may read it, whoever asks: unreadable, above the node's ceiling, erased, or of an unknown type. */
  readonly open: boolean;
  readonly kind: RecordKind;
  /** Undefined only for housekeeping. */
  readonly dossier: RandomId | undefined;
  /** Clearance that a reader needs, as a rank of the node's national levels; 0 for none. */
  readonly clearance: number;
  /** Concerns minors, victims, witnesses or informants. */
  readonly protected: boolean;
  /** Carries H3: each reader must have accepted it. */
  readonly h3: boolean;
  readonly restricted: boolean;
  /** First millisecond since 1970 in which it may no longer be read; `NEVER_EXPIRES` for none. */
  readonly expires: number;
}

/** An expiry that does not come; fits an integer column. */
export const NEVER_EXPIRES = Number.MAX_SAFE_INTEGER;

/**
 * Labels of a record, from the facts of a read without reader and clock. To be computed again whenever one of those
 * facts changes (a recall, an erasure, a retention set, a ceiling lowered).
 */
export function readLabels(
  facts: Pick<GateFacts, 'self' | 'act' | 'record' | 'agreement' | 'ceiling'> & {
    readonly act: NonNullable<GateFacts['act']>;
  },
): ReadLabels {
  const { act, record, self } = facts;
  const { declaration, handling } = act;
  const kind = kindOf(act);
  const rank = nationalRank(handling?.classification, facts.agreement?.terms, facts.ceiling);
  const readable = kind !== 'content' || (handling !== undefined && declaration !== undefined);
  return {
    act: act.id,
    holder: self,
    open:
      kind !== undefined &&
      readable &&
      record !== undefined &&
      !record.erased &&
      act.audience.includes(self) &&
      rank !== undefined &&
      (rank === 0 || rank <= facts.ceiling.rank),
    kind: kind ?? 'content',
    dossier: act.dossier,
    clearance: rank ?? Number.MAX_SAFE_INTEGER,
    protected: declaration !== undefined && isProtected(declaration),
    h3: handling?.restrictions.includes('H3') ?? false,
    restricted: record?.restricted ?? true,
    expires: Math.min(readableUntil(facts), NEVER_EXPIRES),
  };
}

/**
 * True exactly when `decide` with the verb `read` permits. Written as a conjunction of comparisons with columns, as a
 * query has them.
 * @param now milliseconds since 1970.
 */
export function readableByLabels(labels: ReadLabels, reader: ReaderFacts, now: number): boolean {
  return (
    labels.open &&
    labels.holder === reader.party &&
    hasRole(reader, readersOf[labels.kind]) &&
    (labels.kind === 'housekeeping' ||
      reader.roles.has('supervisor') ||
      (labels.dossier !== undefined && reader.dossiers.has(labels.dossier))) &&
    labels.clearance <= Math.max(reader.clearance, 0) &&
    (!labels.protected || reader.protection) &&
    (!labels.h3 || reader.acceptedH3.has(labels.act)) &&
    (!labels.restricted || hasRole(reader, restrictedReaders)) &&
    now < labels.expires
  );
}
