// SPDX-License-Identifier: Apache-2.0
// Shapes of passing on, as the officers' API takes and shows them (docs/protocol.md, section 18).
import { z } from 'zod';

export const actId = z.string().length(43);
const party = z.string().max(102);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const sections = z
  .array(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/))
  .min(1)
  .max(16);
const note = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(20_000)).optional();

export const requestTaken = z.object({
  to: party.describe('The third party; it learns nothing of the request'),
  purpose: code,
  sections: sections.describe('Of the act, those that would go on beside its declaration and its handling'),
  by: time.optional().describe('Until when an answer is hoped for; silence is no consent'),
  note,
});
export type RequestWish = z.output<typeof requestTaken>;

export const answerTaken = z.object({
  decision: z.enum(['consent', 'refuse']),
  sections: sections.optional().describe('Fewer than were asked for; all of them when absent'),
  until: time.optional().describe('When the consent ends'),
  note,
});
export type AnswerWish = z.output<typeof answerTaken>;

export const onwardTaken = z.object({
  to: party,
  lineage: z.string().length(22).describe('The agreement with the third party'),
  sections,
  purpose: code.optional().describe('That of the consent, else that of the act, when absent'),
});
export type OnwardWish = z.output<typeof onwardTaken>;

export const withdrawalTaken = z.object({ note });

const transferItem = z.object({
  request: z.string(),
  holder: z.string(),
  originator: z.string(),
  to: z.string(),
  purpose: z.string(),
  sections: z.array(z.string()),
  askedAt: z.int().describe('Milliseconds since 1970, by the clock of this node'),
  by: z.int().optional().describe('Epoch seconds'),
  state: z.enum(['asked', 'consented', 'refused', 'withdrawn', 'ended']),
  answer: z.string().optional(),
  answeredAt: z.int().optional().describe('Milliseconds since 1970, by the clock of this node'),
  consented: z.array(z.string()),
  until: z.int().optional().describe('Epoch seconds'),
  may: z.array(z.enum(['answer', 'withdraw', 'pass'])),
});

export const transfersShape = z.object({
  rule: z.enum(['never', 'consent', 'listed']).optional().describe('What the terms of the act say'),
  article: z.string().optional(),
  listed: z.array(z.string()).describe('Whom the terms name'),
  held: z.boolean().describe('The marking asks for consent, whomever the terms name'),
  sections: z.array(z.string()).describe('What could go on'),
  may: z.array(z.enum(['ask', 'pass'])),
  items: z.array(transferItem),
  onward: z.array(z.object({ act: z.string(), to: z.array(z.string()), status: z.string() })),
});
export type TransfersAnswer = z.output<typeof transfersShape>;

export const draftMade = z.object({ draft: z.string(), revision: z.int() });
