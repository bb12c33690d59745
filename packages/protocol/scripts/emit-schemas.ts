// SPDX-License-Identifier: Apache-2.0
// Writes packages/protocol/schemas, JSON Schema (2020-12) of every act type, cards, batches and receipts:
// `node packages/protocol/scripts/emit-schemas.ts`. What a schema cannot say (digests, order, sums) is in docs/protocol.md.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type ActType, actTypes, bodySchema } from '../src/acts/catalogue.ts';
import { cardSchema } from '../src/cards/card.ts';
import { receiptSchema, statementSchema } from '../src/channel/receipt.ts';
import { listItemOf } from '../src/fields.ts';
import { forms } from '../src/ids.ts';
import { publishedSchema } from '../src/statements/published.ts';

/** Where the schemas stand. */
export const schemasFolder = fileURLToPath(new URL('../schemas/', import.meta.url));

type Schema = Readonly<Record<string, unknown>>;

const BASE = 'urn:tansiq:schema:v1:';
const party: Schema = { type: 'string', pattern: forms.party.source };
const hash: Schema = { type: 'string', pattern: forms.bytes32.source };
const randomId: Schema = { type: 'string', pattern: forms.bytes16.source };
const name: Schema = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,31}$' };
const count: Schema = { type: 'integer', minimum: 0 };
const jws: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$' };
const time: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' };

function closed(properties: Schema, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((member) => !optional.includes(member));
  return { type: 'object', properties, required, additionalProperties: false };
}

function fromZod(schema: z.ZodType): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const item = listItemOf(zodSchema);
      if (item) Object.assign(jsonSchema, { items: fromZod(item) });
    },
  });
  return rest;
}

/** Header and section bodies of one type of act. */
function actSchema(type: ActType): Schema {
  const { control, dossier, required, optional } = actTypes[type];
  const names = [...required, ...optional];
  const header = closed({
    v: { const: 1 },
    type: { const: type },
    author: party,
    audience: { type: 'array', items: party, minItems: 2, maxItems: 32, uniqueItems: true },
    ...(dossier && { dossier: randomId }),
    ...(!control && { agreement: closed({ lineage: randomId, terms: hash }) }),
    time,
    nonce: randomId,
    crit: { type: 'array', items: name, maxItems: 16, uniqueItems: true },
    sections: closed(Object.fromEntries(names.map((section) => [section, hash])), optional),
  });
  const bodies = names.map((section) => [section, fromZod(bodySchema(type, section) as z.ZodType)] as const);
  return {
    description: `${type}: its signed header, and the bodies of its sections, any of which may be absent.`,
    ...closed({ header, sections: closed(Object.fromEntries(bodies), names) }),
  };
}

const batchSchema: Schema = {
  description: 'A batch in its plain form.',
  ...closed(
    {
      v: { const: 1 },
      from: party,
      to: party,
      first: count,
      checkpoint: { type: 'string' },
      receipt: fromZod(receiptSchema),
      entries: {
        type: 'array',
        minItems: 1,
        maxItems: 1024,
        items: closed({
          seen: count,
          act: jws,
          sections: {
            type: 'object',
            propertyNames: name,
            additionalProperties: {
              type: 'array',
              prefixItems: [randomId, { type: 'string' }],
              minItems: 2,
              maxItems: 2,
            },
          },
        }),
      },
    },
    ['receipt'],
  ),
};

/** Every schema: path under the folder to content. */
export function buildSchemas(): ReadonlyMap<string, string> {
  const acts = Object.keys(actTypes).map((type) => [`acts/${type}`, actSchema(type as ActType)] as const);
  const others = [
    ['card', fromZod(cardSchema)],
    ['batch', batchSchema],
    ['receipt', fromZod(receiptSchema)],
    ['receipt-statement', fromZod(statementSchema)],
    ['published-statement', fromZod(publishedSchema)],
  ] as const;
  return new Map(
    [...acts, ...others].map(([file, schema]) => {
      const whole = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `${BASE}${file}`,
        ...schema,
      };
      return [`${file}.json`, `${JSON.stringify(whole, undefined, 2)}\n`];
    }),
  );
}

/** Paths of the schemas that are there. */
export function writtenSchemas(): string[] {
  const all = readdirSync(schemasFolder, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.json'));
}

function emit(): void {
  mkdirSync(`${schemasFolder}acts`, { recursive: true });
  const files = buildSchemas();
  for (const stale of writtenSchemas().filter((file) => !files.has(file))) rmSync(schemasFolder + stale);
  for (const [file, content] of files) writeFileSync(schemasFolder + file, content);
  process.stdout.write(`${files.size} schemas in ${schemasFolder}\n`);
}

if (import.meta.main) emit();
