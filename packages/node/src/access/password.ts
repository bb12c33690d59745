// SPDX-License-Identifier: Apache-2.0
// Passwords: Argon2id (RFC 9106) with its parameters and salt in the stored text, compared in constant time, and the rules for new
// ones (NIST SP 800-63B: length counts, composition does not, known and guessable ones are refused).
import { argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { FieldIssue } from '../refusal.ts';

/** Cost of Argon2id with one lane: `memory` in KiB, `passes` over it. */
export interface HashCost {
  memory: number;
  passes: number;
}

/** 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet for Argon2id. */
export const standardCost: HashCost = { memory: 19_456, passes: 2 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** The PHC string format, which other software reads too. */
const STORED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43})$/;
/** What earlier versions wrote (RFC 7914): read until its owner signs in again. */
const DATED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

type Derive = (password: string) => Promise<Buffer>;

const deriveArgon2id =
  (nonce: Uint8Array, { memory, passes }: HashCost): Derive =>
  (message) =>
    new Promise((resolve, reject) => {
      const options = { message, nonce, parallelism: 1, tagLength: KEY_BYTES, memory, passes };
      argon2('argon2id', options, (error, key) => (error ? reject(error) : resolve(key)));
    });

const deriveScrypt =
  (salt: Uint8Array, cost: { ln: number; r: number; p: number }): Derive =>
  (password) =>
    new Promise((resolve, reject) => {
      const N = 2 ** cost.ln;
      const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
      scrypt(password, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
    });

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
const stored = ({ memory, passes }: HashCost, salt: Buffer, key: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=1$${unpadded(salt)}$${unpadded(key)}`;

/** How a stored text was made, and the key in it. @throws Error when no version of this software wrote it */
function opened(text: string): { derive: Derive; key: Buffer } {
  const parts = STORED.exec(text);
  if (parts) {
    const [, memory, passes, salt = '', key = ''] = parts;
    const cost = { memory: Number(memory), passes: Number(passes) };
    return { derive: deriveArgon2id(Buffer.from(salt, 'base64'), cost), key: Buffer.from(key, 'base64') };
  }
  const dated = DATED.exec(text);
  if (!dated) throw new Error('a stored password hash is not in the form that this software writes');
  const [, ln, r, p, salt = '', key = ''] = dated;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return { derive: deriveScrypt(Buffer.from(salt, 'base64url'), cost), key: Buffer.from(key, 'base64url') };
}

/** Hashes and verifies. At most two at a time, because each takes tens of megabytes and a core. */
export class Passwords {
  readonly #cost: HashCost;
  /** A hash of nothing that anybody could type: the form of a real one, so that comparing with it takes the same work. */
  readonly #dummy: string;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(cost: HashCost = standardCost) {
    this.#cost = cost;
    this.#dummy = stored(cost, randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));
  }

  /** @returns `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<key>`, salt and key in base64 without padding */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    return stored(this.#cost, salt, await this.#derive(deriveArgon2id(salt, this.#cost), password));
  }

  /**
   * Whether `password` is the one that `text` was made from. Without `text` (no such login) it does the same work on a hash of
   * nothing and says no, so that the time taken does not tell which logins exist.
   */
  async verify(text: string | undefined, password: string): Promise<boolean> {
    const { derive, key } = opened(text ?? this.#dummy);
    const got = await this.#derive(derive, password);
    return timingSafeEqual(got, key) && text !== undefined;
  }

  /** Whether a stored hash is of another kind or cost than today's and should be made anew at the next sign-in. */
  isDated(text: string): boolean {
    const { memory, passes } = this.#cost;
    return !text.startsWith(`$argon2id$v=19$m=${memory},t=${passes},p=1$`);
  }

  /** NFKC, so that the same password typed on another keyboard gives the same bytes (SP 800-63B, 5.1.1.2). */
  async #derive(derive: Derive, password: string): Promise<Buffer> {
    if (this.#running >= 2) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await derive(password.normalize('NFKC'));
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;

/** Beginnings of the long passwords that lists of leaked ones are full of, folded as `fold` does. */
const overused = [
  'password',
  'motdepasse',
  'contrasena',
  'qwerty',
  'azerty',
  'administra',
  'changeme',
  'letmein',
  'welcome',
  'iloveyou',
  '123456',
  '012345',
  '987654',
  'abcdef',
];

const leet: Record<string, string> = { '@': 'a', $: 's', '!': 'i', '0': 'o', '1': 'l', '3': 'e' };
const fold = (text: string) => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');

function isGuessable(password: string, about: readonly string[]): boolean {
  const folded = fold(password);
  const plain = folded.replace(/[@$!013]/g, (sign) => leet[sign] ?? sign);
  if (overused.some((start) => folded.startsWith(start) || plain.startsWith(start))) return true;
  if (new Set(folded).size < 5) return true;
  return about.some((word) => word.length >= 4 && folded.includes(fold(word)));
}

/**
 * What is wrong with a new password, as an issue for `path`, or nothing. `about` are words that must not stand in it: the login, the
 * name, the party.
 */
export function passwordIssue(
  path: string,
  password: string,
  about: readonly string[],
): FieldIssue | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    const span = `${SHORTEST_PASSWORD}-${LONGEST_PASSWORD}`;
    return {
      path,
      code: 'password-length',
      texts: {
        ar: `اختر كلمة مرور من ${span} حرفًا؛ بضع كلمات متتالية تكفي.`,
        es: `Elija una contraseña de ${span} caracteres; bastan varias palabras seguidas.`,
        fr: `Choisissez un mot de passe de ${span} caractères ; quelques mots à la suite suffisent.`,
        en: `Choose a password of ${span} characters; a few words in a row will do.`,
      },
    };
  }
  if (!isGuessable(password, about)) return undefined;
  return {
    path,
    code: 'password-guessable',
    texts: {
      ar: 'كلمة المرور سهلة التخمين. اختر كلمات لا صلة لها باسمك ولا باسم الدخول.',
      es: 'La contraseña es fácil de adivinar. Elija palabras sin relación con su nombre ni su usuario.',
      fr: 'Le mot de passe est facile à deviner. Choisissez des mots sans rapport avec votre nom ni votre identifiant.',
      en: 'The password is easy to guess. Choose words that have nothing to do with your name or login.',
    },
  };
}
