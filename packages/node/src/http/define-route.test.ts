// SPDX-License-Identifier: Apache-2.0
// A route that cannot be described, or that nobody may call, does not come to be; nor do two of one path.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Role } from '../access/index.ts';
import { cursorOf, pageFrom, seqCursor, textCursor } from './cursor.ts';
import { defineRoute, nothing } from './define-route.ts';
import { testNode } from './test-node.ts';

const sound = {
  method: 'GET',
  path: '/api/things/{id}',
  summary: 'A thing',
  roles: 'any',
  input: { params: z.object({ id: z.string() }) },
  output: z.object({}),
  handler: () => ({}),
} as const;

describe('a route', () => {
  it('needs roles and an output', () => {
    expect(() => defineRoute({ ...sound, roles: undefined as unknown as 'any' })).toThrow(/who may call/);
    expect(() => defineRoute({ ...sound, roles: [] as unknown as [Role] })).toThrow(/no role/);
    expect(() => defineRoute({ ...sound, output: {} as unknown as z.ZodType })).toThrow(/no output/);
  });

  it('names its parameters in path and schema alike, under /api', () => {
    expect(() => defineRoute({ ...sound, path: '/api/things/{other}' })).toThrow(/differ/);
    expect(() => defineRoute({ ...sound, path: '/api/things' })).toThrow(/differ/);
    expect(() => defineRoute({ ...sound, path: '/things/{id}' })).toThrow(/not a path/);
  });

  it('takes no body with GET, and answers 204 when it has nothing to say', () => {
    expect(() => defineRoute({ ...sound, input: { ...sound.input, body: z.object({}) } })).toThrow(/no body/);
    expect(defineRoute({ ...sound, output: nothing }).status).toBe(204);
  });

  it('is the only one of its method and path', async () => {
    const twin = defineRoute({
      ...sound,
      path: '/api/things/{name}',
      input: { params: z.object({ name: z.string() }) },
    });
    await expect(testNode({ capabilities: [[defineRoute(sound)], [twin]] })).rejects.toThrow(/two routes/);
  });
});

describe('a cursor', () => {
  it('gives back its key, and nothing else does', () => {
    expect(seqCursor.parse(cursorOf(42))).toBe(42);
    expect(textCursor.parse(cursorOf('رشيدة'))).toBe('رشيدة');
    for (const wrong of [
      '',
      'x',
      cursorOf('text'),
      cursorOf(-1),
      cursorOf(1.5),
      cursorOf(2 ** 60),
      'A'.repeat(500),
    ])
      expect(seqCursor.safeParse(wrong).success).toBe(false);
    expect(textCursor.safeParse(cursorOf(1)).success).toBe(false);
  });

  it('is given only when there is more', () => {
    expect(pageFrom([1, 2, 3], 2, (n) => n)).toEqual({ items: [1, 2], next: cursorOf(2) });
    expect(pageFrom([1, 2], 2, (n) => n)).toEqual({ items: [1, 2] });
    expect(pageFrom([], 2, (n) => n)).toEqual({ items: [] });
  });
});
