// SPDX-License-Identifier: Apache-2.0
// Totals of outcomes, exact and traceable: every number comes with the acts that it is the sum of.
import type { ActId } from '../ids.ts';
import type { Outcome } from './fold-outcomes.ts';

/** A sum and the acts that it is the sum of. */
export interface Total {
  readonly sum: number;
  readonly from: readonly ActId[];
}

export interface SeizureTotal {
  readonly what: string;
  readonly unit: string;
  /** Decimal, without superfluous zeros. */
  readonly quantity: string;
  readonly from: readonly ActId[];
}

export interface OutcomeTotals {
  /** Number of outcomes by kind. */
  readonly kinds: ReadonlyMap<string, Total>;
  readonly persons: Total;
  /** Persons by state in which it happened: at home and abroad. */
  readonly personsByState: ReadonlyMap<string, Total>;
  readonly minors: Total;
  readonly networks: Total;
  /** By thing, then unit. Units are never converted. */
  readonly seizures: readonly SeizureTotal[];
}

/** Totals of some outcomes. Arrests count persons; an outcome whose body is erased counts nowhere. */
export function totalsOf(outcomes: readonly Outcome[]): OutcomeTotals {
  const kinds = new Map<string, Total>();
  const personsByState = new Map<string, Total>();
  const seizures = new Map<string, { what: string; unit: string; millionths: bigint; from: ActId[] }>();
  let persons = nothing;
  let minors = nothing;
  let networks = nothing;
  for (const { id, body } of outcomes) {
    if (body === undefined) continue;
    const { kind, state } = body;
    if (typeof kind === 'string') kinds.set(kind, add(kinds.get(kind), 1, id));
    if (kind === 'arrest') {
      persons = add(persons, body.persons, id);
      minors = add(minors, body.minors, id);
      if (typeof state === 'string')
        personsByState.set(state, add(personsByState.get(state), body.persons, id));
    }
    networks = add(networks, body.networks, id);
    for (const { what, unit, quantity } of seizuresOf(body)) {
      const key = `${what} ${unit}`;
      const known = seizures.get(key) ?? { what, unit, millionths: 0n, from: [] };
      known.millionths += millionths(quantity);
      if (!known.from.includes(id)) known.from.push(id);
      seizures.set(key, known);
    }
  }
  return {
    kinds,
    persons,
    personsByState,
    minors,
    networks,
    seizures: [...seizures.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { what, unit, millionths: sum, from }]) => ({ what, unit, quantity: decimal(sum), from })),
  };
}

const nothing: Total = { sum: 0, from: [] };

function add(total: Total | undefined, value: unknown, from: ActId): Total {
  const { sum, from: before } = total ?? nothing;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) return total ?? nothing;
  return { sum: sum + value, from: [...before, from] };
}

interface Seizure {
  readonly what: string;
  readonly unit: string;
  readonly quantity: string;
}

function seizuresOf(body: Readonly<Record<string, unknown>>): readonly Seizure[] {
  const { seizures } = body;
  if (!Array.isArray(seizures)) return [];
  return seizures.filter(
    (one: unknown): one is Seizure =>
      typeof one === 'object' &&
      one !== null &&
      'what' in one &&
      typeof one.what === 'string' &&
      'unit' in one &&
      typeof one.unit === 'string' &&
      'quantity' in one &&
      typeof one.quantity === 'string' &&
      /^\d{1,12}(\.\d{1,6})?$/.test(one.quantity),
  );
}

/** Exact: a sum of grams must not drift as floating point does. */
function millionths(quantity: string): bigint {
  const [whole = '0', part = ''] = quantity.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
}

function decimal(sum: bigint): string {
  const part = (sum % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${sum / 1_000_000n}${part === '' ? '' : `.${part}`}`;
}
