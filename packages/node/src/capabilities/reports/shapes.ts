// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for drafts and acts.
import { z } from 'zod';
import { holdNames } from '../../exchange/labels.ts';

export const actPath = z.object({ id: z.string().length(43) });
export const draftPath = z.object({ id: z.string().length(22) });
export const textShape = z.record(z.string(), z.string());
const json = z.record(z.string(), z.unknown());

export const decisionShape = z.object({
  party: z.string(),
  permit: z.boolean(),
  rule: z.string(),
  article: z.string().optional(),
  texts: textShape,
  denials: z.array(z.object({ rule: z.string(), article: z.string().optional() })),
  obligations: z.array(z.string()),
});

export const problemShape = z.object({
  section: z.string(),
  path: z.string(),
  code: z.string(),
  message: z.string(),
  texts: textShape,
  codes: z.array(z.string()).optional(),
});

const needed = z.object({
  offending: z.array(z.string()),
  allowed: z.array(z.string()),
  least: z.array(z.string()),
});

export const liveDecisionShape = decisionShape.extend({
  denials: z.array(
    z.object({
      rule: z.string(),
      article: z.string().optional(),
      texts: textShape,
      needed: needed.optional().describe('What would make it pass'),
    }),
  ),
});

const draftStep = z.object({
  what: z.string(),
  at: z.int().describe('Epoch milliseconds'),
  who: z.string(),
  name: z.string(),
  revision: z.int(),
  remark: z.string().optional(),
});

const draftContent = z.object({
  type: z.string(),
  to: z.array(z.string()),
  lineage: z.string(),
  dossier: z.string().optional(),
  sections: z.record(z.string(), json),
  uploads: z.array(z.string()),
  emergency: z
    .object({ reason: z.string(), justification: z.string(), hours: z.int() })
    .optional()
    .describe('Declared an emergency by who wrote it'),
});

export const draftShape = draftContent.extend({
  id: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  state: z.string(),
  revision: z.int(),
  updatedAt: z.int().describe('Epoch seconds'),
  submittedAt: z.int().optional().describe('Epoch seconds'),
  problems: z.array(problemShape),
  steps: z.array(draftStep).describe('Who did what with it, oldest first'),
  files: z
    .array(z.object({ id: z.string(), name: z.string(), media: z.string(), size: z.int() }))
    .describe('What its uploads are'),
  lastLook: z
    .object({ revision: z.int(), at: z.int().describe('Epoch milliseconds'), body: draftContent })
    .optional()
    .describe('What this officer saw of it last, when they may release it'),
  act: z.string().optional(),
});

export const leavingShape = z.object({
  header: json,
  sections: z.record(z.string(), json),
  parts: z.array(z.object({ name: z.string(), bytes: z.int(), digest: z.string(), sha256: z.string() })),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      media: z.string(),
      size: z.int(),
      digest: z.string(),
      sealed: z.string(),
    }),
  ),
  audience: z.array(z.string()),
  bytes: z.int(),
});

export const savedDraft = draftShape.pick({ id: true, state: true, revision: true, problems: true });

export const actSummary = z.object({
  seq: z.int(),
  id: z.string(),
  type: z.string(),
  author: z.string(),
  audience: z.array(z.string()),
  dossier: z.string().optional(),
  lineage: z.string().optional(),
  time: z.string(),
  status: z.string(),
  rule: z.string().optional(),
  article: z.string().optional(),
  own: z.boolean(),
  hold: z.enum(holdNames),
  title: textShape.optional(),
});

const ref = z.object({ rel: z.string(), act: z.string() });

const conditions = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      code: z.string(),
      texts: textShape,
      words: z.string().optional().describe("The author's own words"),
      article: z.string().optional(),
      blocks: z.boolean().optional(),
    }),
  ),
  articles: z.array(z.object({ number: z.string(), title: textShape, text: textShape })),
});

const translation = z.object({
  lang: z.string(),
  translator: z.string(),
  name: z.string(),
  at: z.int().describe('Epoch milliseconds'),
  revision: z.int(),
  sections: z.record(z.string(), z.string()),
});
export const actListed = actSummary.extend({
  unread: z.boolean().optional().describe('The officer has not opened it'),
  awaits: z.string().optional().describe('What this party still owes on it: `lead`, `outcome`, `recall`'),
});

