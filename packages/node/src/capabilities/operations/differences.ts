// SPDX-License-Identifier: Apache-2.0
// What one version of a plan says otherwise than another: leaf by leaf, list items by their own id where they have one. Pure.

export interface Difference {
  path: string;
  before?: unknown;
  after?: unknown;
}

type Leaves = ReadonlyMap<string, unknown>;

/** In the order of paths. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [a, b] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((path) => {
    const [old, fresh] = [a.get(path), b.get(path)];
    if (old === fresh) return [];
    return [{ path, ...(a.has(path) && { before: old }), ...(b.has(path) && { after: fresh }) }];
  });
}

function leavesOf(value: unknown): Leaves {
  const leaves = new Map<string, unknown>();
  walk(value, '', leaves);
  return leaves;
}

function walk(value: unknown, path: string, leaves: Map<string, unknown>): void {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, at(nameOf(item) ?? String(index)), leaves);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) walk(member, at(name), leaves);
  } else if (value !== undefined) leaves.set(path, value);
}

/** By what an item of a list is known: its id, the party it is about, what it refers to. */
function nameOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, party, ref, name } = item as Record<string, unknown>;
  const found = id ?? (name === undefined ? party : undefined) ?? ref;
  return typeof found === 'string' ? found : undefined;
}
