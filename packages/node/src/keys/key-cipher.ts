// SPDX-License-Identifier: Apache-2.0
// Private keys under a passphrase: scrypt and AES-256-GCM. Not the encrypted PKCS #8 that Node writes, whose PBKDF2 makes
// 2,048 rounds and can be told no other number, so that who stole a backup could try passphrases by the million.
import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { KeyError } from './key-error.ts';

const VERSION = 1;
const SALT = 16;
const NONCE = 12;
const TAG = 16;
/** RFC 7914: 128 MiB of memory and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };
const LABEL = 'TANSIQ ENCRYPTED KEY';

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

/** Is this file's text a key under a passphrase? */
export function isEncrypted(text: string): boolean {
  return text.startsWith(`-----BEGIN ${LABEL}-----\n`);
}

/** Encrypts and decrypts key files. One passphrase, one salt for a folder: the slow step is taken once. */
export class KeyCipher {
  readonly #passphrase: string;
  readonly #derived = new Map<string, Promise<Buffer>>();
  #salt = randomBytes(SALT);

  constructor(passphrase: string) {
    this.#passphrase = passphrase.normalize('NFC');
  }

  async encrypt(text: string): Promise<string> {
    const key = await this.#key(this.#salt);
    const head = Buffer.concat([Buffer.of(VERSION), this.#salt]);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const all = Buffer.concat([head, nonce, body, cipher.getAuthTag()]).toString('base64');
    return `-----BEGIN ${LABEL}-----\n${(all.match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${LABEL}-----\n`;
  }

  /** @throws KeyError `damaged` when the text is not of this form, `passphrase` when it does not open. */
  async decrypt(text: string): Promise<string> {
    const body = new RegExp(`^-----BEGIN ${LABEL}-----\n([A-Za-z0-9+/=\n]+)-----END ${LABEL}-----\n$`).exec(
      text,
    );
    const bytes = Buffer.from(body?.[1] ?? '', 'base64');
    if (bytes.length <= 1 + SALT + NONCE + TAG || bytes[0] !== VERSION) {
      throw new KeyError('damaged', 'an encrypted key of a form that this version does not know');
    }
    const head = bytes.subarray(0, 1 + SALT);
    const salt = Buffer.from(head.subarray(1));
    const key = await this.#key(salt);
    const sealed = bytes.subarray(head.length + NONCE, bytes.length - TAG);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(head.length, head.length + NONCE))
      .setAAD(head)
      .setAuthTag(bytes.subarray(bytes.length - TAG));
    try {
      const plain = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
      this.#salt = salt;
      return plain;
    } catch {
      throw new KeyError('passphrase', 'the passphrase does not open this key');
    }
  }

  #key(salt: Buffer): Promise<Buffer> {
    const name = salt.toString('base64');
    const known = this.#derived.get(name) ?? derive(this.#passphrase, salt, 32, COST);
    this.#derived.set(name, known);
    return known;
  }
}

/** Of the passphrase that keys are under; none when they are under none. */
export const cipherOf = (passphrase: string | undefined): KeyCipher | undefined =>
  passphrase === undefined ? undefined : new KeyCipher(passphrase);