const correction = z
  .object({
    sections: z.array(z.string()).describe('Those that no longer hold'),
    reason: z.enum(['inaccurate', 'incomplete', 'outdated', 'marking']),
    replacement: z.string().optional().describe('The act that holds instead'),
  })
  .describe('What a correction says');
export type CorrectionItem = z.output<typeof correction>;

export const actShape = actSummary.extend({
  terms: z.string().optional(),
  sections: z.record(z.string(), json),
  absent: z.array(z.string()),
  refs: z.array(
    ref.extend({ known: z.boolean().describe('Whether it lies here and the caller may know of it') }),
  ),
  referredBy: z.array(
    ref.extend({ type: z.string(), author: z.string(), correction: correction.optional() }),
  ),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      media: z.string(),
      size: z.int(),
      state: z.string().describe('`complete`, `fetching`, `missing`, `erased`'),
      reason: z
        .string()
        .optional()
        .describe(
          'Why the last attempt to fetch it failed: `too-large`, `not-given`, `other-bytes`, `unreachable`',
        ),
      retryAt: z.int().optional().describe('When it is asked for again, epoch milliseconds'),
    }),
  ),
  evidence: z.int().optional(),
  composedBy: z.string().optional(),
  releasedBy: z.string().optional(),
  conditions: conditions.describe('Under what it may be used, in plain words, with the articles'),
  translations: z.array(translation).describe('Made by people here; never the original'),
});

const releaseShown = z.object({
  method: z.enum(['password', 'totp', 'passkey']),
  at: z.int(),
  draft: z.string(),
  revision: z.int(),
  digest: z.string(),
  salt: z.string().optional(),
  passkey: z.string().optional(),
  credential: z.string().optional(),
  publicKey: z.string().optional(),
  challenge: z.string().optional(),
  nonce: z.string().optional(),
  clientDataJSON: z.string().optional(),
  authenticatorData: z.string().optional(),
  signature: z.string().optional(),
});

const moment = z.int().describe('Epoch milliseconds');

export const journeyShape = z.object({
  steps: z.array(
    z.object({
      what: z.string(),
      at: z.int().optional(),
      party: z.string().optional(),
      who: z.string().optional(),
      name: z.string().optional(),
      shown: releaseShown.optional(),
      index: z.int().optional(),
      rule: z.string().optional(),
      article: z.string().optional(),
    }),
  ),
  copies: z
    .array(
      z.object({
        party: z.string(),
        own: z.boolean(),
        state: z.string(),
        heldAt: moment.optional(),
        rule: z.string().optional(),
        article: z.string().optional(),
        recall: z
          .object({ result: z.string(), at: moment, reason: z.string().optional() })
          .optional()
          .describe('What its holder answered to the newest recall; `asked` while it has not'),
        hold: z.enum(holdNames).optional(),
      }),
    )
    .describe('One for each party that has it or should'),
  recalls: z.array(
    z.object({
      act: z.string(),
      author: z.string(),
      at: moment,
      effect: z.string(),
      reason: z.string(),
      until: z.string().optional(),
      answers: z.array(
        z.object({
          act: z.string(),
          party: z.string(),
          at: moment,
          result: z.string(),
          reason: z.string().optional(),
        }),
      ),
    }),
  ),
  readers: z.int().describe('How many people here opened it'),
  readings: z
    .array(z.object({ user: z.string(), name: z.string(), first: moment, last: moment, times: z.int() }))
    .optional()
    .describe('Who they are, for the head and the supervisor'),
});

export const proofsShape = z.object({
  author: z.object({
    party: z.string(),
    key: z.string(),
    card: z.int().optional(),
    time: z.string(),
    seenAt: moment.optional().describe('When somebody else first said that it exists'),
  }),
  proofs: z.array(
    z.object({
      origin: z.string(),
      index: z.int(),
      size: z.int(),
      by: z.string().describe('Who holds it'),
      at: moment,
      cosignatures: z.array(z.object({ name: z.string(), key: z.string() })),
      proof: z.string().describe('C2SP tlog-proof'),
    }),
  ),
});
