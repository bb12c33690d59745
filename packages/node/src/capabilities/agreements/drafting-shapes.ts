// SPDX-License-Identifier: Apache-2.0
// What drafting an agreement and asking the gate about a hypothetical act take and give.
import { type Time, timeField } from '@tansiq/protocol';
import { z } from 'zod';
import { LONGEST_WINDOW_DAYS } from './check-proposal.ts';
import type { DraftOptions } from './drafting.ts';
import { words } from './shapes.ts';
import { contentTypes } from './trial.ts';

const party = z.string().max(101);
const moment = timeField as unknown as z.ZodType<Time, Time>;
const object = z.record(z.string(), z.unknown());

export const templateItem = z.object({ name: z.string(), title: z.record(z.string(), z.string()) });

/** Values of terms are judged with the document that they go into. */
const draftOptions = z
  .object({
    renewal: z.enum(['none', 'tacit']).optional(),
    noticeDays: z.int().min(0).max(36_500).optional(),
    languages: z
      .array(z.enum(['ar', 'es', 'fr', 'en']))
      .min(2)
      .max(4)
      .optional(),
    legalBasis: z.array(object).optional(),
    transferGrounds: z.array(object).optional(),
    classification: object.optional(),
  })
  .strict() as unknown as z.ZodType<DraftOptions, DraftOptions>;

export const draftBody = z.object({
  parties: z
    .array(z.strictObject({ id: party, rights: words.optional(), breach: words.optional() }))
    .min(1)
    .max(32),
  title: words.optional(),
  validFrom: moment.optional(),
  validTo: moment.optional(),
  ratification: z.array(party).max(32).optional(),
  windowDays: z.int().min(1).max(LONGEST_WINDOW_DAYS).optional(),
  lineage: z.string().length(22).optional(),
  options: draftOptions.optional(),
});

export const draftShape = z.object({ terms: object, hash: z.string() });

export const trialBody = z.object({
  to: z.array(party).min(1).max(31),
  lineage: z.string().length(22),
  type: z.enum(contentTypes),
  declaration: object.describe('As the act has it, without `release`'),
  handling: object,
});

const texts = z.object({ ar: z.string(), es: z.string(), fr: z.string(), en: z.string() });
const denial = z.object({ rule: z.string(), article: z.string().optional(), texts });

export const trialShape = z.object({
  decisions: z.array(denial.extend({ party, permit: z.boolean(), denials: z.array(denial) })),
});
