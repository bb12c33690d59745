// SPDX-License-Identifier: Apache-2.0
// Is a string still somewhere in a folder? Every byte of every file is looked at, in each form in which text is stored here.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const CHUNK = 1 << 20;

/** Files under `folders` in which one of `markers` stands, with the marker found; empty when no byte of it is left. */
export function filesWith(folders: readonly string[], markers: readonly string[]): string[] {
  const needles = markers.flatMap(formsOf);
  return folders.flatMap((folder) => filesIn(folder).filter((file) => holds(file, needles)));
}

/** UTF-8, UTF-16 as SQLite may keep it, and base64 at each of its three alignments, as a signed or sealed text would carry it. */
function formsOf(marker: string): Buffer[] {
  const base64 = (['base64', 'base64url'] as const).flatMap((alphabet) =>
    [0, 1, 2].map((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(marker)])
        .toString(alphabet)
        .replace(/=+$/, '');
      // The first and the last letters share their bits with what stands around the marker.
      return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, text.length - 2));
    }),
  );
  return [Buffer.from(marker, 'utf8'), Buffer.from(marker, 'utf16le'), ...base64];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Reads in pieces that overlap by the longest needle, so that one across a border is seen. */
function holds(file: string, needles: readonly Buffer[]): boolean {
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const buffer = Buffer.alloc(CHUNK + overlap);
  const handle = openSync(file, 'r');
  try {
    let kept = 0;
    for (let read = readSync(handle, buffer, 0, CHUNK, null); read > 0; ) {
      const seen = buffer.subarray(0, kept + read);
      if (needles.some((needle) => seen.includes(needle))) return true;
      kept = Math.min(overlap, seen.length);
      buffer.copy(buffer, 0, seen.length - kept, seen.length);
      read = readSync(handle, buffer, kept, CHUNK, null);
    }
    return false;
  } finally {
    closeSync(handle);
  }
}
