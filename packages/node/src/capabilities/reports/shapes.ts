// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for drafts and acts.
import { z } from 'zod';

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

export const draftShape = z.object({
  id: z.string(),
  type: z.string(),
  owner: z.string(),
  state: z.string(),
  revision: z.int(),
  updatedAt: z.int(),
  to: z.array(z.string()),
  lineage: z.string(),
  dossier: z.string().optional(),
  sections: z.record(z.string(), json),
  uploads: z.array(z.string()),
  problems: z.array(z.object({ section: z.string(), path: z.string(), message: z.string() })),
  act: z.string().optional(),
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
  hold: z.enum(['none', 'restricted', 'erased']),
  title: textShape.optional(),
});

const ref = z.object({ rel: z.string(), act: z.string() });
export const actShape = actSummary.extend({
  terms: z.string().optional(),
  sections: z.record(z.string(), json),
  absent: z.array(z.string()),
  refs: z.array(ref),
  referredBy: z.array(ref.extend({ type: z.string(), author: z.string() })),
  attachments: z.array(
    z.object({ id: z.string(), name: z.string(), media: z.string(), size: z.int(), state: z.string() }),
  ),
  evidence: z.int().optional(),
  composedBy: z.string().optional(),
  releasedBy: z.string().optional(),
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
});

export const proofsShape = z.object({
  proofs: z.array(z.object({ origin: z.string(), index: z.int(), size: z.int(), proof: z.string() })),
});
