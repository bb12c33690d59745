// SPDX-License-Identifier: Apache-2.0
// Fixtures of cards and chains of cards (§2): read in the order given, then asked for a key.
import { Buffer } from 'node:buffer';
import { canonicalize, type JsonObject } from '../../src/canonical.ts';
import { type CardPayload, fingerprint, readCard, signCard } from '../../src/cards/card.ts';
import type { Kid } from '../../src/ids.ts';
import type { JwsSigner } from '../../src/keys/ed25519.ts';
import { createJwsSigner, kidOfText } from '../../src/keys/ed25519.ts';
import type { FixtureCase } from './case.ts';
import { madrid, rabat } from './parties.ts';

const first = rabat.cardJws;
const [signer0, signer1] = rabat.signers;

/** The card after `before`, with changes. */
function after(before: string, change: Partial<CardPayload> = {}): string {
  const { hash, payload } = readCard(before);
  return signCard({ ...rabat.card, seq: payload.seq + 1, prev: hash, ...change }, rabat.root);
}

const rotated: Partial<CardPayload> = {
  keys: { ...rabat.card.keys, sign: [{ kid: signer1.kid, x: rabat.signX[1] }] },
  revoked: [{ kid: signer0.kid, reason: 'compromised', sizes: { 'es.pn': 7 } }],
};
const second = after(first, rotated);

function taken(name: string, why: string, cards: readonly string[]): FixtureCase {
  const newest = cards.map(readCard).reduce((a, b) => (b.payload.seq > a.payload.seq ? b : a));
  const expect = { ok: true, newest: newest.hash, fingerprint: fingerprint(newest.payload.root) };
  return { name, why, expect, cards };
}

function refused(name: string, rule: string, why: string, cards: readonly string[]): FixtureCase {
  return { name, why, expect: { ok: false, rule }, cards };
}

interface Question {
  readonly kid: Kid;
  readonly reader?: string;
  readonly index?: number;
  readonly cosigned?: number;
}

function asked(name: string, rule: string | undefined, why: string, ask: Question): FixtureCase {
  return { name, why, expect: rule ? { ok: false, rule } : { ok: true }, cards: [first, second], ask };
}

