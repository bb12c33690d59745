// SPDX-License-Identifier: Apache-2.0
// Values that a JSON Schema describes, and what an attacker makes of them: the same for the same dice.
import type { Dice } from '../chaos/dice.ts';

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type Schema = { readonly [member: string]: unknown };

/** What is known to exist on the node: identifiers that its answers brought, by the names of their members. */
export type Known = ReadonlyMap<string, readonly string[]>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-';
const DEEPEST = 9;

export class Maker {
  readonly #dice: Dice;
  readonly #schemas: Readonly<Record<string, Schema>>;
  readonly #known: Known;

  constructor(dice: Dice, schemas: Readonly<Record<string, Schema>>, known: Known) {
    this.#dice = dice;
    this.#schemas = schemas;
    this.#known = known;
  }

  /** @param name of the member or parameter that the value is for: what exists under that name is taken most of the time */
  make(schema: Schema, name = '', depth = 0): Json {
    const dice = this.#dice;
    if (typeof schema.$ref === 'string')
      return this.make(this.#schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name, depth + 1);
    if ('const' in schema) return schema.const as Json;
    if (Array.isArray(schema.enum)) return dice.pick(schema.enum as Json[]);
    const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
    if (choices) return this.make(dice.pick(choices), name, depth + 1);
    if (Array.isArray(schema.allOf))
      return Object.assign({}, ...(schema.allOf as Schema[]).map((one) => this.make(one, name, depth + 1)));
    switch (schema.type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#list(schema, name, depth);
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'boolean':
        return dice.chance(0.5);
      case 'null':
        return null;
      default:
        return this.#text(schema, name);
    }
  }

  #object(schema: Schema, depth: number): Json {
    const required = new Set((schema.required as string[] | undefined) ?? []);
    const made: Record<string, Json> = {};
    for (const [member, of] of Object.entries((schema.properties as Record<string, Schema>) ?? {}))
      if (required.has(member) || (depth < DEEPEST && this.#dice.chance(0.4)))
        made[member] = this.make(of, member, depth + 1);
    const others = schema.additionalProperties;
    if (typeof others === 'object' && others !== null && depth < DEEPEST)
      made[this.#text({}, '')] = this.make(others as Schema, '', depth + 1);
    return made;
  }

  #list(schema: Schema, name: string, depth: number): Json {
    const least = Number(schema.minItems ?? 0);
    const most = Math.min(Number(schema.maxItems ?? 3), least + 2);
    const items = (schema.items ?? {}) as Schema;
    const count = depth > DEEPEST ? least : this.#dice.whole(least, Math.max(least, most));
    return Array.from({ length: count }, () => this.make(items, name, depth + 1));
  }

  #number(schema: Schema): number {
    const least = Number(schema.minimum ?? 0);
    const most = Math.min(Number(schema.maximum ?? 1000), Number.MAX_SAFE_INTEGER);
    return this.#dice.pick([least, most, this.#dice.whole(Math.max(least, -1000), Math.min(most, 1000))]);
  }

  #text(schema: Schema, name: string): string {
    const dice = this.#dice;
    const known = this.#known.get(name) ?? [];
    if (known.length > 0 && dice.chance(0.8)) return dice.pick(known);
    if (/date-time|time/.test(String(schema.format ?? name))) return '2026-11-20T10:00:00Z';
    const any = [...this.#known.values()].flat();
    if (any.length > 0 && dice.chance(0.2)) return dice.pick(any);
    const length = Math.max(Number(schema.minLength ?? 0), dice.pick([1, 2, 8, 22, 43]));
    return Array.from({ length: Math.min(length, Number(schema.maxLength ?? length)) }, () =>
      dice.pick([...LETTERS]),
    ).join('');
  }
}

const deep = (levels: number): Json => {
  let value: Json = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const hostile: readonly (() => Json)[] = [
  () => '',
  () => null,
  () => 'x'.repeat(70_000),
  () => '\u0000',
  () => '\ud800',
  () => '\u202eevil\u2066',
  () => "'; drop table acts; --",
  () => '../../../etc/passwd',
  () => '%00%ff',
  () => '=HYPERLINK("http://x")',
  () => '<img src=x onerror=alert(1)>',
  () => '\u0627'.repeat(5000),
  () => '9'.repeat(400),
  () => '__proto__',
  () => Number.MAX_SAFE_INTEGER + 2,
  () => -1,
  () => 1e308,
  () => 0.1,
  () => true,
  () => [],
  () => ({}),
  () => ({ __proto__x: 1, constructor: { prototype: 1 } }),
  () => deep(30),
  () => deep(3000),
  () => Array.from({ length: 20_000 }, () => 1),
];

/** One thing in it is otherwise than it should be: a value, a member too many or too few, or all of it. */
export function spoiled(value: Json, dice: Dice): Json {
  const places: { put: (value: Json) => void; drop: () => void }[] = [];
  const walk = (at: Json): void => {
    if (typeof at !== 'object' || at === null) return;
    for (const key of Object.keys(at)) {
      const holder = at as Record<string, Json>;
      places.push({
        put: (next) => Object.defineProperty(holder, key, { value: next, enumerable: true }),
        drop: () => Reflect.deleteProperty(holder, key),
      });
      walk(holder[key] as Json);
    }
  };
  const copy = structuredClone(value);
  walk(copy);
  const bad = dice.pick(hostile)();
  if (places.length === 0 || dice.chance(0.08)) return bad;
  const place = dice.pick(places);
  if (dice.chance(0.25)) place.drop();
  else place.put(bad);
  if (dice.chance(0.1) && typeof copy === 'object' && copy !== null) Object.assign(copy, { surplus: bad });
  return copy;
}
