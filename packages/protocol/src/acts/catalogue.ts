// SPDX-License-Identifier: Apache-2.0
// The closed list of act types (§3.2): which sections each has, with their schemas.
import type { z } from 'zod';
import type { DeepReadonly } from '../fields.ts';
import {
  answerSchema,
  cardBodySchema,
  commentSchema,
  consentSchemas,
  correctionSchema,
  evidenceSchema,
  noteSchema,
  proposalSchema,
  recallSchema,
  talksNoteSchema,
} from './bodies/control.ts';
import { dispositionSchema } from './bodies/disposition.ts';
import {
  certificateSchema,
  entrySchema,
  frameSchema,
  mandatesSchema,
  planConsentSchema,
  planSchema,
  readinessSchema,
  siteApartSchema,
} from './bodies/operation.ts';
import { outcomeConsentSchemas, outcomeSchema, stageSchema } from './bodies/outcome.ts';
import {
  attachmentsSchema,
  declarationSchema,
  handlingSchema,
  proseSchema,
  type Rel,
  refsSchema,
  subjectsSchema,
} from './bodies/shared.ts';
import { basisSchema, statementBodySchema, statementConsentSchema } from './bodies/statement.ts';
import { originalSchema, transferConsentSchema, transferRequestSchema } from './bodies/transfer.ts';

type Bodies = Readonly<Record<string, z.ZodType>>;

/** One row of §3.2. */
interface Row {
  /** Possible before, during, after and while suspended; has no `agreement`. */
  readonly control: boolean;
  /** False for what concerns no dossier. */
  readonly dossier: boolean;
  readonly required: Bodies;
  readonly optional: Bodies;
  /** At least one reference of one of these kinds; empty when any, or none, will do. */
  readonly rels: readonly Rel[];
}

const refs = refsSchema;
const attachments = attachmentsSchema;
const note = noteSchema;
const content = { declaration: declarationSchema, handling: handlingSchema };
const findings = { assessment: proseSchema, subjects: subjectsSchema, attachments };
const facts = proseSchema;

function control<R extends Bodies, O extends Bodies>(required: R, optional: O, ...rels: Rel[]) {
  return { control: true, dossier: true, required, optional, rels } as const;
}

function housekeeping<R extends Bodies>(required: R) {
  return { control: true, dossier: false, required, optional: {}, rels: [] } as const;
}

function substantive<R extends Bodies, O extends Bodies>(required: R, optional: O, ...rels: Rel[]) {
  return { control: false, dossier: true, required: { ...content, ...required }, optional, rels } as const;
}

