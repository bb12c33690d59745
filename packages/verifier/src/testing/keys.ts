// SPDX-License-Identifier: Apache-2.0
// Parties for tests: their keys, their cards, what they sign. Written apart from the readers, so that both can be wrong.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export type Json = string | number | boolean | Json[] | { [name: string]: Json };
export type Text = { en: string; es: string };

export const both = (words: string): Text => ({ en: words, es: `${words} (es)` });
export const id22 = (): string => randomBytes(16).toString('base64url');
export const digest = (input: string | Buffer): string =>
  createHash('sha256').update(input).digest('base64url');
export const clock = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`).join(',')}}`;
}

export function jws(typ: string, kid: string, key: KeyObject, payload: Json): string {
  const header = `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`;
  const input = `${Buffer.from(header).toString('base64url')}.${Buffer.from(canonical(payload)).toString('base64url')}`;
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`;
}

export type SigningKey = { kid: string; x: string; secret: KeyObject };

export function ed25519(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64url');
  return { kid: digest(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`), x, secret: privateKey };
}

function mldsa44(): { x: string; secret: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ml-dsa-44');
  const x = publicKey.export({ type: 'spki', format: 'der' }).subarray(-1312).toString('base64url');
  return { x, secret: privateKey };
}

export type Revoked = { kid: string; reason: string; sizes: { [party: string]: number } };

/** A party with its chain of cards. */
export class Party {
  readonly id: string;
  readonly root = ed25519();
  readonly log = ed25519();
  readonly cosign = { ed25519: ed25519(), mldsa44: mldsa44() };
  readonly cards: string[] = [];
  signing = ed25519();
  witness: { name: string; key: SigningKey } | undefined;

  constructor(id: string, witness?: { name: string; key: SigningKey }) {
    this.id = id;
    this.witness = witness;
    this.issue({});
  }

  /** Adds a card to the chain; `keys` are listed beside the one in use. */
  issue({ revoked = [], change = {} }: { revoked?: Revoked[]; change?: { [name: string]: Json } }): string {
    const last = this.cards.at(-1);
    const payload: { [name: string]: Json } = {
      v: 1,
      party: this.id,
      names: both(`Service ${this.id}`),
      seq: this.cards.length,
      root: this.root.x,
      issued: '2026-01-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
      keys: {
        sign: [{ kid: this.signing.kid, x: this.signing.x }],
        log: this.log.x,
        cosign: { ed25519: this.cosign.ed25519.x, mldsa44: this.cosign.mldsa44.x },
        seal: { kem: 'MLKEM768-X25519', pub: Buffer.alloc(1216, 7).toString('base64url') },
        tls: [digest(`tls of ${this.id}`)],
      },
      revoked,
      endpoints: [`https://${this.id}.localhost:7001`],
      versions: [1],
      spoc: both('Desk'),
      supervisor: both('Supervisor'),
      ...(last === undefined ? {} : { prev: digest(last.slice(0, last.lastIndexOf('.'))) }),
      ...(this.witness === undefined ? {} : { witness: `${this.witness.name}+${this.witness.key.x}` }),
      ...change,
    };
    const card = jws('tansiq-card+jws', this.root.kid, this.root.secret, payload);
    this.cards.push(card);
    return card;
  }
}
