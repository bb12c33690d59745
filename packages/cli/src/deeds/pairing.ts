// SPDX-License-Identifier: Apache-2.0
// Two parties become known to each other: cards handed over, fingerprints compared by people, channels open.
import type { PartyNode } from '../fleet/party-node.ts';
import { waitUntil } from '../fleet/wait-until.ts';

/** What each side's contact point read out. */
export interface Pairing {
  readonly fingerprints: Readonly<Record<string, string>>;
}

/**
 * Pairs two nodes. The fingerprint that each head types is the one that the other's node shows its own people: what a
 * telephone call does between two agencies, this function does here.
 */
export async function pair(one: PartyNode, other: PartyNode): Promise<Pairing> {
  const [first, second] = await Promise.all([acquaint(one, other), acquaint(other, one)]);
  await Promise.all([confirm(one, other, second), confirm(other, one, first)]);
  await Promise.all([untilOpen(one, other.id), untilOpen(other, one.id)]);
  return { fingerprints: { [one.id]: first, [other.id]: second } };
}

/** Whether `node` has confirmed `partner`. */
export async function isPaired(node: PartyNode, partner: string): Promise<boolean> {
  const parties = await (await node.as('head')).all('GET /parties', {});
  return parties.some(({ id, status }) => id === partner && status === 'confirmed');
}

/** Hands the card of `node` to `partner`. Answers the fingerprint that `node` shows. */
async function acquaint(node: PartyNode, partner: PartyNode): Promise<string> {
  const [own, there] = await Promise.all([node.as('head'), partner.as('head')]);
  const { card, fingerprint } = await own.call('GET /parties/self/card', {});
  const known = await there.all('GET /parties', {});
  if (!known.some(({ id }) => id === node.id)) await there.call('POST /parties', { body: { card } });
  return fingerprint;
}

async function confirm(node: PartyNode, partner: PartyNode, fingerprint: string): Promise<void> {
  const head = await node.as('head');
  await head.call('POST /parties/{id}/confirm', { params: { id: partner.id }, body: { fingerprint } });
}

const untilOpen = async (node: PartyNode, partner: string): Promise<void> => {
  const head = await node.as('head');
  await waitUntil(`the link from ${node.id} to ${partner} opens`, async () =>
    (await head.all('GET /links', {})).some((link) => link.party === partner && link.state === 'up'),
  );
};
