// SPDX-License-Identifier: Apache-2.0
// The settings as they may be shown to who runs the node: what holds, where it was set, and never a secret.
import { type RawTable, settingKeys, variableOf } from './environment.ts';
import { holdsSecret } from './secret-keys.ts';

export interface ShownSetting {
  key: string;
  /** Absent for what is not set, and for secrets. */
  value?: string | number | boolean | string[];
  secret: boolean;
  from: 'variable' | 'file' | 'default' | 'unset';
  /** The variable that stands above the file. */
  variable: string;
}

/** @param raw what was said in file and variables; @param held the same with defaults filled in; @param sources variables by key */
export function shownSettings(
  raw: RawTable,
  held: unknown,
  sources: ReadonlyMap<string, string>,
): ShownSetting[] {
  return settingKeys.map((key) => {
    const secret = holdsSecret(key);
    const value = at(held, key);
    const from = sources.has(key)
      ? 'variable'
      : at(raw, key) !== undefined
        ? 'file'
        : value === undefined
          ? 'unset'
          : 'default';
    return {
      ...{ key, secret, from, variable: variableOf(key) },
      ...(!secret && isShown(value) && { value }),
    };
  });
}

const at = (table: unknown, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
      table,
    );

const isShown = (value: unknown): value is NonNullable<ShownSetting['value']> =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));
