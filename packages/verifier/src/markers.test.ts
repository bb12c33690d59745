// SPDX-License-Identifier: Apache-2.0
// A marker is found in whatever form a store may keep it, and said to be absent only when every byte was read.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanMarkers } from './markers.ts';

const MARKER = 'علامة-42 "quoted"';

async function folder(files: { [name: string]: Buffer | string }): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'markers-'));
  onTestFinished(() => rm(path, { recursive: true }));
  await mkdir(join(path, 'inner'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
  return path;
}

describe('a marker', () => {
  it('is found as UTF-8, JSON, escapes, UTF-16LE, hexadecimal and base64 at any alignment', async () => {
    const escaped = JSON.stringify(MARKER).replace(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const written: { [form: string]: Buffer | string } = {
      'utf-8': `before ${MARKER} after`,
      json: JSON.stringify({ text: `a ${MARKER}` }),
      'json-escaped': escaped,
      'utf-16le': Buffer.from(`x${MARKER}`, 'utf16le'),
      hex: Buffer.from(MARKER).toString('hex').toUpperCase(),
      base64: Buffer.from(`1${MARKER}`).toString('base64'),
      base64url: Buffer.from(`12?>${MARKER}?>`).toString('base64url'),
    };
    for (const [form, content] of Object.entries(written)) {
      const scan = await scanMarkers([MARKER], [await folder({ 'inner/a.bin': content })]);
      expect(scan.ok, form).toBe(false);
      expect(scan.found.length, form).toBeGreaterThan(0);
    }
  });

  it('is found wherever it stands, base64 or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ maxLength: 40 }),
        async (before, after) => {
          const bytes = Buffer.concat([before, Buffer.from('needle-in-hay'), after]);
          const path = await folder({
            a: bytes,
            b: bytes.toString('base64'),
            c: bytes.toString('base64url'),
          });
          const scan = await scanMarkers(['needle-in-hay'], [path]);
          expect(new Set(scan.found.map(({ file }) => file)).size).toBe(3);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is found across the pieces in which a large file is read', async () => {
    const size = 4 * 1024 * 1024;
    const path = await folder({
      large: Buffer.concat([Buffer.alloc(size - 5), Buffer.from('needle-in-hay')]),
    });
    const scan = await scanMarkers(['needle-in-hay'], [path]);
    expect(scan.found).toMatchObject([{ offset: size - 5, form: 'utf-8' }]);
  });

  it('is absent when no byte holds it, and the count of bytes says what was read', async () => {
    const path = await folder({ a: 'nothing here', 'inner/b': 'nor here' });
    expect(await scanMarkers([MARKER], [path])).toMatchObject({ ok: true, files: 2, bytes: 20, found: [] });
  });

  it('of less than 8 bytes is refused, for chance would find it', async () => {
    await expect(scanMarkers(['abc'], [])).rejects.toThrow(RangeError);
  });
});
