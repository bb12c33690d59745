// SPDX-License-Identifier: Apache-2.0
// One card (protocol §2): its closed shape, its thumbprints, its signature by the identity root.
import { Flaw } from './flaw.ts';
import { type Jws, parseJws, signedBy } from './jws.ts';
import { isWeakEd25519, thumbprint } from './keys.ts';
import * as s from './shape.ts';

const CARD_BYTES = 16_384;

const payload = s.object(
  {
    v: s.oneOf(1),
    party: s.party,
    names: s.text,
    seq: s.integer(),
    root: s.bytes(32),
    issued: s.time,
    expires: s.time,
    keys: s.object({
      sign: s.distinct(s.list(s.object({ kid: s.hash, x: s.bytes(32) }), 1, 16), ({ kid }) => kid),
      log: s.bytes(32),
      cosign: s.object({ ed25519: s.bytes(32), mldsa44: s.bytes(1312) }),
      seal: s.object({ kem: s.oneOf('MLKEM768-X25519'), pub: s.bytes(1216) }),
      tls: s.list(s.hash, 1, 16),
    }),
    revoked: s.distinct(
      s.list(
        s.object({
          kid: s.hash,
          reason: s.oneOf('superseded', 'lost', 'compromised'),
          sizes: s.record(s.party, s.integer()),
        }),
        0,
        256,
      ),
      ({ kid }) => kid,
    ),
    endpoints: s.list(s.matching(/^https:\/\/[^\s/?#@]+:\d{1,5}$/, 'https://host:port'), 0, 16),
    versions: s.list(s.integer(1), 1, 16),
    spoc: s.text,
    supervisor: s.text,
  },
  { prev: s.hash, witness: s.matching(/^[^\s+]+\+[A-Za-z0-9_-]{43}$/, 'name+key') },
);

export type CardPayload = s.Of<typeof payload>;
/** A card whose form and signature are right; whether its chain holds is the card book's to say. */
export type Card = { readonly hash: string; readonly payload: CardPayload };

/**
 * Reads one card. Flaws: `limit` (over 16 KiB), `schema`, `non-canonical`, `unknown-version`,
 * `signature`.
 */
export function readCard(text: string): Card {
  if (text.length > CARD_BYTES) throw new Flaw('limit', `card of ${text.length} bytes`);
  const jws = parseJws(text, 'tansiq-card+jws', CARD_BYTES);
  const version = s.integer(1)(jws.payload.v, 'card.v');
  if (version !== 1) throw new Flaw('unknown-version', `version ${version}`);
  const card = payload(jws.payload, 'card');
  checkKeys(jws, card);
  if (card.issued >= card.expires) throw new Flaw('schema', 'issued is not before expires');
  if ((card.seq === 0) !== (card.prev === undefined))
    throw new Flaw('schema', 'prev is absent exactly when seq is 0');
  if (!signedBy(jws, card.root)) throw new Flaw('signature', 'card is not signed by its root');
  return { hash: jws.id, payload: card };
}

function checkKeys(jws: Jws, card: CardPayload): void {
  if (jws.kid !== thumbprint(card.root)) throw new Flaw('signature', 'kid is not the thumbprint of the root');
  for (const key of card.keys.sign) {
    if (thumbprint(key.x) !== key.kid)
      throw new Flaw('schema', `kid ${key.kid} is not the thumbprint of its key`);
  }
  const { log, cosign, sign } = card.keys;
  for (const key of [card.root, log, cosign.ed25519, ...sign.map(({ x }) => x), ...witnessKey(card)]) {
    if (isWeakEd25519(key)) throw new Flaw('schema', 'a key of small order');
  }
}

function witnessKey(card: CardPayload): string[] {
  return card.witness === undefined ? [] : [card.witness.slice(-43)];
}
