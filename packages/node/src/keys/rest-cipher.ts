// SPDX-License-Identifier: Apache-2.0
// Small secrets that the store must keep and be able to read back (a one-time code's secret): AES-256-GCM under a key of the folder of
// keys, so that who has the database alone has none of them.
import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyError } from './key-error.ts';
import type { KeyFolder } from './key-folder.ts';

const VERSION = 1;
const KEY = 32;
const NONCE = 12;
const TAG = 16;
/** One for the life of the node: what it closed must open again whatever else is rotated. */
const FILE = 'rest-0.pem';
const LABEL = 'TANSIQ SECRET OF THE STORE';
const PEM = new RegExp(`^-----BEGIN ${LABEL}-----\n([A-Za-z0-9+/]{43}=)\n-----END ${LABEL}-----\n$`);

/** Closes and opens texts. `about` says whose and what a text is: closed about one thing, it opens about no other. */
export class RestCipher {
  readonly #key: Buffer;

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== KEY) throw new KeyError('damaged', `a key of ${key.length} bytes closes nothing`);
    this.#key = Buffer.from(key);
  }

  /** @returns base64url of version, nonce, ciphertext and tag */
  close(text: string, about: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws KeyError `damaged` when it was closed under another key, about something else, or is not whole */
  open(closed: string, about: string): string {
    const bytes = Buffer.from(closed, 'base64url');
    if (bytes.length <= 1 + NONCE + TAG || bytes[0] !== VERSION)
      throw new KeyError('damaged', 'a secret in the store has a form that this version does not know');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(1, 1 + NONCE))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(bytes.length - TAG));
    try {
      const body = bytes.subarray(1 + NONCE, bytes.length - TAG);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      throw new KeyError('damaged', 'a secret in the store does not open with the key in rest-0.pem');
    }
  }
}

/** The folder's own key for this; made where there is none yet. @throws KeyError `damaged`, `passphrase`, `permissions` */
export async function restCipher(folder: KeyFolder): Promise<RestCipher> {
  if (folder.keys('rest').length === 0) {
    const text = randomBytes(KEY).toString('base64');
    await folder.write(FILE, `-----BEGIN ${LABEL}-----\n${text}\n-----END ${LABEL}-----\n`);
  }
  const found = PEM.exec(await folder.read(FILE))?.[1];
  if (found === undefined) throw new KeyError('damaged', `${FILE} is not a secret of the store`);
  return new RestCipher(Buffer.from(found, 'base64'));
}
