// SPDX-License-Identifier: Apache-2.0
// The JSON Schemas are what the readers demand, and the files are what the script writes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { validActs } from '../scripts/cases/act-valid.ts';
import { rabat } from '../scripts/cases/parties.ts';
import { buildSchemas, schemasFolder, writtenSchemas } from '../scripts/emit-schemas.ts';
import type { WireSections } from './acts/act.ts';
import { actTypes } from './acts/catalogue.ts';

const built = buildSchemas();

type Json = Parameters<typeof z.fromJSONSchema>[0];

function schemaOf(file: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(built.get(file) ?? '') as Json);
}

/** Every schema object in a document, with its path. */
function* parts(value: unknown, path: string): Generator<[string, object]> {
  if (typeof value !== 'object' || value === null) return;
  yield [path, value];
  for (const [name, member] of Object.entries(value)) yield* parts(member, `${path}/${name}`);
}

function contentOf(
  act: string,
  sections: WireSections,
): { header: object; sections: Record<string, object> } {
  const header = JSON.parse(Buffer.from(act.split('.')[1] ?? '', 'base64url').toString()) as object;
  const bodies = Object.entries(sections).map(([name, [, text]]) => [name, JSON.parse(text) as object]);
  return { header, sections: Object.fromEntries(bodies) as Record<string, object> };
}

describe('the JSON Schemas', () => {
  it('are what the script writes', () => {
    expect(writtenSchemas().sort()).toEqual([...built.keys()].sort());
    for (const [file, content] of built)
      expect(readFileSync(schemasFolder + file, 'utf8'), file).toBe(content);
  });

  it('describe every type of act, and leave nothing undescribed', () => {
    for (const type of Object.keys(actTypes)) expect([...built.keys()]).toContain(`acts/${type}.json`);
    for (const [file, content] of built) {
      for (const [path, part] of parts(JSON.parse(content), file)) {
        if (!Array.isArray(part) && !path.endsWith('/properties'))
          expect(Object.keys(part).length, path).toBeGreaterThan(0);
      }
    }
  });

  it.each(validActs().map((one) => [one.name, one] as const))('take the act "%s"', (_, one) => {
    const { header, sections } = contentOf(one.act as string, one.sections as WireSections);
    const schema = schemaOf(`acts/${one.expect.type}.json`);
    expect(schema.safeParse({ header, sections }).error).toBeUndefined();
    expect(schema.safeParse({ header: { ...header, extra: 1 }, sections }).success).toBe(false);
    for (const name of Object.keys(sections)) {
      const broken = { ...sections, [name]: { ...sections[name], extra: 1 } };
      expect(schema.safeParse({ header, sections: broken }).success, name).toBe(false);
    }
  });

  it('take a card', () => {
    expect(schemaOf('card.json').safeParse(rabat.card).success).toBe(true);
    expect(schemaOf('card.json').safeParse({ ...rabat.card, root: 'x' }).success).toBe(false);
  });
});
