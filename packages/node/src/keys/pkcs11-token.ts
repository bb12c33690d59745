// SPDX-License-Identifier: Apache-2.0
// Signing keys in a hardware module: made there, used there, never out of it. PKCS #11 v3.0, of which Ed25519 alone is asked (§2.3.13 edwards25519).
// The binding, pkcs11js, is a native addon that is built where it is installed: a node without such a module does not need it.
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { KeyError } from './key-error.ts';
import { isTokenAddress, type KeyToken, type TokenKey } from './key-token.ts';

export interface Pkcs11Settings {
  /** Path of the module's library, as its maker ships it. */
  readonly module: string;
  /** Label of the token that holds the keys. */
  readonly token: string;
  /** Folder in whose node_modules pkcs11js is. */
  readonly binding: string;
}

type Handle = Buffer;
interface Attribute {
  type: number;
  value?: Buffer | number | boolean | string;
}
interface Mechanism {
  mechanism: number;
}

/** What is used of pkcs11js. */
interface Binding {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(present: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { label: string };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_Login(session: Handle, user: number, pin: string): void;
  C_GenerateKeyPair(
    session: Handle,
    mechanism: Mechanism,
    publicKey: Attribute[],
    privateKey: Attribute[],
  ): { publicKey: Handle; privateKey: Handle };
  C_GetAttributeValue(session: Handle, object: Handle, wanted: Attribute[]): { value: Buffer }[];
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_DestroyObject(session: Handle, object: Handle): void;
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_Sign(session: Handle, message: Buffer, signature: Buffer): Buffer;
}

const SERIAL_AND_WRITING = 0x04 | 0x02;
const USER = 1;
const CKR_USER_ALREADY_LOGGED_IN = 0x100;
const CKR_ALREADY_INITIALIZED = 0x191;
const EDWARDS_KEY_PAIR: Mechanism = { mechanism: 0x1055 };
const EDDSA: Mechanism = { mechanism: 0x1057 };
const PUBLIC_KEY = 2;
const PRIVATE_KEY = 3;
const A = {
  class: 0x00,
  token: 0x01,
  private: 0x02,
  label: 0x03,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  extractable: 0x162,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const;
/** OID 1.3.101.112 (RFC 8410 §3). */
const ED25519 = Buffer.from('06032b6570', 'hex');
const ID_BYTES = 16;

/** A module is initialised once in a process, and its token signed in to once. */
const open = new Map<string, Pkcs11Token>();

/** @throws KeyError `token` when the binding, the module or the token is not there, or the PIN is not taken */
export function openPkcs11(settings: Pkcs11Settings, pin: string): KeyToken {
  const place = `${settings.module} ${settings.token}`;
  const token = open.get(place) ?? new Pkcs11Token(settings, pin);
  open.set(place, token);
  return token;
}

class Pkcs11Token implements KeyToken {
  readonly #module: Binding;
  readonly #session: Handle;
  readonly #label: string;

  constructor({ module, token, binding }: Pkcs11Settings, pin: string) {
    this.#label = token;
    this.#module = bindingIn(binding);
    this.#session = asked(`${module}, token ${token}`, () => {
      this.#module.load(module);
      unless(CKR_ALREADY_INITIALIZED, () => this.#module.C_Initialize());
      const slot = this.#module
        .C_GetSlotList(true)
        .find((one) => this.#module.C_GetTokenInfo(one).label.trim() === token);
      if (!slot) throw new KeyError('token', `${module} has no token of the label ${token}`);
      const session = this.#module.C_OpenSession(slot, SERIAL_AND_WRITING);
      unless(CKR_USER_ALREADY_LOGGED_IN, () => this.#module.C_Login(session, USER, pin));
      return session;
    });
  }

  make(label: string): { address: string; key: TokenKey } {
    const id = randomBytes(ID_BYTES);
    const named: Attribute[] = [
      { type: A.token, value: true },
      { type: A.id, value: id },
      { type: A.label, value: label },
    ];
    const pair = asked(`making ${label}`, () =>
      this.#module.C_GenerateKeyPair(
        this.#session,
        EDWARDS_KEY_PAIR,
        [...named, { type: A.verify, value: true }, { type: A.ecParams, value: ED25519 }],
        [
          ...named,
          { type: A.private, value: true },
          { type: A.sensitive, value: true },
          { type: A.extractable, value: false },
          { type: A.sign, value: true },
        ],
      ),
    );
    return { address: addressOf(this.#label, id), key: this.#keyOf(label, pair) };
  }

  key(address: string): TokenKey {
    const id = this.#idOf(address);
    const [privateKey] = this.#found(PRIVATE_KEY, id);
    const [publicKey] = this.#found(PUBLIC_KEY, id);
    if (!privateKey || !publicKey)
      throw new KeyError('token', `the token ${this.#label} does not hold the key ${address}`);
    return this.#keyOf(address, { publicKey, privateKey });
  }

  destroy(address: string): void {
    const id = this.#idOf(address);
    for (const kind of [PRIVATE_KEY, PUBLIC_KEY])
      for (const object of this.#found(kind, id))
        asked(address, () => this.#module.C_DestroyObject(this.#session, object));
  }

  #keyOf(name: string, { publicKey, privateKey }: { publicKey: Handle; privateKey: Handle }): TokenKey {
    const point = asked(name, () =>
      this.#module.C_GetAttributeValue(this.#session, publicKey, [{ type: A.ecPoint }]),
    )[0]?.value;
    // An OCTET STRING of 32 bytes; some modules leave its two bytes of DER away.
    if (point?.length !== 34 && point?.length !== 32)
      throw new KeyError('token', `${name} is no Ed25519 key`);
    return {
      raw: Uint8Array.from(point.subarray(-32)),
      sign: (message) =>
        asked(name, () => {
          this.#module.C_SignInit(this.#session, EDDSA, privateKey);
          return this.#module.C_Sign(this.#session, Buffer.from(message), Buffer.alloc(64));
        }),
    };
  }

  #idOf(address: string): Buffer {
    const id = /;id=((?:%[0-9a-f]{2})+)$/.exec(address)?.[1];
    if (!isTokenAddress(address) || id === undefined || !address.startsWith(tokenPart(this.#label)))
      throw new KeyError('token', `${address} is not a key of the token ${this.#label}`);
    return Buffer.from(id.replaceAll('%', ''), 'hex');
  }

  #found(kind: number, id: Buffer): Handle[] {
    return asked(`looking in ${this.#label}`, () => {
      this.#module.C_FindObjectsInit(this.#session, [
        { type: A.class, value: kind },
        { type: A.id, value: id },
      ]);
      try {
        return this.#module.C_FindObjects(this.#session, 2);
      } finally {
        this.#module.C_FindObjectsFinal(this.#session);
      }
    });
  }
}

/** RFC 7512. */
const tokenPart = (label: string): string => `pkcs11:token=${encodeURIComponent(label)};`;
const addressOf = (label: string, id: Buffer): string =>
  `${tokenPart(label)}id=${[...id].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`;

function bindingIn(folder: string): Binding {
  try {
    const { PKCS11 } = createRequire(join(folder, 'package.json'))('pkcs11js') as {
      PKCS11: new () => Binding;
    };
    return new PKCS11();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new KeyError(
      'token',
      `pkcs11js cannot be used from ${folder} (${why}); run there: npm install pkcs11js`,
    );
  }
}

function unless(done: number, step: () => void): void {
  try {
    step();
  } catch (error) {
    if ((error as { code?: number }).code !== done) throw error;
  }
}

/** What a module refuses is said by its own name of the fault, such as CKR_PIN_INCORRECT. */
function asked<T>(what: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof KeyError) throw error;
    throw new KeyError('token', `${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
