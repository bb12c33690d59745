// SPDX-License-Identifier: Apache-2.0
// Shapes of joint statements, as the officers' API takes and shows them (docs/protocol.md, section 17).
import { z } from 'zod';

/** As they are taken: closed and bounded. */
export const actId = z.string().length(43);
const said = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(20_000));
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const section = z.record(z.string(), z.unknown());
const text = z.record(z.string(), z.string());

const measured = {
  measure: z.enum(['outcomes', 'persons', 'minors', 'networks', 'seized']),
  kind: code.optional(),
  state: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  what: code.optional(),
  unit: code.optional(),
};

/** Which total a figure is; its number is what the outcomes make. */
const figureTaken = z.strictObject({
  id: code,
  label: said,
  ...measured,
  dossier: z.string().length(22).optional().describe('Of the outcomes of this dossier alone'),
  from: z.array(actId).min(1).max(1024).optional().describe('Of these outcomes alone'),
});
export type FigureWish = z.output<typeof figureTaken>;

export const statementDraft = {
  title: said,
  paragraphs: z.array(said).min(1).max(64),
  embargo: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  figures: z.array(figureTaken).max(64).default([]),
  note: said.optional(),
  declaration: section.optional(),
  handling: section.optional(),
};
export interface StatementWish {
  title: Record<string, string>;
  paragraphs: Record<string, string>[];
  embargo: string;
  figures: FigureWish[];
  note?: Record<string, string> | undefined;
  declaration?: Record<string, unknown> | undefined;
  handling?: Record<string, unknown> | undefined;
}

const state = z.enum(['proposed', 'embargoed', 'public']);

const head = {
  dossier: z.string(),
  lineage: z.string(),
  state,
  title: text,
  embargo: z.string(),
  publicFrom: z.int().optional().describe('Since when it may be published, in seconds; once all have signed'),
  parties: z.array(z.string()),
  missing: z.array(z.string()).describe('Who has not signed the version that counts'),
};
export const statementItem = z.object({ ...head, seq: z.int() });
export type StatementItem = z.output<typeof statementItem>;

const figureShown = z.object({
  id: z.string(),
  label: text,
  value: z.string(),
  standing: z.enum(['founded', 'unconfirmed', 'other', 'no-basis']),
  ...measured,
  measure: measured.measure.optional(),
  from: z.array(z.string()).describe('The outcomes that it is the total of; never part of what is published'),
});

const versionShown = z.object({
  statement: z.string(),
  act: z.string(),
  author: z.string(),
  at: z.int(),
  embargo: z.string(),
  publicFrom: z.int().optional(),
  title: text,
  paragraphs: z.array(text).describe('With the figures in their places'),
  template: z
    .object({ title: text, paragraphs: z.array(text) })
    .describe('As written, with {id} for a figure'),
  figures: z.array(figureShown),
  signatures: z.array(z.object({ party: z.string(), act: z.string(), at: z.int() })),
  missing: z.array(z.string()),
  replaces: z.string().optional(),
  note: text.optional(),
});

export const statementShape = z.object({
  ...head,
  names: z.record(z.string(), text),
  current: z.string(),
  versions: z.array(versionShown),
  may: z.array(z.enum(['counter', 'sign', 'publish'])),
});
export type StatementAnswer = z.output<typeof statementShape>;

export const draftMade = z.object({ draft: z.string(), revision: z.int() });
