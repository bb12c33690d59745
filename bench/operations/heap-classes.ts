// SPDX-License-Identifier: Apache-2.0
// What a page's heap is made of, by class: how many of each and how many bytes they take themselves, from a snapshot taken by the browser.
import type { CDPSession } from 'playwright-core';

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
  strings: string[];
}

export type Classes = ReadonlyMap<string, { count: number; bytes: number }>;

/** Kinds of what the script of a page makes; the rest is its compiled code, and what the browser keeps of it and for who inspects it. */
const scripts: ReadonlySet<string> = new Set([
  ...['object', 'array', 'string', 'concatenated string', 'sliced string'],
  ...['closure', 'number', 'bigint', 'symbol', 'regexp'],
]);

/** By kind, objects and what is the browser's own by the name of their class. */
export async function classesOf(session: CDPSession): Promise<Classes> {
  const parts: string[] = [];
  const take = ({ chunk }: { chunk: string }) => parts.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes, strings } = JSON.parse(parts.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const place = (field: string) => fields.indexOf(field);
  const [type, name, size] = [place('type'), place('name'), place('self_size')];
  const found = new Map<string, { count: number; bytes: number }>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type] ?? 0] ?? '';
    const named = kind === 'object' || kind === 'native' ? `: ${strings[nodes[at + name] ?? 0]}` : '';
    const known = found.get(kind + named) ?? { count: 0, bytes: 0 };
    found.set(kind + named, { count: known.count + 1, bytes: known.bytes + (nodes[at + size] ?? 0) });
  }
  return found;
}

/** Bytes of what the page's script made and still holds. */
export const heldByScript = (classes: Classes): number =>
  [...classes].reduce(
    (sum, [name, { bytes }]) => sum + (scripts.has(name.split(': ')[0] ?? '') ? bytes : 0),
    0,
  );

/** What grew most from one to the other, in bytes. */
export function growth(before: Classes, after: Classes, most: number) {
  return [...after]
    .map(([name, { count, bytes }]) => {
      const was = before.get(name) ?? { count: 0, bytes: 0 };
      return { name, bytes: bytes - was.bytes, count: count - was.count };
    })
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, most);
}
