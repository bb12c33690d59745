// SPDX-License-Identifier: Apache-2.0
// Cards beside their fixtures: rotation by one's own hand, and what anyone may send as a card.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madrid, rabat } from '../../scripts/cases/parties.ts';
import { ProtocolError } from '../errors.ts';
import type { PartyId } from '../ids.ts';
import { ed25519FromSeed, ed25519ToSeed, generateEd25519, kidOf } from '../keys/ed25519.ts';
import { type CardPayload, fingerprint, readCard, signCard } from './card.ts';
import { CardChain } from './chain.ts';

const first = readCard(rabat.cardJws);

function next(chain: CardChain, change: Partial<CardPayload>): string {
  const { payload, hash } = chain.newest;
  return signCard({ ...payload, seq: payload.seq + 1, prev: hash, ...change }, rabat.root);
}

describe('a card', () => {
  it('has one encoding: with any character changed it is refused', () => {
    fc.assert(
      fc.property(fc.nat(), fc.stringMatching(/^[ -~]?$/), (at, character) => {
        const place = at % rabat.cardJws.length;
        const jws = rabat.cardJws.slice(0, place) + character + rabat.cardJws.slice(place + 1);
        if (jws !== rabat.cardJws) expect(() => readCard(jws)).toThrow(ProtocolError);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused by a code, never by another error', () => {
    const parts = fc.array(
      fc.oneof(
        fc.base64String(),
        fc.string(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        expect(() => readCard(list.join('.'))).toThrow(ProtocolError);
        expect(() => readCard([rabat.cardJws.split('.')[0], ...list].join('.'))).toThrow(ProtocolError);
      }),
    );
  });

  it('is signed by the key of its own root only', () => {
    expect(() => signCard(rabat.card, madrid.root)).toThrow(expect.objectContaining({ code: 'schema' }));
  });

  it('is known by a fingerprint of 16 groups of 4', () => {
    expect(fingerprint(rabat.card.root)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){15}$/);
    expect(fingerprint(rabat.card.root)).not.toBe(fingerprint(madrid.card.root));
  });
});

describe('a chain of cards', () => {
  it('carries a party through rotations; old signatures stay verifiable, new ones need the new key', () => {
    const chain = CardChain.from([first]);
    const [old, young] = rabat.signers;
    const reader = 'es.pn' as PartyId;
    expect(chain.signingKey(old.kid)).toHaveProperty('asymmetricKeyType', 'ed25519');
    const rotated = next(chain, {
      keys: { ...rabat.card.keys, sign: [{ kid: young.kid, x: rabat.signX[1] }] },
      revoked: [{ kid: old.kid, reason: 'superseded', sizes: { 'es.pn': 4 } }],
    });
    expect(chain.add(readCard(rotated))).toBe(true);
    expect(chain.add(readCard(rotated))).toBe(false);
    expect(chain.signingKey(old.kid, { index: 3, reader })).not.toHaveProperty('rule');
    expect(chain.signingKey(old.kid, { index: 4, reader })).toHaveProperty('rule', 'key-revoked');
    expect(chain.signingKey(young.kid, { index: 4, reader })).not.toHaveProperty('rule');
    expect(chain.isCompromised(old.kid)).toBe(false);
    expect(chain.cosignVerifiers).toHaveLength(4);
    expect(chain.logVerifiers('x')).toHaveLength(2);
  });

  it('is changed in nothing by a card that does not follow', () => {
    const chain = CardChain.from([first]);
    const fork = signCard({ ...rabat.card, endpoints: [] }, rabat.root);
    for (const bad of [readCard(fork), readCard(madrid.cardJws)])
      expect(() => chain.add(bad)).toThrow(ProtocolError);
    expect(chain.cards).toEqual([first]);
    expect(chain.fingerprint).toBe(fingerprint(rabat.card.root));
  });

  it('takes the least size of several revocations', () => {
    const chain = CardChain.from([first]);
    const kid = rabat.signers[0].kid;
    const revoke = (size: number) => ({
      revoked: [{ kid, reason: 'lost' as const, sizes: { 'es.pn': size } }],
    });
    chain.add(readCard(next(chain, revoke(9))));
    chain.add(readCard(next(chain, revoke(5))));
    chain.add(readCard(next(chain, revoke(7))));
    const reader = 'es.pn' as PartyId;
    expect(chain.signingKey(kid, { index: 4, reader })).not.toHaveProperty('rule');
    expect(chain.signingKey(kid, { index: 5, reader })).toHaveProperty('rule', 'key-revoked');
  });

  it('cannot be made of no card', () => {
    expect(() => CardChain.from([])).toThrow(expect.objectContaining({ code: 'card-chain' }));
  });
});

describe('Ed25519 keys', () => {
  it('come back from their 32 secret bytes', () => {
    const key = generateEd25519();
    expect(ed25519FromSeed(ed25519ToSeed(key)).equals(key)).toBe(true);
  });

  it('have the thumbprint of RFC 8037 appendix A.3', () => {
    const x = Buffer.from('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'base64url');
    expect(kidOf(x)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});
