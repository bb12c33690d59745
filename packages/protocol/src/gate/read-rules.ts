// SPDX-License-Identifier: Apache-2.0
// Who at a node may see a record. The same facts become labels (labels.ts), so that a query can filter by them.
import { actTypes, isActType } from '../acts/catalogue.ts';
import type { Role } from '../codes/index.ts';
import { isProtected } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { ActFacts, GateFacts, ReaderFacts } from './facts.ts';
import { nationalRank } from './marking-rules.ts';
import { expiryOf } from './release-rules.ts';

/** Content, acts about an agreement or about content, and acts about cards and channels. */
export type RecordKind = 'content' | 'control' | 'housekeeping';

export const readersOf: Readonly<Record<RecordKind, ReadonlySet<Role>>> = {
  content: new Set<Role>(['officer', 'releaser', 'head-of-spoc', 'legal-adviser', 'supervisor']),
  control: new Set<Role>([
    'officer',
    'releaser',
    'head-of-spoc',
    'legal-adviser',
    'supervisor',
    'negotiator',
    'signatory',
  ]),
  housekeeping: new Set<Role>(['head-of-spoc', 'supervisor', 'administrator']),
};

/** Who may still see what is restricted, in order to decide on it. */
export const restrictedReaders: ReadonlySet<Role> = new Set<Role>([
  'head-of-spoc',
  'legal-adviser',
  'supervisor',
]);

/** The kind of an act; undefined for a type that nobody knows. */
export function kindOf(act: ActFacts): RecordKind | undefined {
  if (!isActType(act.type)) return undefined;
  const row = actTypes[act.type];
  return row.control ? (row.dossier ? 'control' : 'housekeeping') : 'content';
}

/**
 * When the record stops being readable, milliseconds since 1970: the author's expiry or the end of retention. What a legal hold keeps does not,
 * for those who may see what is restricted: kept as evidence instead of erased (LED Art. 16(3)(b)).
 */
export function readableUntil(facts: Pick<GateFacts, 'act' | 'record'>): number {
  const handling = facts.act?.handling;
  if (facts.record?.held && facts.record.restricted) return Number.POSITIVE_INFINITY;
  return Math.min(
    handling === undefined ? Number.POSITIVE_INFINITY : expiryOf(handling),
    facts.record?.retainUntil ?? Number.POSITIVE_INFINITY,
  );
}

export function hasRole(reader: ReaderFacts, among: ReadonlySet<Role>): boolean {
  for (const role of reader.roles) if (among.has(role)) return true;
  return false;
}

/** A record of this node, read by one of its people. Denied when anything that must be known is not. */
export function judgeRead(judgement: Judgement, facts: GateFacts): void {
  const { act, reader, record, self } = facts;
  const kind = act === undefined ? undefined : kindOf(act);
  if (act === undefined || kind === undefined || reader === undefined || record === undefined) {
    judgement.deny('unknown-input');
    return;
  }
  const { declaration, handling } = act;
  if (kind === 'content' && (handling === undefined || declaration === undefined))
    judgement.deny('unknown-input');
  if (!act.audience.includes(self) || reader.party !== self) judgement.deny('not-a-party');
  if (declaration !== undefined && isProtected(declaration) && !reader.protection) {
    judgement.deny('minors-and-victims', 'minorsAndVictims');
  }
  if (handling?.classification !== undefined) {
    const rank =
      nationalRank(handling.classification, judgement.terms, facts.ceiling) ?? Number.POSITIVE_INFINITY;
    if (!(rank <= reader.clearance && rank <= facts.ceiling.rank))
      judgement.deny('classification', 'handling');
  }
  if (!(facts.now < readableUntil(facts))) judgement.deny('expired', 'retention');
  if (!needsToKnow(kind, act, reader)) judgement.deny('need-to-know');
  if (handling?.restrictions.includes('H3') && !reader.acceptedH3.has(act.id)) {
    judgement.deny('h3-not-accepted', 'handling');
  }
  if (record.erased || (record.restricted && !hasRole(reader, restrictedReaders))) judgement.deny('recalled');
  if (!hasRole(reader, readersOf[kind])) judgement.deny('role');
}

/** The supervisor sees every dossier (LED Art. 47(1)); anybody else those that need concerns. */
function needsToKnow(kind: RecordKind, act: ActFacts, reader: ReaderFacts): boolean {
  if (kind === 'housekeeping' || reader.roles.has('supervisor')) return true;
  return act.dossier !== undefined && reader.dossiers.has(act.dossier);
}
