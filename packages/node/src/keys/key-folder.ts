// SPDX-License-Identifier: Apache-2.0
// The folder DATA/keys: private keys that only the node's user can read, and the party's own cards.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { isEncrypted, type KeyCipher } from './key-cipher.ts';
import { KeyError } from './key-error.ts';

/** The identity root's file; after `init` it may be moved to where it is kept offline. */
export const ROOT_FILE = 'root.pem';

/** What a key file is of: `sign-3.pem` holds the signing key that card 3 introduced. */
export type KeyFileKind = 'sign' | 'log' | 'cosign-ed25519' | 'cosign-mldsa44' | 'seal' | 'tls' | 'rest';
const KEY_FILE = /^(sign|log|cosign-ed25519|cosign-mldsa44|seal|tls|rest)-(\d+)\.pem$/;
const CARD_FILE = /^card-(\d+)\.jws$/;
const UNSIGNED_FILE = /^card-(\d+)\.unsigned$/;

export interface KeyFile {
  readonly kind: KeyFileKind;
  /** The `seq` of the card that introduced it. */
  readonly seq: number;
  readonly name: string;
}

const MODES_COUNT = process.platform !== 'win32';

/** Reads and writes one folder of keys. Writing is durable when a method returns. */
export class KeyFolder {
  readonly path: string;
  readonly #cipher: KeyCipher | undefined;

  constructor(dataDir: string, cipher?: KeyCipher) {
    this.path = join(dataDir, 'keys');
    this.#cipher = cipher;
  }

  /** Makes the folder. @throws KeyError `exists` when it holds anything. */
  create(): void {
    if (existsSync(this.path) && readdirSync(this.path).length > 0) {
      throw new KeyError('exists', `${this.path} already holds keys; they are never written over`);
    }
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    requirePrivate(this.path, 0o700);
  }

  /** Key files of a kind, newest first. @throws KeyError `missing` when there is no folder, `permissions`. */
  keys(kind: KeyFileKind): KeyFile[] {
    return this.#names()
      .flatMap((name) => {
        const [, found, seq] = KEY_FILE.exec(name) ?? [];
        return found === kind ? [{ kind, seq: Number(seq), name }] : [];
      })
      .sort((a, b) => b.seq - a.seq);
  }

  /** The party's own cards as JWS, ascending. @throws KeyError `missing`, `permissions`. */
  cards(): string[] {
    return this.#names()
      .flatMap((name) => {
        const seq = CARD_FILE.exec(name)?.[1];
        return seq === undefined ? [] : [{ seq: Number(seq), name }];
      })
      .sort((a, b) => a.seq - b.seq)
      .map(({ name }) => readFileSync(join(this.path, name), 'utf8').trimEnd());
  }

  /** The card that waits for its signature: the one after the newest. @throws KeyError `missing`, `permissions`. */
  unsigned(): { seq: number; text: string } | undefined {
    for (const name of this.#names()) {
      const seq = Number(UNSIGNED_FILE.exec(name)?.[1] ?? NaN);
      if (seq === this.cards().length)
        return { seq, text: readFileSync(join(this.path, name), 'utf8').trimEnd() };
    }
    return undefined;
  }

  /** Writes a card that waits for its signature. */
  writeUnsigned(seq: number, text: string): void {
    this.#put(`card-${seq}.unsigned`, `${text}\n`);
  }

  removeUnsigned(): void {
    for (const name of this.#names()) if (UNSIGNED_FILE.test(name)) this.remove(name);
  }

  /** Text of a private key file in the folder, decrypted. @throws KeyError */
  read(name: string): Promise<string> {
    return readKeyFile(join(this.path, name), this.#cipher);
  }

  /** Writes a private key file, under the passphrase if there is one. */
  async write(name: string, text: string): Promise<void> {
    this.#put(name, this.#cipher ? await this.#cipher.encrypt(text) : text);
  }

  /** Writes a card: with it the keys that it names come into use. */
  writeCard(seq: number, jws: string): void {
    this.#put(`card-${seq}.jws`, `${jws}\n`);
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { force: true });
    syncFolder(this.path);
  }

  // Written whole beside its place and then moved into it, so that no half of a key is ever found.
  #put(name: string, text: string): void {
    const path = join(this.path, name);
    const part = `${path}.part`;
    rmSync(part, { force: true });
    const file = openSync(part, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    syncFolder(this.path);
  }

  #names(): string[] {
    if (!existsSync(this.path)) {
      throw new KeyError('missing', `there are no keys in ${this.path}; make them with the init command`);
    }
    requirePrivate(this.path, 0o700);
    return readdirSync(this.path);
  }
}

/**
 * Text of a private key file anywhere, such as an identity root kept offline.
 * @throws KeyError `missing`; `permissions` when others can read it; `passphrase`; `damaged`.
 */
export async function readKeyFile(path: string, cipher?: KeyCipher): Promise<string> {
  if (!existsSync(path)) throw new KeyError('missing', `there is no key file ${path}`);
  requirePrivate(path, 0o600);
  const text = readFileSync(path, 'utf8');
  const name = basename(path);
  if (!isEncrypted(text)) {
    // A passphrase that protects nothing would be believed to protect.
    if (cipher) {
      throw new KeyError(
        'passphrase',
        `${name} is not encrypted although a passphrase is set; encrypt the keys first`,
      );
    }
    return text;
  }
  if (!cipher) throw new KeyError('passphrase', `${name} is encrypted; set TANSIQ_KEY_PASSPHRASE`);
  try {
    return await cipher.decrypt(text);
  } catch (error) {
    if (error instanceof KeyError) throw new KeyError(error.code, `${name}: ${error.message}`);
    throw error;
  }
}

function requirePrivate(path: string, mode: number): void {
  if (!MODES_COUNT) return;
  const found = statSync(path).mode & 0o777;
  if ((found & 0o077) === 0) return;
  const [is, should] = [found, mode].map((bits) => bits.toString(8));
  throw new KeyError('permissions', `others can read ${path} (mode ${is}); run: chmod ${should} ${path}`);
}

function syncFolder(path: string): void {
  if (!MODES_COUNT) return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
