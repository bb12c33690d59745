// SPDX-License-Identifier: Apache-2.0
// Closed shapes: small readers that say exactly which JSON is allowed and refuse every other as `schema`.
import type { Json, JsonObject } from './canonical.ts';
import { isB64u, secondsOf } from './encoding.ts';
import { Flaw } from './flaw.ts';

/** Gives the value back with its type, or throws a Flaw `schema` that names the place `at`. */
export type Shape<T> = (value: unknown, at: string) => T;
export type Of<S> = S extends Shape<infer T> ? T : never;

type Shapes = Record<string, Shape<unknown>>;
type Closed<R extends Shapes, O extends Shapes> = { [K in keyof R]: Of<R[K]> } & {
  [K in keyof O]?: Of<O[K]>;
};

export function refuse(at: string, why: string): never {
  throw new Flaw('schema', `${at}: ${why}`);
}

/** An object with exactly these members; `optional` ones may be absent, no other may be there. */
export function object<R extends Shapes, O extends Shapes = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Closed<R, O>> {
  return (value, at) => {
    const source = plain(value, at);
    for (const [name, shape] of Object.entries(required)) {
      if (!Object.hasOwn(source, name)) refuse(at, `member "${name}" is missing`);
      shape(source[name], `${at}.${name}`);
    }
    for (const name of Object.keys(source)) {
      if (Object.hasOwn(required, name)) continue;
      const shape = optional !== undefined && Object.hasOwn(optional, name) ? optional[name] : undefined;
      if (shape === undefined) refuse(at, `member "${name}" is not known`);
      shape(source[name], `${at}.${name}`);
    }
    return source as Closed<R, O>;
  };
}

/** An object whose member names and values each have one shape. */
export function record<T>(
  name: Shape<string>,
  item: Shape<T>,
  minimum = 0,
  maximum = Infinity,
): Shape<Record<string, T>> {
  return (value, at) => {
    const source = plain(value, at);
    const members = Object.entries(source);
    if (members.length < minimum || members.length > maximum) refuse(at, `${members.length} members`);
    for (const [key, member] of members) {
      name(key, `${at}.${key}`);
      item(member, `${at}.${key}`);
    }
    return source as Record<string, T>;
  };
}

export function list<T>(item: Shape<T>, minimum = 0, maximum = Infinity): Shape<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'not a list');
    if (value.length < minimum || value.length > maximum) refuse(at, `${value.length} elements`);
    for (const [index, element] of value.entries()) item(element, `${at}[${index}]`);
    return value as T[];
  };
}

/** A list of strings, strictly ascending by UTF-16 code unit, so without doubles. */
export function ascending<T extends string>(item: Shape<T>, minimum = 0, maximum = Infinity): Shape<T[]> {
  const inner = list(item, minimum, maximum);
  return (value, at) => {
    const found = inner(value, at);
    for (let k = 1; k < found.length; k++) {
      if ((found[k - 1] as string) >= (found[k] as string)) refuse(at, 'not strictly ascending');
    }
    return found;
  };
}

/** A list in which no two elements have the same key. */
export function distinct<T>(shape: Shape<T[]>, key: (element: T) => string): Shape<T[]> {
  return (value, at) => {
    const found = shape(value, at);
    const seen = new Set(found.map(key));
    return seen.size === found.length ? found : refuse(at, 'an element stands twice');
  };
}

/** Exactly these values in this place, and no other. */
export function oneOf<T extends string | number | boolean>(...allowed: T[]): Shape<T> {
  return (value, at) => (allowed.includes(value as T) ? (value as T) : refuse(at, 'not an allowed value'));
}

export function matching(pattern: RegExp, what: string): Shape<string> {
  return (value, at) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(at, `not ${what}`);
}

export function integer(minimum = 0, maximum = Number.MAX_SAFE_INTEGER): Shape<number> {
  return (value, at) =>
    Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum
      ? (value as number)
      : refuse(at, `not an integer of ${minimum} to ${maximum}`);
}

/** base64url of exactly `length` bytes. */
export function bytes(length: number): Shape<string> {
  const characters = Math.ceil((length * 4) / 3);
  return (value, at) => {
    if (typeof value !== 'string' || value.length !== characters)
      return refuse(at, `not ${length} bytes of base64url`);
    return isB64u(value) ? value : refuse(at, 'not canonical base64url');
  };
}

export const string: Shape<string> = (value, at) =>
  typeof value === 'string' ? value : refuse(at, 'not a string');
/** A string that is not empty: ids, names, media types, officers, origins. */
export const name: Shape<string> = (value, at) =>
  typeof value === 'string' && value !== '' ? value : refuse(at, 'not a name');
export const boolean: Shape<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(at, 'not a boolean');
export const anything: Shape<Json> = (value) => value as Json;

export const hash = bytes(32);
export const randomId = bytes(16);
export const party = matching(/^[a-z]{2}(\.[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?){1,3}$/, 'a party id');
export const code = matching(/^[a-z0-9]([a-z0-9-]{0,63})$/, 'a code');
export const state = matching(/^[a-z]{2}$/, 'a state');
const language = matching(/^[a-z]{2,3}$/, 'a language');
export const text = record(language, string, 1);
export const time: Shape<string> = (value, at) =>
  typeof value === 'string' && secondsOf(value) !== undefined ? value : refuse(at, 'not a time');

function plain(value: unknown, at: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'not an object');
  return value as JsonObject;
}
