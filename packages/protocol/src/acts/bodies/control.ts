// SPDX-License-Identifier: Apache-2.0
// Bodies that only control acts have (§3.2): cards, talks, consent to terms, proofs, recall and correction.
import { z } from 'zod';
import type { JsonObject } from '../../canonical.ts';
import {
  actIdField,
  ascendingField,
  codeField,
  hashField,
  listField,
  randomIdField,
  textField,
  timeField,
} from '../../fields.ts';

/** `card`: a card's JWS. */
export const cardBodySchema = z.strictObject({ card: z.string().min(1) });

/** `note` of `talks.note`. */
export const talksNoteSchema = z.strictObject({
  stage: z.enum(['contact', 'talks', 'closed']),
  text: textField,
});

/** `note` of every other act: why. */
export const noteSchema = z.strictObject({ text: textField });

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `proposal`: a terms document. What it must hold is judged by who folds it (§7), so that no reading differs here. */
export const proposalSchema = z.strictObject({
  terms: z.custom<JsonObject>(isObject).meta({ type: 'object' }),
});

/** `comment` on one article of a proposal. */
export const commentSchema = z.strictObject({ terms: hashField, article: z.string(), text: textField });

const onTerms = <D extends string>(decision: D) => ({ terms: hashField, decision: z.literal(decision) });
const onLineage = <D extends string>(decision: D) => ({
  lineage: randomIdField,
  decision: z.literal(decision),
});

/** `consent`: a decision over a hash of terms, or over a lineage. */
export const consentSchemas = {
  reject: z.strictObject(onTerms('reject')),
  sign: z.strictObject({ ...onTerms('sign'), office: textField }),
  ratify: z.strictObject({ ...onTerms('ratify'), instrument: textField }),
  suspend: z.strictObject(onLineage('suspend')),
  resume: z.strictObject(onLineage('resume')),
  terminate: z.strictObject({ ...onLineage('terminate'), effective: timeField }),
  withdraw: z.strictObject({ ...onLineage('withdraw'), effective: timeField }),
} as const;

const proofSchema = z.strictObject({ act: actIdField, proof: z.string().min(1), origin: z.string().min(1) });

/** `evidence`: cosignatures handed on as C2SP tlog-proofs (§8). */
export const evidenceSchema = z.strictObject({ proofs: listField(proofSchema, 1, 64) });

/** `recall`: what the author asks of every copy, and why. */
export const recallSchema = z.strictObject({
  effect: z.enum(['restrict', 'erase']),
  reason: z.enum(['wrong-recipient', 'inaccurate', 'unlawful', 'retention', 'court-order', 'other']),
  until: timeField.exactOptional(),
});

const resultSchema = z.strictObject({
  act: actIdField,
  result: z.enum(['restricted', 'erased', 'refused', 'overdue']),
  reason: codeField.exactOptional(),
});

/** `answer` to a recall, copy by copy. */
export const answerSchema = z.strictObject({ results: listField(resultSchema, 1, 64) });

/** `correction`: which sections of the corrected act no longer hold (LED Art. 16). */
export const correctionSchema = z.strictObject({
  sections: ascendingField(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), 1, 16),
  reason: z.enum(['inaccurate', 'incomplete', 'outdated', 'marking']),
});
