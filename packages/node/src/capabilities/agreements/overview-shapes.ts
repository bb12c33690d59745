// SPDX-License-Identifier: Apache-2.0
// What the routes that look at agreements from outside take and give: the web of partners, steps, terms in words, papers.
import { z } from 'zod';
import { stages } from './matrix.ts';
import { lineageStateShape, proposalBody } from './shapes.ts';

const text = z.record(z.string(), z.string());
const texts = z.object({ ar: z.string(), es: z.string(), fr: z.string(), en: z.string() });
const stage = z.enum(stages);
const named = z.object({
  code: z.string(),
  article: z.string(),
  law: z.string().optional().describe("Rule of this node's law that takes it away"),
});
const label = z.object({ code: z.string(), texts });

export const matrixShape = z
  .object({
    self: z.string(),
    partners: z.array(
      z.object({
        party: z.string(),
        names: text,
        stage,
        agreements: z.array(
          z.object({
            lineage: z.string(),
            stage,
            state: lineageStateShape,
            title: text.optional(),
            terms: z.string().optional(),
            version: z.int().optional(),
            outgoing: z.string().optional().describe('Article that lets information go to the partner'),
            incoming: z.string().optional().describe('Article that lets information come from the partner'),
            data: z.array(named),
          }),
        ),
      }),
    ),
    cells: z.array(
      named.omit({ code: true }).extend({
        party: z.string(),
        area: z.string(),
        lineage: z.string(),
        terms: z.string(),
        stage,
      }),
    ),
    areas: z.array(label),
    data: z.array(label),
  })
  .meta({ id: 'AgreementMatrix' });

export const stepsShape = z.object({
  items: z.array(
    z.object({
      step: z.enum([
        'comment',
        'propose',
        'note',
        'sign',
        'ratify',
        'reject',
        'suspend',
        'resume',
        'terminate',
        'withdraw',
      ]),
      terms: z.string().optional(),
      suspension: z.string().optional(),
      permit: z.boolean(),
      code: z.string().optional(),
      article: z.string().optional(),
      texts: texts.optional(),
    }),
  ),
});

const articlesInWords = z.array(
  z.object({ number: z.string(), terms: z.array(z.object({ field: z.string(), texts })) }),
);

export const wordsShape = z.object({ articles: articlesInWords }).meta({ id: 'TermsInWords' });

export const checkBody = proposalBody;

export const checkShape = z.object({
  hash: z.string().optional().describe('Of the terms, where they have the form of a document'),
  issues: z.array(z.object({ path: z.string(), code: z.string(), texts })),
  articles: articlesInWords,
});

const language = z.enum(['ar', 'es', 'fr', 'en']);

export const paperQuery = z
  .object({ first: language.default('ar'), second: language.default('es') })
  .refine(({ first, second }) => first !== second, { path: ['second'], message: 'two languages' });
