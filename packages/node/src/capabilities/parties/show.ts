// SPDX-License-Identifier: Apache-2.0
// One party as people look at it when they pair or check keys: its fingerprint in every form, and its cards with their dates. Pure.
import { type Card, type CardChain, fingerprintWords } from '@tansiq/protocol';
import type { KnownParty } from '../../exchange/directory.ts';
import { type Language, languages } from '../../refusal.ts';

export interface CardView {
  seq: number;
  hash: string;
  issued: string;
  expires: string;
  /** Signing keys that this card lists. */
  sign: string[];
  /** How many certificates it names. */
  certificates: number;
  endpoints: string[];
  /** `sizes`: for each partner, the length of the channel to it of which the key may still count. */
  revoked: { kid: string; reason: string; sizes: Record<string, number> }[];
}

export interface PartyDetail {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  names: Record<string, string>;
  spoc: Record<string, string>;
  supervisor: Record<string, string>;
  fingerprint: string;
  words: Record<Language, string[]>;
  /** Newest first. */
  cards: CardView[];
  /** All cards as they travel, first to newest, one a line: what a new partner is handed. */
  card: string;
}

/** The chain as a partner is handed it at pairing (docs/protocol.md §2). */
export const cardsText = (chain: CardChain): string => chain.cards.map(({ jws }) => jws).join('\n');

export function showParty({ id, status, chain }: KnownParty): PartyDetail {
  const { names, spoc, supervisor } = chain.newest.payload;
  return {
    id,
    status,
    names: { ...names },
    spoc: { ...spoc },
    supervisor: { ...supervisor },
    fingerprint: chain.fingerprint,
    words: Object.fromEntries(
      languages.map((language) => [language, [...fingerprintWords(chain.fingerprint, language)]]),
    ) as unknown as Record<Language, string[]>,
    cards: chain.cards.map(showCard).reverse(),
    card: cardsText(chain),
  };
}

function showCard({ payload, hash }: Card): CardView {
  const { seq, issued, expires, keys, endpoints, revoked } = payload;
  return {
    seq,
    hash,
    issued,
    expires,
    sign: keys.sign.map(({ kid }) => kid),
    certificates: keys.tls.length,
    endpoints: [...endpoints],
    revoked: revoked.map(({ kid, reason, sizes }) => ({ kid, reason, sizes: { ...sizes } })),
  };
}
