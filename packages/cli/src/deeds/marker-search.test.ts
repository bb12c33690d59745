// SPDX-License-Identifier: Apache-2.0
// A marker is found wherever it stands and in whatever form, and not where it does not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesWith } from './marker-search.ts';

const MARKER = 'marker-9f31c0d27ab6';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-marker-'));
  mkdirSync(join(folder, 'deep/deeper'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes);
const found = () => filesWith([folder], [MARKER]).map((file) => file.slice(folder.length + 1));

it('finds a marker in any file of any folder below', () => {
  put('a', `before ${MARKER} after`);
  put('deep/deeper/b', `x${MARKER}`);
  put('c', 'nothing of it');
  expect(found().sort()).toEqual(['a', 'deep/deeper/b']);
});

it('finds it across the border of what is read at once', () => {
  const mebibyte = 1 << 20;
  for (const cut of [1, 7, MARKER.length - 1]) {
    put('a', Buffer.concat([Buffer.alloc(mebibyte - cut), Buffer.from(MARKER), Buffer.alloc(100)]));
    expect(found(), `${cut} bytes before the border`).toEqual(['a']);
  }
});

it.each([0, 1, 2])('finds it in base64 with %i bytes before it', (shift) => {
  const text = Buffer.from(`${'-'.repeat(shift)}${MARKER} and more`);
  put('a', text.toString('base64url'));
  put('b', text.toString('base64'));
  expect(found().sort()).toEqual(['a', 'b']);
});

it('finds it in UTF-16, and sees nothing in an empty or unrelated file', () => {
  put('a', Buffer.from(MARKER, 'utf16le'));
  put('b', '');
  put('c', MARKER.slice(1));
  expect(found()).toEqual(['a']);
});
