// SPDX-License-Identifier: Apache-2.0
// Making new keys of each kind: the files that hold them and what the card says of them.
import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mlDsa44ToRaw } from '@tansiq/ledger';
import {
  b64u,
  type CardPayload,
  ed25519Raw,
  generateEd25519,
  generateSealingSecret,
  kidOf,
  sealingKey,
} from '@tansiq/protocol';
import { type CertificateSubject, selfSignedCertificate, tlsPin } from './certificate.ts';
import { KeyError } from './key-error.ts';
import type { KeyFileKind } from './key-folder.ts';
import type { KeyToken } from './key-token.ts';

/** What can be rotated on its own. `cosign` is the pair of an Ed25519 and an ML-DSA-44 key. */
export const keyKinds = ['sign', 'log', 'cosign', 'seal', 'tls'] as const;
export type KeyKind = (typeof keyKinds)[number];

type CardKeys = CardPayload['keys'];

/** New keys of one kind: text of each file, and the members of a card's `keys` that name them. */
export interface FreshKeys {
  readonly files: readonly (readonly [KeyFileKind, string])[];
  readonly named: Partial<CardKeys>;
}

/**
 * Makes keys of a kind. With a token, the Ed25519 keys that sign acts, checkpoints and receipts are made in it; those that seal and those of TLS
 * are not, because no module does what they do.
 */
export async function freshKeys(
  kind: KeyKind,
  subject: CertificateSubject,
  token?: KeyToken,
): Promise<FreshKeys> {
  switch (kind) {
    case 'sign': {
      const { text, raw } = signingKey(`${subject.party} sign`, token);
      return { files: [['sign', text]], named: { sign: [{ kid: kidOf(raw), x: b64u(raw) }] } };
    }
    case 'log': {
      const { text, raw } = signingKey(`${subject.party} log`, token);
      return { files: [['log', text]], named: { log: b64u(raw) } };
    }
    case 'cosign': {
      const classical = signingKey(`${subject.party} cosign`, token);
      const lattice = generateKeyPairSync('ml-dsa-44').privateKey;
      return {
        files: [
          ['cosign-ed25519', classical.text],
          ['cosign-mldsa44', toPem(lattice)],
        ],
        named: { cosign: { ed25519: b64u(classical.raw), mldsa44: b64u(mlDsa44ToRaw(lattice)) } },
      };
    }
    case 'seal': {
      const secret = await generateSealingSecret();
      const { raw } = await sealingKey(secret);
      return {
        files: [['seal', secretToPem(secret)]],
        named: { seal: { kem: 'MLKEM768-X25519', pub: b64u(raw) } },
      };
    }
    case 'tls': {
      const key = generateEd25519();
      const file = toPem(key) + selfSignedCertificate(key, subject);
      return { files: [['tls', file]], named: { tls: [tlsPin(createPublicKey(key))] } };
    }
  }
}

function signingKey(label: string, token: KeyToken | undefined): { text: string; raw: Uint8Array } {
  if (token) {
    const { address, key } = token.make(label);
    return { text: address, raw: key.raw };
  }
  const key = generateEd25519();
  return { text: toPem(key), raw: ed25519Raw(key) };
}

/** Private key as PKCS #8 PEM. */
export function toPem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }) as string;
}

const SECRET =
  /^-----BEGIN TANSIQ SEALING SECRET-----\n([A-Za-z0-9+/]{43}=)\n-----END TANSIQ SEALING SECRET-----\n$/;

// The secret of X-Wing has no PKCS #8 form that Node reads.
function secretToPem(secret: Uint8Array): string {
  const text = Buffer.from(secret).toString('base64');
  return `-----BEGIN TANSIQ SEALING SECRET-----\n${text}\n-----END TANSIQ SEALING SECRET-----\n`;
}

/** The 32 secret bytes of a sealing key's file. @throws KeyError `damaged`. */
export function secretFromPem(text: string, name: string): Uint8Array {
  const found = SECRET.exec(text)?.[1];
  if (found === undefined) throw new KeyError('damaged', `${name} is not a sealing key`);
  return Buffer.from(found, 'base64');
}
