// SPDX-License-Identifier: Apache-2.0
// The people of a demonstration: one account a desk, invented names, passwords made anew for every folder.
import { randomInt } from 'node:crypto';
import type { Language, Role } from '@tansiq/node/contract';

/** Desks of a party; each is one account whose login is the desk. */
export const desks = {
  officer: ['officer'],
  head: ['head', 'releaser'],
  negotiator: ['negotiator', 'legal-adviser'],
  signatory: ['signatory'],
  supervisor: ['supervisor'],
  administrator: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Desk = keyof typeof desks;
export const deskNames = Object.keys(desks) as Desk[];

export interface Account {
  readonly login: Desk;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly password: string;
}

const languageByState: Readonly<Record<string, Language>> = {
  ma: 'ar',
  es: 'es',
  mr: 'ar',
  qa: 'ar',
  bh: 'ar',
  be: 'fr',
  in: 'en',
};

/** Invented: no list of real people was used. */
const people: Readonly<Record<string, Readonly<Record<Desk, string>>>> = {
  ma: {
    officer: 'سلمى الورياغلي',
    head: 'إدريس بنمخلوف',
    negotiator: 'نادية الشرايبي',
    signatory: 'عبد الرحيم التازوطي',
    supervisor: 'لطيفة أوحساين',
    administrator: 'ياسين الغرباوي',
  },
  es: {
    officer: 'Irene Valdecasas',
    head: 'Tomás Echegoyen',
    negotiator: 'Lucía Bermejal',
    signatory: 'Andrés Quintanal',
    supervisor: 'Rosario Peñalba',
    administrator: 'Gonzalo Arteche',
  },
};

/** The account of a desk, with a new password. Parties without invented people are served under the name of the desk. */
export function newAccount(party: string, login: Desk): Account {
  const state = party.slice(0, 2);
  return {
    login,
    name: people[state]?.[login] ?? `${login} (${party})`,
    roles: desks[login],
    language: languageByState[state] ?? 'en',
    password: passphrase(),
  };
}

const WORDS =
  'amber anchor basil birch bramble canyon cedar cliff clover copper coral dune ember fern fjord garnet ginger glade granite grove harbour hazel heron ivory jasmine juniper kelp lagoon lantern laurel lemon lichen linen lotus maple marble meadow myrtle nectar oasis olive onyx opal orchard osprey pebble pepper pine plum quartz raven reef river saffron sage sienna slate sparrow spruce thistle thyme topaz tulip velvet violet walnut willow'.split(
    ' ',
  );

/** Four words and a number: about 31 bits, enough where five failures already hold a login back, and short enough to be typed. */
function passphrase(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]);
  return `${words.join('-')}-${randomInt(10, 100)}`;
}
