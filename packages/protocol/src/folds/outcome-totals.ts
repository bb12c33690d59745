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

/** A total that still grows. */
interface Growing {
  sum: number;
  readonly from: ActId[];
}

/** Totals of some outcomes. Arrests count persons; an outcome whose body is erased counts nowhere. Linear in the outcomes. */
export function totalsOf(outcomes: readonly Outcome[]): OutcomeTotals {
  const kinds = new Map<string, Growing>();
  const personsByState = new Map<string, Growing>();
  const seizures = new Map<string, { what: string; unit: string; millionths: bigint; from: ActId[] }>();
  const [persons, minors, networks] = [nothing(), nothing(), nothing()];
  for (const { id, body } of outcomes) {
    if (body === undefined) continue;
    const { kind, state } = body;
    if (typeof kind === 'string') add(of(kinds, kind), 1, id);
    if (kind === 'arrest') {
      add(persons, body.persons, id);
      add(minors, body.minors, id);
      if (typeof state === 'string') add(of(personsByState, state), body.persons, id);
    }
    add(networks, body.networks, id);
    for (const { what, unit, quantity } of seizuresOf(body)) {
      const key = `${what} ${unit}`;
      const known = seizures.get(key) ?? { what, unit, millionths: 0n, from: [] };
      known.millionths += millionths(quantity);
      // Outcomes come one after another: if this one is there already, it stands last.
      if (known.from.at(-1) !== id) known.from.push(id);
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

const nothing = (): Growing => ({ sum: 0, from: [] });

function of(totals: Map<string, Growing>, name: string): Growing {
  const known = totals.get(name) ?? nothing();
  totals.set(name, known);
  return known;
}

function add(total: Growing, value: unknown, from: ActId): void {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) return;
  total.sum += value;
  total.from.push(from);
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
