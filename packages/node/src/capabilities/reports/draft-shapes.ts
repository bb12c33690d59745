// SPDX-License-Identifier: Apache-2.0
// What an officer writes before it is an act: the sections as the protocol has them, without release and attachments, which the node
// adds. A draft may be as unfinished as its author left it.
import { z } from 'zod';

/** Types that are composed as drafts and need a release. */
export const draftTypes = [
  'report.share',
  'report.reply',
  'outcome.report',
  'outcome.confirm',
  'outcome.dispute',
  'outcome.follow-up',
  'operation.plan',
  'operation.site',
  'operation.consent',
  'statement.propose',
  'statement.sign',
  'transfer.request',
  'transfer.consent',
  'onward.transfer',
] as const;
export type DraftType = (typeof draftTypes)[number];

/** Sections that an officer may fill, whatever the type; the release checks them against the type. */
export const writable = [
  'title',
  'facts',
  'assessment',
  'subjects',
  'declaration',
  'handling',
  'refs',
  'outcome',
  'consent',
  'stage',
  'frame',
  'plan',
  'site',
  'mandates',
  'statement',
  'basis',
  'request',
  'original',
  'note',
] as const;

/** Types that may leave as an emergency: what is known, told in time. */
export const emergencyTypes: readonly string[] = ['report.share', 'report.reply'];

/** Why a report must leave though an article stands against it, and for how long that holds: who wrote it asks, who releases it decides. */
const emergencyWish = z
  .object({
    reason: z.enum(['life', 'immediate-serious-threat']),
    justification: z
      .string()
      .max(2000)
      .describe(
        'What the danger is and why it cannot wait; kept with the decision and read by the supervisor',
      ),
    hours: z.int().min(1).max(72).default(24),
  })
  .describe('Declares a report an emergency');

export const draftBody = z.object({
  type: z.enum(draftTypes),
  to: z
    .array(z.string().max(102))
    .max(31)
    .default([])
    .describe('Addressees; may be empty while it is a draft'),
  lineage: z.union([z.literal(''), z.string().length(22)]).default(''),
  dossier: z.string().length(22).optional(),
  sections: z.partialRecord(z.enum(writable), z.record(z.string(), z.unknown())),
  uploads: z.array(z.string().length(22)).max(32).default([]),
  emergency: emergencyWish.optional(),
});
export type DraftBody = z.output<typeof draftBody>;
