// SPDX-License-Identifier: Apache-2.0
// Looks for a marker string in every byte of every file of a folder, in the forms in which a store might keep it.
import type { Dirent, Stats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type MarkerForm = { readonly form: string; readonly bytes: Buffer };
export type MarkerHit = {
  readonly marker: string;
  readonly file: string;
  readonly form: string;
  readonly offset: number;
};
export type MarkerScan = {
  /** No marker is in any byte, and every file could be read. */
  readonly ok: boolean;
  readonly markers: readonly string[];
  readonly folders: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly found: readonly MarkerHit[];
  /** Files that vanished or could not be read: nothing is known of them. */
  readonly unread: readonly string[];
};

const CHUNK = 4 * 1024 * 1024;
const LEAST_BYTES = 8;
const MOST_HITS = 1_000;

/**
 * The forms of one marker: UTF-8, JSON escapes (short ones, and \uXXXX for all that is not ASCII, in both cases of the
 * digits), UTF-16LE, hexadecimal, and base64 and base64url of the UTF-8 at each of the three alignments. Throws
 * RangeError below 8 bytes: so short a marker would be found by chance.
 */
export function markerForms(marker: string): MarkerForm[] {
  const utf8 = Buffer.from(marker, 'utf8');
  if (utf8.length < LEAST_BYTES) throw new RangeError(`a marker has at least ${LEAST_BYTES} bytes`);
  const quoted = JSON.stringify(marker).slice(1, -1);
  const escaped = quoted.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const shouted = escaped.replace(/\\u[0-9a-f]{4}/g, (unit) => `\\u${unit.slice(2).toUpperCase()}`);
  const hex = utf8.toString('hex');
  const forms: MarkerForm[] = [
    { form: 'utf-8', bytes: utf8 },
    { form: 'json', bytes: Buffer.from(quoted) },
    { form: 'json-escaped', bytes: Buffer.from(escaped) },
    { form: 'json-escaped', bytes: Buffer.from(shouted) },
    { form: 'utf-16le', bytes: Buffer.from(marker, 'utf16le') },
    { form: 'hex', bytes: Buffer.from(hex) },
    { form: 'hex', bytes: Buffer.from(hex.toUpperCase()) },
  ];
  for (const alignment of [0, 1, 2]) {
    forms.push({ form: 'base64', bytes: Buffer.from(inside(utf8, alignment, 'base64')) });
    forms.push({ form: 'base64url', bytes: Buffer.from(inside(utf8, alignment, 'base64url')) });
  }
  return forms.filter(({ bytes }, k) => forms.findIndex((other) => other.bytes.equals(bytes)) === k);
}

/** Scans folders (or single files) for markers. Names of files are looked through as well. */
export async function scanMarkers(
  markers: readonly string[],
  folders: readonly string[],
): Promise<MarkerScan> {
  const wanted = markers.map((marker) => ({ marker, forms: markerForms(marker) }));
  const found: MarkerHit[] = [];
  const unread: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    for await (const file of filesOf(folder)) {
      files++;
      for (const { marker } of wanted) {
        if (file.includes(marker)) found.push({ marker, file, form: 'name', offset: -1 });
      }
      const read = await scanFile(file, wanted, found);
      if (read === undefined) unread.push(file);
      else bytes += read;
    }
  }
  return { ok: found.length === 0 && unread.length === 0, markers, folders, files, bytes, found, unread };
}

type Wanted = { readonly marker: string; readonly forms: readonly MarkerForm[] };

/** Number of bytes read; undefined when the file cannot be read. */
async function scanFile(
  file: string,
  wanted: readonly Wanted[],
  found: MarkerHit[],
): Promise<number | undefined> {
  const overlap = Math.max(0, ...wanted.flatMap(({ forms }) => forms.map(({ bytes }) => bytes.length - 1)));
  const buffer = Buffer.alloc(overlap + CHUNK);
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    let kept = 0;
    let position = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, CHUNK, position);
      if (bytesRead === 0) return position;
      position += bytesRead;
      const filled = buffer.subarray(0, kept + bytesRead);
      const start = position - filled.length;
      for (const { marker, forms } of wanted) {
        for (const { form, bytes } of forms) {
          const at = filled.indexOf(bytes);
          const isNew =
            at >= 0 && !found.some((hit) => hit.file === file && hit.marker === marker && hit.form === form);
          if (isNew && found.length < MOST_HITS) found.push({ marker, file, form, offset: start + at });
        }
      }
      kept = Math.min(overlap, filled.length);
      filled.copy(buffer, 0, filled.length - kept);
    }
  } catch {
    return undefined; // a file that cannot be read to its end is reported as such by the caller
  } finally {
    await handle.close();
  }
}

async function* filesOf(path: string): AsyncGenerator<string> {
  const stats: Stats = await lstat(path);
  if (stats.isFile()) yield path;
  if (!stats.isDirectory()) return;
  const entries: Dirent[] = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (entry.isFile()) yield inner;
  }
}

/** The characters that depend on nothing but the marker when `alignment` unknown bytes stand before it. */
function inside(bytes: Buffer, alignment: number, encoding: 'base64' | 'base64url'): string {
  const whole = Buffer.concat([Buffer.alloc(alignment), bytes]);
  const text = whole.toString(encoding).replace(/=+$/, '');
  const first = Math.ceil((alignment * 8) / 6);
  const last = Math.floor((whole.length * 8) / 6);
  return text.slice(first, last);
}