/** Every type of act of version 1. */
export const catalogue = {
  'party.card': housekeeping({ card: cardBodySchema }),
  'talks.note': control({ note: talksNoteSchema }, { attachments }),
  'agreement.propose': control({ proposal: proposalSchema }, { refs }),
  'agreement.comment': control({ comment: commentSchema }, { refs }),
  'agreement.reject': control({ consent: consentSchemas.reject }, { note }),
  'agreement.sign': control({ consent: consentSchemas.sign }, {}),
  'agreement.ratify': control({ consent: consentSchemas.ratify }, {}),
  'agreement.suspend': control({ consent: consentSchemas.suspend, note }, {}),
  'agreement.resume': control({ consent: consentSchemas.resume, refs }, {}, 'answers'),
  'agreement.terminate': control({ consent: consentSchemas.terminate, note }, {}),
  'agreement.withdraw': control({ consent: consentSchemas.withdraw, note }, {}),
  'channel.disposition': housekeeping({ disposition: dispositionSchema }),
  'channel.evidence': housekeeping({ evidence: evidenceSchema }),
  'act.recall': control({ refs, recall: recallSchema }, {}, 'recalls'),
  'act.recall-answer': control({ refs, answer: answerSchema }, {}, 'answers'),
  'act.correct': control({ refs, correction: correctionSchema }, {}, 'corrects'),
  'act.expired': control({ refs }, {}, 'recalls'),
  'operation.abort': control({ refs }, { note }),
  'operation.plan': substantive(
    { title: proseSchema, frame: frameSchema, plan: planSchema },
    { refs, attachments, note },
  ),
  'operation.site': substantive(
    { site: siteApartSchema, mandates: mandatesSchema },
    { refs, attachments, note },
  ),
  'operation.consent': substantive(
    { refs, consent: planConsentSchema },
    { mandates: mandatesSchema, attachments, note },
    'answers',
  ),
  'operation.readiness': substantive({ refs, readiness: readinessSchema }, { note }, 'answers'),
  'operation.go': substantive({ refs, certificate: certificateSchema }, { note }, 'answers'),
  'operation.entry': substantive({ refs, entry: entrySchema }, { attachments }, 'acts-on'),
  'report.share': substantive({ title: proseSchema, facts }, { refs, ...findings }),
  'report.reply': substantive({ refs, facts }, findings, 'answers'),
  'outcome.report': substantive(
    { refs, outcome: outcomeSchema },
    { title: proseSchema, facts, subjects: subjectsSchema, attachments },
    'lead',
    'acts-on',
  ),
  'outcome.confirm': substantive({ refs, consent: outcomeConsentSchemas.confirm }, {}, 'confirms'),
  'outcome.dispute': substantive({ refs, consent: outcomeConsentSchemas.dispute }, { facts }, 'disputes'),
  'outcome.follow-up': substantive({ refs, stage: stageSchema }, { facts }, 'follows'),
  'statement.propose': substantive({ statement: statementBodySchema }, { basis: basisSchema, refs, note }),
  'statement.sign': substantive({ refs, consent: statementConsentSchema }, {}, 'answers'),
  'transfer.request': substantive({ refs, request: transferRequestSchema }, { note }, 'acts-on'),
  'transfer.consent': substantive({ refs, consent: transferConsentSchema }, { note }, 'answers'),
  'transfer.withdraw': control({ refs }, { note }, 'answers'),
  'onward.transfer': substantive({ refs, original: originalSchema }, {}, 'embeds'),
} as const satisfies Readonly<Record<string, Row>>;

export type ActType = keyof typeof catalogue;
type RequiredOf<T extends ActType> = (typeof catalogue)[T]['required'];
type OptionalOf<T extends ActType> = (typeof catalogue)[T]['optional'];
type Infer<S> = S extends z.ZodType<infer Body> ? DeepReadonly<Body> : never;

/** Bodies of the sections that an act of this type has. */
export type BodiesOf<T extends ActType> = {
  readonly [N in keyof RequiredOf<T>]: Infer<RequiredOf<T>[N]>;
} & { readonly [N in keyof OptionalOf<T>]?: Infer<OptionalOf<T>[N]> };

/** Names of the sections that an act of this type may have. */
export type SectionName<T extends ActType = ActType> = T extends ActType
  ? Extract<keyof RequiredOf<T> | keyof OptionalOf<T>, string>
  : never;

/** What a type of act is, without its schemas. */
export interface ActTypeFacts {
  readonly control: boolean;
  readonly dossier: boolean;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly rels: readonly Rel[];
}

/** The catalogue as plain lists. */
export const actTypes: Readonly<Record<ActType, ActTypeFacts>> = Object.fromEntries(
  Object.entries(catalogue).map(([type, row]) => [
    type,
    { ...row, required: Object.keys(row.required), optional: Object.keys(row.optional) },
  ]),
) as unknown as Record<ActType, ActTypeFacts>;

/** True for a type of version 1. */
export function isActType(type: string): type is ActType {
  return Object.hasOwn(catalogue, type);
}

/** The schema of a section's body, or undefined when acts of this type have no such section. */
export function bodySchema(type: ActType, section: string): z.ZodType | undefined {
  const row: Row = catalogue[type];
  if (Object.hasOwn(row.required, section)) return row.required[section];
  return Object.hasOwn(row.optional, section) ? row.optional[section] : undefined;
}

const KEPT = new Set(['refs', 'handling', 'consent', 'request', 'frame', 'readiness', 'certificate']);

/** True for sections that are never erased: what folds and the gate stand on, and every section of a control act. */
export function isKept(type: ActType, section: string): boolean {
  return catalogue[type].control || KEPT.has(section);
}
