// SPDX-License-Identifier: Apache-2.0
// For tests: an authenticator in software (WebAuthn §6), one P-256 passkey, its CBOR and COSE written by hand so that the library under test
// reads what it did not write. Lies where a test tells it to.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** What it says otherwise than it should. */
export interface Lies {
  challenge?: string;
  origin?: string;
  rpId?: string;
  counter?: number;
  /** No user verification: somebody touched it, nobody knows who. */
  unverified?: boolean;
  userHandle?: string;
  /** Another key signs. */
  otherKey?: boolean;
}

const b64u = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949) of a length below 65,536 under a major type. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff);
}
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);
const cborBytes = (bytes: Uint8Array) => Buffer.concat([head(2, bytes.length), bytes]);
const cborInt = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value));
const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

/** COSE_Key (RFC 9053 §7.1.1) of a P-256 key for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (text: string) => cborBytes(Buffer.from(text, 'base64url'));
  return cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), coordinate(x)],
    [cborInt(-3), coordinate(y)],
  ]);
}

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

export class TestAuthenticator {
  readonly id = b64u(randomBytes(16));
  readonly #origin: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #user = '';

  /** @param origin what the browser says that the page is */
  constructor(origin: string) {
    this.#origin = origin;
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, lies: Lies = {}): RegistrationResponseJSON {
    this.#user = options.user.id;
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.of(id.length >> 8, id.length & 0xff);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(this.#keys.publicKey)]);
    const authData = Buffer.concat([this.#authData(options.rp.id ?? '', AT, lies), attested]);
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(authData)],
    ]);
    const clientDataJSON = b64u(this.#clientData('webauthn.create', options.challenge, lies));
    return {
      ...{ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject: b64u(attestation), transports: ['internal'] },
    };
  }

  get(options: PublicKeyCredentialRequestOptionsJSON, lies: Lies = {}): AuthenticationResponseJSON {
    this.#counter += 1;
    const authenticatorData = this.#authData(options.rpId ?? '', 0, lies);
    const clientData = this.#clientData('webauthn.get', options.challenge, lies);
    const key = lies.otherKey
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : this.#keys.privateKey;
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), key);
    return {
      ...{ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} },
      response: {
        ...{ clientDataJSON: b64u(clientData), authenticatorData: b64u(authenticatorData) },
        ...{ signature: b64u(signature), userHandle: lies.userHandle ?? this.#user },
      },
    };
  }

  #authData(rpId: string, flags: number, lies: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? this.#counter);
    const all = flags | UP | (lies.unverified ? 0 : UV);
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.of(all), counter]);
  }

  #clientData(type: string, challenge: string, lies: Lies): Buffer {
    const origin = lies.origin ?? this.#origin;
    const said = { type, challenge: lies.challenge ?? challenge, origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(said));
  }
}
