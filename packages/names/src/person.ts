// SPDX-License-Identifier: Apache-2.0
// What may be known of a person beside the name; every field may be absent, and absent is not agreement.

export type Sex = 'female' | 'male' | 'other';

/**
 * A person as a register, a list or a query states it. `aliases` are names stored for the person (nicknames are matched
 * only when stored). `birth` is text that `parseBirth` reads: a year, a date, `about 1961`, a range, a Hijri date.
 * `documents` are numbers of identity papers; `countries` ISO 3166 codes or names; `place` the place of birth.
 */
export type PersonRecord = {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly birth?: string;
  readonly place?: string;
  readonly countries?: readonly string[];
  readonly sex?: Sex;
  readonly documents?: readonly string[];
};

/** A document number in the form that is compared: capital letters and digits only. */
export function documentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}

const MOST_IN_FIELD = 12;

/** Every name a person goes by: the name and the aliases, and of a field that holds several (parted by a semicolon or bar) each. */
export function namesOf(person: Pick<PersonRecord, 'name' | 'aliases'>): readonly string[] {
  const fields = [person.name, ...(person.aliases ?? [])];
  if (!fields.some((field) => /[;؛|]/u.test(field))) return fields;
  const names = fields
    .flatMap((field) => field.split(/[;؛|]/u).slice(0, MOST_IN_FIELD))
    .filter((name) => /\p{L}/u.test(name));
  return names.length === 0 ? fields : names;
}
