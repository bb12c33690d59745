// SPDX-License-Identifier: Apache-2.0
// The officers' pages as the node serves them: compressed, kept, under a strict policy, and never in the API's place.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pages } from './serve-pages.ts';
import { type TestNode, testNode } from './test-node.ts';

describe('the pages', () => {
  let folder: string;
  let node: TestNode;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tansiq-pages-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">');
    writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export const one = 1;');
    writeFileSync(join(folder, 'phone-worker.js'), 'fetch("/");');
    writeFileSync(join(folder, 'secret.env'), 'not for browsers');
    node = await testNode({ pages: Pages.load(folder) });
  });
  afterAll(async () => {
    await node.close();
    rmSync(folder, { recursive: true });
  });

  it('are one page for every address of the application, with a nonce of its own each time', async () => {
    const [one, two] = await Promise.all([node.call('GET', '/'), node.call('GET', '/acts/abc')]);
    const nonces = await Promise.all(
      [one, two].map(async (answer) => /content="([^"]+)"/.exec(await answer.text())?.[1] ?? ''),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(one?.headers.get('content-security-policy')).toContain(`'nonce-${nonces[0]}'`);
    expect(one?.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(one?.headers.get('cache-control')).toBe('no-store');
    const party = await node.call('GET', '/partners/es.pn');
    expect(party.headers.get('content-type')).toContain('text/html');
  });

  it('send what is named by its content compressed, to be kept', async () => {
    const answer = await node.call('GET', '/assets/main-abc.js', undefined, {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain('one = 1');
  });

  it('let a worker ask this node and nobody else, and be asked for anew each time', async () => {
    const { headers } = await node.call('GET', '/phone-worker.js');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; connect-src 'self';/);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toContain('text/javascript');
  });

  it('leave the API its own addresses, and give no file that is not a part of a page', async () => {
    for (const path of ['/api/none', '/api', '/secret.env', '/assets/none.js', '/..%2fsecret.env']) {
      const answer = await node.call('GET', path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get('content-type'), path).toBe('application/problem+json');
    }
    expect((await node.call('POST', '/acts/abc')).status).toBe(404);
  });

  it('are none where none were built', () => {
    expect(Pages.load(join(folder, 'assets'))).toBeUndefined();
  });
});
