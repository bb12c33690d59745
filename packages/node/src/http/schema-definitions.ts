// SPDX-License-Identifier: Apache-2.0
// JSON Schemas made one by one point into themselves (`#/$defs/…`, `#`); in one OpenAPI document they must point to its components. Pure.

export type Schema = { [member: string]: unknown };

/**
 * Moves a schema's own definitions into `components` and turns its references to them. Definitions without a name of their own get one
 * from `name`; two different ones of one name are kept apart.
 */
export function liftDefinitions(schema: Schema, name: string, components: Record<string, Schema>): Schema {
  const { $schema: _, $defs, ...root } = schema;
  const definitions = ($defs ?? {}) as Record<string, Schema>;
  const targets = new Map<string, string>([['#', name]]);
  for (const [key, definition] of Object.entries(definitions)) {
    const wanted = key.startsWith('__') ? `${name}${key.slice(2)}` : key;
    const taken = components[wanted];
    const same = taken === undefined || JSON.stringify(taken) === JSON.stringify(definition);
    targets.set(`#/$defs/${key}`, same ? wanted : `${name}${wanted}`);
  }
  for (const [key, definition] of Object.entries(definitions)) {
    const target = targets.get(`#/$defs/${key}`) ?? key;
    components[target] = turned(definition, targets) as Schema;
  }
  const result = turned(root, targets) as Schema;
  if (!pointsTo(root, '#')) return result;
  components[name] = result;
  return { $ref: `#/components/schemas/${name}` };
}

function turned(value: unknown, targets: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => turned(one, targets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const target = key === '$ref' && typeof one === 'string' ? targets.get(one) : undefined;
      return [key, target === undefined ? turned(one, targets) : `#/components/schemas/${target}`];
    }),
  );
}

function pointsTo(value: unknown, reference: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, one]) => (key === '$ref' && one === reference) || pointsTo(one, reference),
  );
}
