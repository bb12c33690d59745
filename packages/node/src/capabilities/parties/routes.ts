// SPDX-License-Identifier: Apache-2.0
// HTTP of parties: cards, fingerprints, links.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import { keyKinds } from '../../keys/index.ts';
import { type RotationParts, revokeKey, rotateKeys, takeSigned, waiting } from './rotation.ts';
import type { Parties } from './service.ts';

const partyShape = z.object({
  id: z.string(),
  status: z.enum(['self', 'pending', 'confirmed']),
  names: z.record(z.string(), z.string()),
  fingerprint: z.string(),
  endpoint: z.string().optional(),
  cards: z.int(),
});
const side = z.object({ size: z.int(), state: z.string(), why: z.string().optional() });
const linkShape = z.object({
  party: z.string(),
  state: z.string(),
  why: z.string().optional(),
  outgoing: side.extend({ receipted: z.int() }),
  incoming: side,
  lastReceiptAt: z.int().optional(),
  waiting: z.int(),
  withheld: z.int(),
});
const text = z.record(z.string(), z.string());
const spoken = z.array(z.string());
const detailShape = z
  .object({
    id: z.string(),
    status: z.enum(['self', 'pending', 'confirmed']),
    names: text,
    spoc: text,
    supervisor: text,
    fingerprint: z.string(),
    words: z
      .object({ ar: spoken, es: spoken, fr: spoken, en: spoken })
      .describe('The first 16 bytes of the fingerprint, for reading aloud (docs/protocol.md §2)'),
    cards: z.array(
      z.object({
        seq: z.int(),
        hash: z.string(),
        issued: z.string(),
        expires: z.string(),
        sign: z.array(z.string()),
        certificates: z.int(),
        endpoints: z.array(z.string()),
        revoked: z.array(
          z.object({
            kid: z.string(),
            reason: z.string(),
            sizes: z
              .record(z.string(), z.int())
              .describe('For each partner, the length of the channel to it of which the key may still count'),
          }),
        ),
      }),
    ),
    card: z.string(),
  })
  .meta({ id: 'PartyDetail' });
const cardStep = z
  .object({
    seq: z.int(),
    certificates: z.int().describe('TLS keys that the card names: two until every partner has it'),
    unsigned: z
      .string()
      .optional()
      .describe(
        'The card, where the identity root is kept elsewhere: nothing has changed until it is back, signed',
      ),
  })
  .meta({ id: 'CardStep' });
const partyPath = z.object({ id: z.string().max(102) });
const staff = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
  'administrator',
] as const;

export const partyRoutes = (parties: Parties, rotation: RotationParts): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/parties/self/rotation',
    summary:
      'New keys of these kinds under the identity root (none: the card is renewed); every partner is told by a card',
    roles: ['administrator'],
    input: { body: z.object({ keys: z.array(z.enum(keyKinds)).max(5) }) },
    output: cardStep,
    handler: ({ officer, body }) => rotateKeys(rotation, officer, body.keys),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties/self/revocations',
    summary:
      'A signing key, that in use unless another is named, counts no further than the channels are long now',
    roles: ['administrator'],
    input: {
      body: z.object({
        kid: z.string().max(64).optional(),
        reason: z.enum(['superseded', 'lost', 'compromised']),
      }),
    },
    output: cardStep,
    handler: ({ officer, body }) => revokeKey(rotation, officer, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/parties/self/rotation',
    summary: 'The card that waits for the signature of the identity root, if there is one',
    roles: ['administrator'],
    output: z.object({ items: z.array(cardStep) }),
    handler: () => waiting(rotation),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties/self/cards',
    summary: 'The card that waited, signed by the identity root: it takes effect, and every partner is told',
    roles: ['administrator'],
    input: { body: z.object({ card: z.string().max(32_768) }) },
    output: cardStep,
    handler: ({ officer, body }) => takeSigned(rotation, officer, body.card),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/parties',
    summary: 'Parties that this node knows, itself included',
    roles: staff,
    output: z.object({ items: z.array(partyShape) }),
    handler: () => ({ items: parties.list() }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/parties/self/card',
    summary: "This party's cards, first to newest, one a line, and its fingerprint",
    roles: staff,
    output: z.object({ card: z.string(), fingerprint: z.string() }),
    handler: () => parties.ownCard(),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/parties/{id}',
    summary:
      'One party: its fingerprint as digits and as words in four languages, and its cards, newest first',
    roles: staff,
    input: { params: partyPath },
    output: detailShape,
    handler: ({ params }) => parties.one(params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties',
    summary:
      'Take in a party by its cards, first to newest, apart by white space; it stays pending until its fingerprint is confirmed',
    roles: ['administrator', 'head'],
    input: { body: z.object({ card: z.string().max(1_048_576) }) },
    output: partyShape,
    status: 201,
    handler: ({ officer, body }) => parties.add(officer, body.card),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties/{id}/confirm',
    summary: 'Confirm a party by its fingerprint, read out of band as digits or words',
    roles: ['head'],
    input: {
      params: partyPath,
      body: z.object({
        fingerprint: z
          .string()
          .min(32)
          .max(400)
          .describe('64 digits, or the 16 words in any of the languages'),
      }),
    },
    output: partyShape,
    handler: ({ officer, params, body }) => parties.confirm(officer, params.id, body.fingerprint),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/links',
    summary: 'How each partner can be reached, and what waits for it',
    roles: staff,
    output: z.object({ items: z.array(linkShape) }),
    handler: async () => ({ items: await parties.links() }),
  }),
];