/** Signs any payload as a card. */
function forged(
  payload: object | string,
  signer: JwsSigner = createJwsSigner(rabat.root),
  typ = 'tansiq-card+jws',
): string {
  const text = typeof payload === 'string' ? payload : canonicalize(payload as JsonObject);
  const head = `{"alg":"Ed25519","kid":"${signer.kid}","typ":"${typ}"}`;
  const input = `${Buffer.from(head).toString('base64url')}.${Buffer.from(text).toString('base64url')}`;
  return `${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
}

const text = canonicalize(rabat.card as unknown as JsonObject);
const smallOrder = Buffer.alloc(32).fill(1, 0, 1).toString('base64url');

function chains(): FixtureCase[] {
  const third = after(second, { ...rotated, endpoints: [] });
  const otherSecond = after(first, { spoc: { fr: 'Autre' } });
  const { hash } = readCard(first);
  return [
    taken('first card', 'Signed by its own root.', [first]),
    taken('chain of three', 'Each names the hash of the one before.', [first, second, third]),
    taken('card again', 'The same card is no fork.', [first, second, first]),
    refused('fork', 'fork', 'Two cards with seq 1: a person must look.', [first, second, otherSecond]),
    refused('fork at the start', 'fork', 'Two cards with seq 0.', [
      first,
      forged({ ...rabat.card, spoc: { fr: 'Autre' } }),
    ]),
    refused('prev of another card', 'card-chain', 'prev is not the hash of the card before.', [
      first,
      after(first, { prev: readCard(otherSecond).hash }),
    ]),
    refused('seq leaves one out', 'card-chain', 'The card before is not known.', [
      first,
      after(first, { seq: 2, prev: hash }),
    ]),
    refused('chain without its start', 'card-chain', 'A chain begins with seq 0.', [second]),
    refused("another party's card", 'card-chain', 'Another party.', [first, madrid.cardJws]),
    refused('another root', 'card-chain', 'A party keeps its root.', [
      first,
      forged({ ...rabat.card, seq: 1, prev: hash, root: madrid.card.root }, createJwsSigner(madrid.root)),
    ]),
  ];
}

function malformed(): FixtureCase[] {
  const [head, payload, signature] = first.split('.') as [string, string, string];
  const { keys } = rabat.card;
  const withKeys = (change: object) => forged({ ...rabat.card, keys: { ...keys, ...change } });
  return [
    refused('bad signature', 'signature', 'The signature of another card.', [
      `${head}.${payload}.${second.split('.')[2]}`,
    ]),
    refused('stray bits', 'non-canonical', 'The last character is another for the same byte.', [
      `${head}.${payload}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'h'}`,
    ]),
    refused('signed by another root', 'signature', 'The kid is not that of the root.', [
      forged(rabat.card, createJwsSigner(madrid.root)),
    ]),
    refused('typ of an act', 'schema', 'A signature for one purpose is none for another.', [
      forged(rabat.card, undefined, 'tansiq-act+jws'),
    ]),
    refused('space in payload', 'non-canonical', 'White space.', [forged(text.replace(':', ': '))]),
    refused('unknown version', 'unknown-version', 'Not known here.', [forged({ ...rabat.card, v: 2 })]),
    refused('seq 0 with prev', 'schema', 'prev is absent when seq is 0.', [
      forged({ ...rabat.card, prev: readCard(first).hash }),
    ]),
    refused('seq 1 without prev', 'schema', 'prev is absent only when seq is 0.', [
      first,
      forged({ ...rabat.card, seq: 1 }),
    ]),
    refused('kid of another key', 'schema', 'A kid is the thumbprint of its key.', [
      withKeys({ sign: [{ kid: signer1.kid, x: rabat.signX[0] }] }),
    ]),
    refused('signing key twice', 'schema', 'Each once.', [withKeys({ sign: [keys.sign[0], keys.sign[0]] })]),
    refused('no signing key', 'schema', 'At least one.', [withKeys({ sign: [] })]),
    refused('key of small order', 'schema', 'Its signatures hold for what nobody signed.', [
      withKeys({ sign: [{ kid: kidOfText(smallOrder), x: smallOrder }] }),
    ]),
    refused('sealing key too short', 'schema', '1,216 bytes.', [
      withKeys({ seal: { kem: 'MLKEM768-X25519', pub: keys.seal.pub.slice(4) } }),
    ]),
    refused('expires before it is issued', 'schema', 'issued is before expires.', [
      forged({ ...rabat.card, issued: rabat.card.expires, expires: rabat.card.issued }),
    ]),
    refused('endpoint without TLS', 'schema', 'https with a port.', [
      forged({ ...rabat.card, endpoints: ['http://node.example:80'] }),
    ]),
    refused('unknown member', 'schema', 'Objects are closed.', [forged({ ...rabat.card, motto: 'x' })]),
    refused('oversized', 'limit', 'Over 16 KiB.', [
      forged({ ...rabat.card, spoc: { fr: 'a'.repeat(16_384) } }),
    ]),
  ];
}

function keys(): FixtureCase[] {
  const kid = signer0.kid;
  return [
    asked('key in force', undefined, 'Listed, not revoked.', {
      kid: signer1.kid,
      reader: 'es.pn',
      index: 99,
    }),
    asked('revoked key below its size', undefined, 'Index 6 is below 7.', { kid, reader: 'es.pn', index: 6 }),
    asked('revoked key at its size', 'key-revoked', 'Index 7 is not below 7.', {
      kid,
      reader: 'es.pn',
      index: 7,
    }),
    asked('revoked key, reader not named', 'key-revoked', 'An absent reader means 0.', {
      kid,
      reader: 'fr.dgpn',
      index: 0,
    }),
    asked('revoked key, already cosigned', undefined, 'What was receipted before the card came stays.', {
      kid,
      reader: 'es.pn',
      index: 9,
      cosigned: 10,
    }),
    asked('revoked key beyond what was cosigned', 'key-revoked', 'Not receipted before the card came.', {
      kid,
      reader: 'es.pn',
      index: 10,
      cosigned: 10,
    }),
    asked('revoked key, no place given', 'key-revoked', 'A revoked key counts only at a place.', { kid }),
    asked('key of nobody', 'key-unknown', 'No card lists it.', {
      kid: madrid.signers[0].kid,
      reader: 'es.pn',
      index: 0,
    }),
  ];
}

/** All cases of cards. */
export function cardCases(): FixtureCase[] {
  return [...chains(), ...malformed(), ...keys()];
}
