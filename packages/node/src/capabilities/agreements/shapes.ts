// SPDX-License-Identifier: Apache-2.0
// What the routes of agreements take and give.
import {
  hashField,
  isText,
  type LineageStateName,
  randomIdField,
  type Text,
  type Time,
  timeField,
  type VersionStateName,
} from '@tansiq/protocol';
import { z } from 'zod';

const LONGEST_WORDS = 20_000;

/** Words in at least one language, none of them empty. */
export const words: z.ZodType<Text, Text> = z
  .record(z.string().max(3), z.string().trim().min(1).max(LONGEST_WORDS))
  .refine(isText) as unknown as z.ZodType<Text, Text>;

const party = z.string().max(101);
const act = hashField as unknown as z.ZodType<string, string>;
const hash = hashField as unknown as z.ZodType<string, string>;
const id = randomIdField as unknown as z.ZodType<string, string>;
const moment = timeField as unknown as z.ZodType<Time, Time>;
const text = z.record(z.string(), z.string());

export const lineagePath = z.object({ lineage: id });
export const versionPath = z.object({ lineage: id, terms: hash });
export const namePath = z.object({ name: z.string().max(64) });
export const saidShape = z.object({ act });

export const contactBody = z.object({
  parties: z.array(party).min(1).max(31),
  stage: z.enum(['contact', 'talks', 'closed']),
  text: words,
  lineage: id.optional(),
});
export const proposalBody = z.object({
  terms: z.record(z.string(), z.unknown()).describe('A terms document, docs/protocol.md §7'),
  replaces: act.optional().describe('The proposal that this one counters'),
});
export const commentBody = z.object({
  terms: hash,
  article: z.string().min(1).max(16),
  text: words,
  answers: act.optional().describe('The comment that this one answers'),
});
export const rejectionBody = z.object({ terms: hash, note: words.optional() });
export const signatureBody = z.object({
  terms: hash,
  office: words.describe('In which office it is signed'),
});
export const ratificationBody = z.object({ terms: hash, instrument: words });
export const suspensionBody = z.object({ note: words });
export const resumptionBody = z.object({ suspension: act });
export const endingBody = z.object({ effective: moment, note: words });

const word = z.object({ party, act, at: moment });

const versionStates = [
  'rejected',
  'lapsed',
  'void',
  'proposed',
  'superseded',
  'terminated',
  'expired',
  'in-force',
  'signed',
  'ratified',
] as const satisfies readonly VersionStateName[];
const lineageStates = [
  'none',
  'contact',
  'talks',
  'suspended',
  ...versionStates,
] as const satisfies readonly LineageStateName[];
const state = z.enum(lineageStates);
export const lineageStateShape = state;

const versionShape = z
  .object({
    terms: hash,
    number: z.int(),
    state: z.enum(versionStates),
    proposed: z.array(word),
    signed: z.array(word.extend({ office: text.optional().describe('In which office it was signed') })),
    unsigned: z.array(party),
    rejected: z.array(word),
    ratified: z.array(word.extend({ instrument: text.optional() })),
    unratified: z.array(party),
    completeAt: moment.optional(),
    bindingAt: moment.optional(),
    inForceAt: moment.optional(),
    document: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AgreementVersion' });

export const agreementItem = z
  .object({ lineage: id, state, title: text.optional(), parties: z.array(party), terms: hash.optional() })
  .meta({ id: 'AgreementItem' });

export const agreementShape = agreementItem
  .extend({
    versions: z.array(versionShape),
    suspensions: z.array(word.extend({ note: text.optional() })),
    departures: z.array(word.extend({ effectiveAt: moment })),
    left: z.array(party),
    ended: z.object({ at: moment, by: z.array(act) }).optional(),
    notes: z.array(z.object({ act, author: party, time: moment, stage: z.string(), text })),
    comments: z.array(
      z.object({
        act,
        author: party,
        time: moment,
        terms: hash,
        article: z.string(),
        text,
        answers: act.optional().describe('The comment that it answers'),
      }),
    ),
    acts: z
      .array(
        z.object({
          id: act,
          type: z.string(),
          author: party,
          time: moment,
          status: z.string(),
          evidence: moment.optional().describe('Since when it counts; absent while nobody has cosigned it'),
          rule: z.string().optional(),
          article: z.string().optional(),
        }),
      )
      .describe('Oldest first'),
  })
  .meta({ id: 'Agreement' });

export type AgreementItem = z.input<typeof agreementItem>;
export type AgreementAnswer = z.input<typeof agreementShape>;
