// SPDX-License-Identifier: Apache-2.0
// What an officer writes before it is an act: the sections as the protocol has them, without release and attachments, which the node adds.
import { bodySchema } from '@tansiq/protocol';
import { z } from 'zod';

/** Types that are composed as drafts and need a release. */
export const draftTypes = [
  'report.share',
  'report.reply',
  'outcome.report',
  'outcome.confirm',
  'outcome.dispute',
  'outcome.follow-up',
] as const;
export type DraftType = (typeof draftTypes)[number];

/** Sections that an officer may fill, whatever the type; the release checks them against the type. */
const writable = [
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
] as const;

export const draftBody = z.object({
  type: z.enum(draftTypes),
  to: z.array(z.string().max(102)).min(1).max(31),
  lineage: z.string().length(22),
  dossier: z.string().length(22).optional(),
  sections: z.partialRecord(z.enum(writable), z.record(z.string(), z.unknown())),
  uploads: z.array(z.string().length(22)).max(32).default([]),
});
export type DraftBody = z.output<typeof draftBody>;

export interface SectionProblem {
  section: string;
  path: string;
  message: string;
}

/** What is still wrong with the sections of a draft, so that an officer can mend it before the release. */
export function draftProblems(draft: DraftBody): SectionProblem[] {
  return Object.entries(draft.sections).flatMap(([section, body]) => {
    const schema = bodySchema(draft.type, section);
    if (!schema) return [{ section, path: '', message: `${draft.type} has no section ${section}` }];
    const whole = section === 'declaration' ? { ...body, release: placeholder } : body;
    const result = schema.safeParse(whole);
    if (result.success) return [];
    return result.error.issues.map((issue) => ({
      section,
      path: issue.path.join('.'),
      message: issue.message,
    }));
  });
}

/** Stands for the release while a draft has none; its form is checked, nothing is claimed. */
export const placeholder = { kind: 'person', officer: 'unreleased', at: '2000-01-01T00:00:00Z' } as const;
