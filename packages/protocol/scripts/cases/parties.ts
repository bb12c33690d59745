// SPDX-License-Identifier: Apache-2.0
// The invented parties of the fixtures: every key, salt and moment follows from a label, so that all runs agree.
import { Buffer } from 'node:buffer';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createSigner, mlDsa44ToRaw, type Signer } from '@tansiq/ledger';
import { type CardPayload, signCard } from '../../src/cards/card.ts';
import { b64u, hashText, sha256 } from '../../src/encoding.ts';
import type { Kid, PartyId, RandomId } from '../../src/ids.ts';
import { createJwsSigner, ed25519FromSeed, ed25519Raw, type JwsSigner } from '../../src/keys/ed25519.ts';
import { toTime } from '../../src/time.ts';

/** 2026-11-22T09:00:00Z, the moment at which everything in the fixtures happens, in milliseconds. */
export const NOW = Date.UTC(2026, 10, 22, 9, 0, 0);

// PKCS #8 of an ML-DSA-44 key that holds its 32-byte seed alone (RFC 9881 §6).
const ML_DSA_SEED = Buffer.from('3034020100300b0609608648016503040311042280' + '20', 'hex');

/** 32 bytes that follow from a label. */
export function seed(label: string): Buffer {
  return sha256(Buffer.from(`tansiq fixtures ${label}`));
}

/** 16 bytes that follow from a label, as a random id. */
export function fixedId(label: string): RandomId {
  return seed(label).subarray(0, 16).toString('base64url') as RandomId;
}

/** A source of salts that gives the same ones in every run. */
export function saltsOf(label: string): () => Buffer {
  let next = 0;
  return () => seed(`${label} salt ${next++}`).subarray(0, 16);
}

export interface FixtureParty {
  readonly id: PartyId;
  readonly root: KeyObject;
  /** First and second signing key. */
  readonly signers: readonly [JwsSigner, JwsSigner];
  readonly signX: readonly [string, string];
  readonly log: Signer;
  readonly cosign: { readonly ed25519: Signer; readonly mldsa44: Signer };
  readonly card: CardPayload;
  readonly cardJws: string;
}

function mlDsa44(label: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ML_DSA_SEED, seed(label)]), format: 'der', type: 'pkcs8' });
}

/** A party by its id; `origin` is the channel whose checkpoints its log key signs. */
export function party(id: string, origin: string): FixtureParty {
  const key = (use: string) => ed25519FromSeed(seed(`${id} ${use}`));
  const raw = (use: string) => b64u(ed25519Raw(key(use)));
  const signers = [createJwsSigner(key('sign 0')), createJwsSigner(key('sign 1'))] as const;
  const signX = [raw('sign 0'), raw('sign 1')] as const;
  const pq = mlDsa44(`${id} cosign ml-dsa-44`);
  const card = {
    v: 1,
    party: id as PartyId,
    names: { ar: `طرف ${id}`, fr: `Partie ${id}` },
    seq: 0,
    root: raw('root'),
    issued: toTime(NOW - 86_400_000),
    expires: toTime(NOW + 365 * 86_400_000),
    keys: {
      sign: [{ kid: signers[0].kid as Kid, x: signX[0] }],
      log: raw('log'),
      cosign: { ed25519: raw('cosign'), mldsa44: b64u(mlDsa44ToRaw(pq)) },
      // Only its form matters here: nothing is sealed to it.
      seal: {
        kem: 'MLKEM768-X25519',
        pub: b64u(Buffer.concat(Array.from({ length: 38 }, (_, at) => seed(`${id} seal ${at}`)))),
      },
      tls: [hashText(`${id} tls`)],
    },
    revoked: [],
    endpoints: ['https://node.example:8443'],
    versions: [1],
    spoc: { fr: 'Permanence' },
    supervisor: { fr: 'Autorité de contrôle' },
  } as const satisfies CardPayload;
  return {
    id: id as PartyId,
    root: key('root'),
    signers,
    signX,
    log: createSigner(origin, 'note', key('log')),
    cosign: {
      ed25519: createSigner(id, 'cosignature-ed25519', key('cosign')),
      mldsa44: createSigner(id, 'cosignature-ml-dsa-44', pq),
    },
    card,
    cardJws: signCard(card, key('root')),
  };
}

export const rabat = party('ma.dgsn', 'tansiq.channel/v1/ma.dgsn/es.pn');
export const madrid = party('es.pn', 'tansiq.channel/v1/es.pn/ma.dgsn');
export const paris = party('fr.dgpn', 'tansiq.channel/v1/fr.dgpn/ma.dgsn');
