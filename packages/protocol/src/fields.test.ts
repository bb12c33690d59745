// SPDX-License-Identifier: Apache-2.0
// Fields of bodies: lists that stop at their first fault, maps that lose no member.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodySchema } from './acts/catalogue.ts';
import { shapedBody } from './acts/sections.ts';
import { parseCanonical } from './canonical.ts';
import { ascendingField, codeField, distinctField, listField, mapField } from './fields.ts';

const pair = z.strictObject({ a: z.string(), b: z.int() });

function pathOf(schema: z.ZodType, value: unknown): string | undefined {
  const result = schema.safeParse(value);
  return result.success ? undefined : result.error.issues.map((issue) => issue.path.join('.')).join(' ');
}

describe('a list', () => {
  it('names its first fault alone', () => {
    const list = listField(pair, 1, 3);
    expect(pathOf(list, [{ a: 'x', b: 1 }])).toBeUndefined();
    expect(pathOf(list, [{ a: 'x', b: 1 }, { a: 1, b: 1 }, null])).toBe('1.a');
    for (const bad of [
      [],
      Array(4).fill({ a: 'x', b: 1 }),
      {},
      null,
      'x',
      { length: 1, 0: { a: 'x', b: 1 } },
    ]) {
      expect(pathOf(list, bad)).toBe('');
    }
  });

  it('that is ascending or distinct never throws, whatever its items are', () => {
    const lists = [ascendingField(codeField, 0, 3), distinctField(pair, 0, 3, (one) => one.a)];
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const list of lists) {
          for (const input of [value, [value], [value, value]]) list.safeParse(input);
        }
      }),
    );
    expect(pathOf(ascendingField(codeField, 0, 3), ['a', 'b'])).toBeUndefined();
    expect(pathOf(ascendingField(codeField, 0, 3), ['b', 'a'])).toBe('');
    expect(
      pathOf(
        distinctField(pair, 0, 3, (one) => one.a),
        Array(2).fill({ a: 'x', b: 1 }),
      ),
    ).toBe('');
  });

  it('full of faults keeps nobody busy: a whole section of them is refused within 100 ms', () => {
    const faults = (item: string) =>
      `[${Array(Math.floor(262_000 / (item.length + 1)))
        .fill(item)
        .join(',')}]`;
    const bodies: [string, string][] = [
      ['subjects', `{"subjects":${faults('{}')}}`],
      ['subjects', `{"subjects":[{"id":"1","kind":"device","statements":${faults('{}')}}]}`],
      ['refs', `{"refs":${faults('{}')}}`],
      ['attachments', `{"attachments":${faults('1')}}`],
    ];
    for (const [section, body] of bodies) {
      const value = parseCanonical(body);
      const start = process.cpuUsage();
      expect(() => shapedBody('report.share', section, value)).toThrow(
        expect.objectContaining({ code: 'schema' }),
      );
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000, section).toBeLessThan(100);
    }
  });
});

describe('a map', () => {
  it('refuses every name of another form, __proto__ too', () => {
    const isText = (value: unknown): value is string => typeof value === 'string';
    const map = mapField(/^[a-z]+$/, isText, { type: 'string' });
    expect(pathOf(map, { a: 'x' })).toBeUndefined();
    for (const bad of [JSON.parse('{"__proto__":"x"}'), { A: 'x' }, { a: 1 }, [], null])
      expect(pathOf(map, bad)).toBe('');
  });
});

describe('a body', () => {
  it('never makes its schema throw, whatever an officer or a partner sends', () => {
    const types = [
      'report.share',
      'report.reply',
      'act.recall-answer',
      'channel.disposition',
      'outcome.report',
    ] as const;
    const names = [
      'declaration',
      'handling',
      'refs',
      'subjects',
      'attachments',
      'answer',
      'disposition',
      'outcome',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.constantFrom(...names),
        fc.anything(),
        (type, name, value) => {
          bodySchema(type, name)?.safeParse(value);
          bodySchema(type, name)?.safeParse({
            [name]: value,
            refs: [value],
            subjects: [value],
            attachments: [value],
          });
          bodySchema(type, name)?.safeParse({ [name]: [value], results: [value], ranges: [value] });
        },
      ),
      { numRuns: 500 },
    );
  });
});
