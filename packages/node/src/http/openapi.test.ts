// SPDX-License-Identifier: Apache-2.0
// The API's own description: complete, sound, and made from the schemas that check the calls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, type Route, upload } from './define-route.ts';
import type { OpenApi } from './openapi.ts';
import { type TestNode, testNode } from './test-node.ts';

const leaf = z.object({ text: z.string() }).meta({ id: 'Leaf' });
interface Tree {
  leaf: { text: string };
  children: Tree[];
}
const tree: z.ZodType<Tree> = z.lazy(() => z.object({ leaf, children: z.array(tree) }));

const routes: Route[] = [
  defineRoute({
    method: 'POST',
    path: '/api/test/{id}/trees',
    summary: 'Shapes that point to themselves and to named ones',
    roles: ['officer', 'head'],
    input: {
      params: z.object({ id: z.string() }),
      query: z.object({ since: z.coerce.number().int().optional() }),
      body: z.object({ tree, date: z.string().transform((text) => new Date(text)) }),
    },
    output: z.object({ tree }),
    handler: ({ body }) => ({ tree: body.tree }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/test/files',
    summary: 'Bytes',
    roles: 'any',
    input: { body: upload('application/octet-stream', 5) },
    output: tree,
    handler: () => ({ leaf: { text: '' }, children: [] }),
  }),
];

let node: TestNode;
let api: OpenApi;
beforeAll(async () => {
  node = await testNode({ capabilities: [routes] });
  api = (await (await node.call('GET', '/api/openapi.json')).json()) as OpenApi;
});
afterAll(() => node.close());

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === '$ref' && typeof one === 'string' ? [one] : references(one),
  );
}

const resolve = (reference: string) =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api);

describe('the description', () => {
  it('is OpenAPI 3.1 and lists every route once, with who may call it', () => {
    expect(api.openapi).toBe('3.1.0');
    const listed = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => `${method.toUpperCase()} ${path} ${operation['x-roles'].join()}`,
      ),
    );
    const served = node.capabilities.flat().map(({ method, path, roles }) => `${method} ${path} ${roles}`);
    expect(listed.toSorted()).toEqual(
      [...served, 'GET /api/docs public', 'GET /api/events any', 'GET /api/openapi.json public'].toSorted(),
    );
    const ids = Object.values(api.paths).flatMap((item) =>
      Object.values(item).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no reference that leads nowhere, and none into a schema that is not there', () => {
    const all = references(api);
    expect(all.length).toBeGreaterThan(20);
    for (const reference of all) {
      expect(reference).toMatch(/^#\/components\/(schemas|responses)\/[A-Za-z0-9_.-]+$/);
      expect(resolve(reference), reference).toBeTypeOf('object');
    }
    expect(JSON.stringify(api)).not.toMatch(/\$defs|"\$schema"/);
  });

  it('names the shapes that have names, and keeps recursive ones recursive', () => {
    expect(Object.keys(api.components.schemas)).toEqual(
      expect.arrayContaining(['Leaf', 'User', 'Session', 'Problem']),
    );
    const body = api.paths['/api/test/{id}/trees']?.post?.requestBody;
    const [into] = references(body).filter((reference) => !reference.endsWith('Leaf'));
    expect(references(resolve(into ?? ''))).toContain(into);
  });

  it('describes parameters, tokens, uploads and problems', () => {
    const post = api.paths['/api/test/{id}/trees']?.post;
    expect(post?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['id', 'path', true],
      ['since', 'query', false],
      ['Idempotency-Key', 'header', false],
    ]);
    expect(post?.security).toEqual([{ session: [], csrf: [] }]);
    expect(api.paths['/api/users']?.get?.security).toEqual([{ session: [] }, { token: ['node'] }]);
    expect(api.paths['/api/users']?.post?.security).toEqual([{ session: [], csrf: [] }]);
    expect(api.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(Object.keys(post?.responses ?? {})).toEqual(['200', '401', '403', '404', '422', '429', 'default']);
    const file = api.paths['/api/test/files']?.put;
    expect(Object.keys((file?.requestBody?.content as object) ?? {})).toEqual(['application/octet-stream']);
    expect(api.components.securitySchemes.session).toEqual({
      type: 'apiKey',
      in: 'cookie',
      name: 'tansiq-ma-dgsn',
    });
  });
});

describe('its page', () => {
  it.each([
    ['ar', 'rtl', 'من يجوز له'],
    ['es', 'ltr', 'Quién puede'],
    ['fr', 'ltr', 'Qui peut'],
    ['en', 'ltr', 'Who may'],
  ])('in %s shows every route without a script', async (language, direction, words) => {
    const answer = await node.call('GET', '/api/docs', undefined, {
      headers: { 'accept-language': language },
    });
    const page = await answer.text();
    expect(page).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(page).toContain(words);
    for (const { path, summary } of node.capabilities.flat()) {
      expect(page).toContain(path);
      expect(page).toContain(summary.replaceAll("'", '&#39;'));
    }
    expect(page).not.toMatch(/<script|javascript:| on[a-z]+=/i);
  });

  it('allows its own style and nothing else', async () => {
    const answer = await node.call('GET', '/api/docs?lang=es', undefined, {
      headers: { 'accept-language': 'ar' },
    });
    const page = await answer.text();
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(page).toContain('<html lang="es"');
  });
});
