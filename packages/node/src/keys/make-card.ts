// SPDX-License-Identifier: Apache-2.0
// Signing a card with the identity root.
import type { KeyObject } from 'node:crypto';
import {
  b64u,
  type CardPayload,
  ed25519Raw,
  type Hash,
  type Revocation,
  signCard,
  toTime,
} from '@tansiq/protocol';
import { type CardProfile, witnessLine } from './card-profile.ts';

/** Where a card stands in its chain and how long it holds. */
export interface CardPlace {
  readonly seq: number;
  /** Hash of the card before; absent exactly for `seq` 0. */
  readonly prev?: Hash;
  /** Milliseconds since 1970. */
  readonly issued: number;
  readonly expires: number;
  readonly revoked?: readonly Revocation[];
}

/** A card as JWS (protocol §2). @throws ProtocolError `schema` or `limit` when these make no card. */
export function makeCard(
  profile: CardProfile,
  keys: CardPayload['keys'],
  place: CardPlace,
  root: KeyObject,
): string {
  const { party, names, spoc, supervisor, endpoints, witness } = profile;
  const { seq, prev, issued, expires, revoked = [] } = place;
  return signCard(
    {
      v: 1,
      party,
      names: { ...names },
      seq,
      ...(prev !== undefined && { prev }),
      root: b64u(ed25519Raw(root)),
      issued: toTime(issued),
      expires: toTime(expires),
      keys,
      revoked: [...revoked],
      endpoints: [...endpoints],
      versions: [1],
      spoc: { ...spoc },
      supervisor: { ...supervisor },
      ...(witness && { witness: witnessLine(witness) }),
    },
    root,
  );
}
