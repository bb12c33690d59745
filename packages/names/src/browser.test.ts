// SPDX-License-Identifier: Apache-2.0
// The package runs in a browser: its sources import nothing but each other, and name nothing that only Node has.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

describe('the sources', () => {
  it('are there', () => {
    expect(sources.length).toBeGreaterThan(30);
  });

  it.each(sources)('%s imports only its neighbours', (file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/from '([^']+)'/gu)) expect(from).toMatch(/^\.{1,2}\//u);
    expect(text).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/u);
  });
});
