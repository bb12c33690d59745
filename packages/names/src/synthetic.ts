// SPDX-License-Identifier: Apache-2.0
// Makes synthetic people that are hard to tell from a register's own: for measuring, never for showing.

import { FAMILY_NAMES, GIVEN_NAMES } from './attested-names.ts';
import { DOMAIN_TOKENS } from './trained/domain-tokens.ts';

export type SyntheticSeed = { readonly name: string; readonly birth?: string };
export type SyntheticPerson = { readonly name: string; readonly birth: string };

const MOST_WORDS = 6;
const ARABIC = /[\u0620-\u06d3]/u;

/** Xorshift: the same people every time, on every machine. */
function random(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function outsideTokens(): { arabic: string[]; latin: string[] } {
  const arabic = new Set<string>();
  const latin = new Set<string>();
  for (const name of [...GIVEN_NAMES, ...FAMILY_NAMES]) {
    for (const a of name.arabic) arabic.add(a);
    for (const l of name.latin) latin.add(capital(l));
  }
  for (const line of DOMAIN_TOKENS.split(/[|\n]/u)) {
    const [a = '', l = ''] = line.split(' ');
    arabic.add(a);
    latin.add(capital(l));
  }
  return { arabic: [...arabic], latin: [...latin] };
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * `count` people, the same for the same register. Each has as many words as some real row (two to six), in its script;
 * at most half of them are words of the register (any row's), the others Moroccan and Arabic tokens from outside it.
 * A name that is a real row's name is drawn again. Births are real rows' births.
 */
export function* syntheticPeople(
  register: readonly SyntheticSeed[],
  count: number,
  seed = 20260214,
): Generator<SyntheticPerson> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const real = new Set(register.map((row) => fold(row.name)));
  const words = { arabic: [] as string[], latin: [] as string[] };
  const shapes: { script: 'arabic' | 'latin'; words: number }[] = [];
  for (const row of register) {
    const script = ARABIC.test(row.name) ? 'arabic' : 'latin';
    const own = row.name.split(/\s+/u).filter(Boolean);
    words[script].push(...own);
    shapes.push({ script, words: Math.min(MOST_WORDS, Math.max(2, own.length)) });
  }
  const inRegister = new Set([...words.arabic, ...words.latin].map(fold));
  const all = outsideTokens();
  const outside = {
    arabic: all.arabic.filter((word) => !inRegister.has(fold(word))),
    latin: all.latin.filter((word) => !inRegister.has(fold(word))),
  };
  for (let made = 0; made < count; ) {
    const shape = pick(shapes);
    const own = Math.floor(shape.words / 2);
    const parts: string[] = [];
    for (let i = 0; i < shape.words; i++)
      parts.push(i < own ? pick(words[shape.script]) : pick(outside[shape.script]));
    for (let i = parts.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [parts[i], parts[j]] = [parts[j] as string, parts[i] as string];
    }
    const name = parts.join(' ');
    if (real.has(fold(name))) continue;
    made++;
    yield { name, birth: pick(register).birth ?? '' };
  }
}
