// SPDX-License-Identifier: Apache-2.0
// Passwords: scrypt (RFC 7914) with its parameters and salt in the stored text, compared in constant time, and the rules for new
// ones (NIST SP 800-63B: length counts, composition does not, known and guessable ones are refused).
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { FieldIssue } from '../refusal.ts';

/** Cost: 2^ln blocks of r·128 bytes, p passes. */
export interface ScryptCost {
  ln: number;
  r: number;
  p: number;
}

/** 32 MiB and three passes, the OWASP equivalent of N=2^17, p=1 that fits a small machine. */
export const standardCost: ScryptCost = { ln: 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

const derive = (password: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** cost.ln;
    const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
    // NFKC, so that the same password typed on another keyboard gives the same bytes (SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Hashes and verifies. At most two at a time, because each takes tens of megabytes and a core. */
export class Passwords {
  readonly #cost: ScryptCost;
  readonly #dummy: Promise<string>;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(cost: ScryptCost = standardCost) {
    this.#cost = cost;
    this.#dummy = this.hash(randomBytes(18).toString('base64url'));
  }

  /** @returns `$scrypt$ln=15,r=8,p=3$<salt>$<key>`, salt and key in base64url */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const key = await this.#limited(() => derive(password, salt, this.#cost));
    const { ln, r, p } = this.#cost;
    return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
  }

  /**
   * Whether `password` is the one that `stored` was made from. Without `stored` (no such login) it does the same work on a hash of
   * nothing and says no, so that the time taken does not tell which logins exist.
   */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const parts = STORED.exec(stored ?? (await this.#dummy));
    if (!parts) throw new Error('a stored password hash is not in the form that this software writes');
    const [, ln, r, p, salt = '', key = ''] = parts;
    const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
    const got = await this.#limited(() => derive(password, Buffer.from(salt, 'base64url'), cost));
    return timingSafeEqual(got, Buffer.from(key, 'base64url')) && stored !== undefined;
  }

  /** Whether a stored hash is of another cost than today's and should be made anew at the next sign-in. */
  isDated(stored: string): boolean {
    const { ln, r, p } = this.#cost;
    return !stored.startsWith(`$scrypt$ln=${ln},r=${r},p=${p}$`);
  }

  async #limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= 2) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
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
        ar: `اختر كلمة سر من ${span} حرفًا؛ بضع كلمات متتالية تكفي.`,
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
      ar: 'كلمة السر سهلة التخمين. اختر كلمات لا صلة لها باسمك ولا باسم الدخول.',
      es: 'La contraseña es fácil de adivinar. Elija palabras sin relación con su nombre ni su usuario.',
      fr: 'Le mot de passe est facile à deviner. Choisissez des mots sans rapport avec votre nom ni votre identifiant.',
      en: 'The password is easy to guess. Choose words that have nothing to do with your name or login.',
    },
  };
}
