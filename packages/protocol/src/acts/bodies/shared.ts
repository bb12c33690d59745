// SPDX-License-Identifier: Apache-2.0
// Bodies of the sections that many types of act have (§3.1).
import { z } from 'zod';
import {
  actIdField,
  ascendingField,
  bytesField,
  codeField,
  distinctField,
  hashField,
  languageField,
  listField,
  randomIdField,
  stateField,
  textField,
  timeField,
} from '../../fields.ts';

/** How one act points at another. */
export const rels = [
  'answers',
  'lead',
  'acts-on',
  'follows',
  'confirms',
  'disputes',
  'corrects',
  'recalls',
  'replaces',
  'consents',
  'embeds',
] as const;
export type Rel = (typeof rels)[number];

const refSchema = z.strictObject({ rel: z.enum(rels), act: actIdField });

/** `refs`: what this act answers or builds on. */
export const refsSchema = z.strictObject({
  refs: distinctField(refSchema, 1, 64, (ref) => `${ref.rel} ${ref.act}`),
});

/** `handling`: what the receiver may do with the act. H codes as SIENA has them; TLP 2.0 and PAP of FIRST and MISP. */
export const handlingSchema = z.strictObject({
  restrictions: ascendingField(z.enum(['H0', 'H1', 'H2', 'H3']), 0, 4),
  tlp: z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']),
  pap: z.enum(['RED', 'AMBER', 'GREEN', 'CLEAR']),
  classification: z.strictObject({ scheme: stateField, level: z.string() }).exactOptional(),
  expires: timeField.exactOptional(),
  evidence: z.enum(['never', 'consent', 'allowed']),
});

// Source and information graded as in Europol Regulation (EU) 2016/794 Art. 29; other schemes keep their own values.
const evaluationSchema = z
  .strictObject({ scheme: codeField, value: z.string().regex(/^[A-Z0-9]{1,8}$/) })
  .refine(({ scheme, value }) => scheme !== '4x4' || /^[ABCX][1-4]$/.test(value), 'not a grade of 4x4');

const groundSchema = z.strictObject({
  kind: codeField,
  date: timeField.exactOptional(),
  authority: z.string().exactOptional(),
  justification: z.string().exactOptional(),
  data: z.string().exactOptional(),
});

const releaseSchema = z.strictObject({
  kind: z.enum(['person', 'standing-order', 'emergency']),
  officer: z.string().min(1),
  at: timeField,
  order: z.string().exactOptional(),
});

const codes = (least: number) => ascendingField(codeField, least, 64);

/** `declaration`: all that the gate reads of an act, beside its handling. */
export const declarationSchema = z.strictObject({
  purpose: codeField,
  crimeAreas: codes(0),
  dataCategories: codes(0),
  subjectCategories: codes(0),
  specialCategories: codes(0),
  minors: z.boolean(),
  necessity: z.string().exactOptional(),
  penaltyMonths: z.int().min(0).exactOptional(),
  evaluation: evaluationSchema,
  ground: groundSchema,
  h3: z.string().exactOptional(),
  uses: codes(0).exactOptional(),
  release: releaseSchema,
});

/** Bytes of the largest attachment (§14). */
export const MAX_ATTACHMENT_BYTES = 2_147_483_648;

const attachmentSchema = z.strictObject({
  id: randomIdField,
  name: z.string().min(1),
  media: z.string().min(1),
  size: z.int().min(0).max(MAX_ATTACHMENT_BYTES),
  salt: randomIdField,
  digest: hashField,
  key: bytesField(32),
  cipher: z.literal('A256GCM-65536'),
  sealed: hashField,
});

/** `attachments`: what travels beside the act (§6), with the keys that open it. */
export const attachmentsSchema = z.strictObject({
  attachments: distinctField(attachmentSchema, 1, 32, (one) => one.id),
});

/** `title`, `facts`, `assessment`: what is known, and apart from it what the author thinks (LED Art. 7). */
export const proseSchema = z.strictObject({ text: textField });

/** More than any report says of people and things, and few enough for one section. */
const MAX_SUBJECTS = 1024;
const MAX_STATEMENTS = 1024;

const statementSchema = z.strictObject({
  prop: z.string().min(1),
  value: z.string(),
  lang: languageField.exactOptional(),
});

const subjectSchema = z
  .strictObject({
    id: z.string().min(1),
    kind: z.enum([
      'person',
      'organisation',
      'account',
      'device',
      'vehicle',
      'weapon',
      'document',
      'location',
      'event',
    ]),
    category: codeField.exactOptional(),
    minor: z.boolean().exactOptional(),
    statements: listField(statementSchema, 0, MAX_STATEMENTS),
  })
  .refine(
    ({ kind, category }) => (kind === 'person') === (category !== undefined),
    'a category stands exactly for persons',
  );

/** `subjects`: what is said of people and things, statement by statement (LED Art. 6 for the category of a person). */
export const subjectsSchema = z.strictObject({
  subjects: distinctField(subjectSchema, 1, MAX_SUBJECTS, (one) => one.id),
});
