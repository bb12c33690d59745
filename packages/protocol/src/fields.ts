// SPDX-License-Identifier: Apache-2.0
// The forms of §1 as schemas, so that every body of the protocol is checked and described by the same words.
import { z } from 'zod';
import {
  type ActId,
  forms,
  type Hash,
  isText,
  type Kid,
  type PartyId,
  type RandomId,
  type Text,
  type Time,
} from './ids.ts';
import { isTime } from './time.ts';

/** A value that nobody changes, all the way down. */
export type DeepReadonly<T> = T extends string | number | boolean
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

// z.custom carries the branded type without a second pass; what JSON Schema says of it stands in the metadata.
function form<T extends string>(pattern: RegExp, chars: number): z.ZodType<T> {
  return z
    .custom<T>((value) => typeof value === 'string' && value.length <= chars && pattern.test(value))
    .meta({ type: 'string', pattern: pattern.source });
}

/** Canonical b64u of so many bytes. */
export function bytesField(bytes: number): z.ZodType<string> {
  const chars = Math.ceil((bytes * 4) / 3);
  const last = { 0: '[A-Za-z0-9_-]', 1: '[AQgw]', 2: '[AEIMQUYcgkosw048]' }[bytes % 3] ?? '';
  return form<string>(new RegExp(`^[A-Za-z0-9_-]{${chars - 1}}${last}$`), chars);
}

export const partyField: z.ZodType<PartyId> = form<PartyId>(forms.party, 101);
export const hashField: z.ZodType<Hash> = form<Hash>(forms.bytes32, 43);
export const actIdField: z.ZodType<ActId> = form<ActId>(forms.bytes32, 43);
export const kidField: z.ZodType<Kid> = form<Kid>(forms.bytes32, 43);
export const randomIdField: z.ZodType<RandomId> = form<RandomId>(forms.bytes16, 22);
export const codeField: z.ZodType<string> = form<string>(forms.code, 64);
export const stateField: z.ZodType<string> = form<string>(forms.state, 2);
export const languageField: z.ZodType<string> = form<string>(forms.language, 3);

export const timeField: z.ZodType<Time> = z.custom<Time>(isTime).meta({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
});

export const textField: z.ZodType<Text> = z.custom<Text>(isText).meta({
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: forms.language.source },
  additionalProperties: { type: 'string' },
});

/** An integer from 0 to 2^53-1. */
export const countField = z.int().min(0);

/**
 * An object from names of one form to values. Not z.record, which drops a member named `__proto__` in silence where
 * the protocol must refuse it.
 * @param described JSON Schema of a value.
 */
export function mapField<T>(
  name: RegExp,
  isValue: (value: unknown) => value is T,
  described: Record<string, unknown>,
): z.ZodType<Readonly<Record<string, T>>> {
  return z
    .custom<Readonly<Record<string, T>>>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.entries(value).every(([key, member]) => name.test(key) && isValue(member)),
    )
    .meta({ type: 'object', propertyNames: { pattern: name.source }, additionalProperties: described });
}

const listItems = new WeakMap<object, z.ZodType>();

/** What the items of a list are, for those who describe schemas; undefined for what is no list. */
export function listItemOf(schema: object): z.ZodType | undefined {
  return listItems.get(schema);
}

/**
 * A list of `least` to `most` items. Not z.array, which gathers every fault of every item: a section full of them would
 * keep a reader busy for seconds. This stops at the first, and looks at no item of a list that is too long.
 */
export function listField<T>(item: z.ZodType<T>, least: number, most: number): z.ZodType<readonly T[]> {
  const schema = z
    .custom<readonly T[]>(Array.isArray)
    .superRefine((list, context) => {
      const problem = firstProblem(item, list, least, most);
      // What is checked after this counts on items of the right shape.
      if (problem) context.addIssue({ code: 'custom', continue: false, ...problem });
    })
    .meta({ type: 'array', minItems: least, maxItems: most });
  listItems.set(schema, item);
  return schema;
}

function firstProblem(item: z.ZodType, list: readonly unknown[], least: number, most: number) {
  if (list.length < least || list.length > most)
    return { message: `not ${least} to ${most} items`, path: [] };
  for (const [at, one] of list.entries()) {
    const result = item.safeParse(one);
    if (result.success) continue;
    const [issue] = result.error.issues;
    return { message: issue?.message ?? 'not as it must be', path: [at, ...(issue?.path ?? [])] };
  }
  return undefined;
}

/** A list in strictly ascending order by code unit, hence without doubles. */
export function ascendingField<T extends string>(
  item: z.ZodType<T>,
  least: number,
  most: number,
): z.ZodType<readonly T[]> {
  return refinedList(item, listField(item, least, most), isAscending, 'not in strictly ascending order', {
    uniqueItems: true,
    description: 'strictly ascending by code unit',
  });
}

/** A list in which no two items have the same key. */
export function distinctField<T>(
  item: z.ZodType<T>,
  least: number,
  most: number,
  keyOf: (item: T) => string,
): z.ZodType<readonly T[]> {
  const isDistinct = (list: readonly T[]) => new Set(list.map(keyOf)).size === list.length;
  return refinedList(item, listField(item, least, most), isDistinct, 'one stands twice', {
    uniqueItems: true,
  });
}

function refinedList<T>(
  item: z.ZodType<T>,
  list: z.ZodType<readonly T[]>,
  holds: (list: readonly T[]) => boolean,
  message: string,
  described: Record<string, unknown>,
): z.ZodType<readonly T[]> {
  const refined = list.refine(holds, message).meta({ ...list.meta(), ...described });
  listItems.set(refined, item);
  return refined;
}

/** True when each string is greater than the one before, by UTF-16 code unit. */
export function isAscending(list: readonly string[]): boolean {
  for (let at = 1; at < list.length; at++) {
    if ((list[at - 1] as string) >= (list[at] as string)) return false;
  }
  return true;
}
