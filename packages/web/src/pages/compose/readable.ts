// SPDX-License-Identifier: Apache-2.0
// Members of a draft as lines of text, to be compared word by word. Pure.

/** Codes and members line by line, so that one that changed stands alone: `sites.s1.risk: high`. */
export function readable(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('\n');
  return linesOf(value, '').join('\n');
}

function linesOf(value: unknown, path: string): string[] {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'object' || value === null) return [`${path}: ${value}`];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? [] : [`${path}: ${value.join(', ')}`];
  const members = Array.isArray(value)
    ? value.map((one: { id?: string }, place) => [one.id ?? String(place + 1), one] as const)
    : Object.entries(value);
  return members.flatMap(([name, one]) => linesOf(one, path === '' ? name : `${path}.${name}`));
}
