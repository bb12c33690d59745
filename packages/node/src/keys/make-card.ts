// SPDX-License-Identifier: Apache-2.0
// What a card of this node says, before the identity root signs it.
import { type CardPayload, type Hash, type Revocation, toTime } from '@tansiq/protocol';
import { type CardProfile, witnessLine } from './card-profile.ts';

/** How long a card holds when nothing else is said: three years. */
export const CARD_LIFETIME_MS = 3 * 365 * 86_400_000;

/** Where a card stands in its chain and how long it holds. */
export interface CardPlace {
  readonly seq: number;
  /** Hash of the card before; absent exactly for `seq` 0. */
  readonly prev?: Hash;
  /** The public half of the identity root, b64u. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly issued: number;
  readonly expires: number;
  readonly revoked?: readonly Revocation[];
}

export function cardPayload(profile: CardProfile, keys: CardPayload['keys'], place: CardPlace): CardPayload {
  const { party, names, spoc, supervisor, endpoints, witness } = profile;
  const { seq, prev, root, issued, expires, revoked = [] } = place;
  return {
    v: 1,
    party,
    names: { ...names },
    seq,
    ...(prev !== undefined && { prev }),
    root,
    issued: toTime(issued),
    expires: toTime(expires),
    keys,
    revoked: [...revoked],
    endpoints: [...endpoints],
    versions: [1],
    spoc: { ...spoc },
    supervisor: { ...supervisor },
    ...(witness && { witness: witnessLine(witness) }),
  };
}
