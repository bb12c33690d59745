// SPDX-License-Identifier: Apache-2.0
// HTTP of parties: cards, fingerprints, links.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import { keyKinds } from '../../keys/index.ts';
import { type RotationParts, rotateKeys } from './rotation.ts';
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
    summary: 'New keys of these kinds under the identity root; every partner is told by a card',
    roles: ['administrator'],
    input: { body: z.object({ keys: z.array(z.enum(keyKinds)).min(1).max(5) }) },
    output: z.object({ seq: z.int() }),
    handler: ({ officer, body }) => rotateKeys(rotation, officer, body.keys),
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
    summary: "This party's newest card and its fingerprint",
    roles: staff,
    output: z.object({ card: z.string(), fingerprint: z.string() }),
    handler: () => parties.ownCard(),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties',
    summary: "Take in a party's card; it stays pending until its fingerprint is confirmed",
    roles: ['administrator', 'head'],
    input: { body: z.object({ card: z.string().max(32_768) }) },
    output: partyShape,
    status: 201,
    handler: ({ officer, body }) => parties.add(officer, body.card),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/parties/{id}/confirm',
    summary: 'Confirm a party by its fingerprint, read out of band',
    roles: ['head'],
    input: { params: partyPath, body: z.object({ fingerprint: z.string().min(64).max(200) }) },
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
