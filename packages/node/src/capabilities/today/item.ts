// SPDX-License-Identifier: Apache-2.0
// What waits for somebody, as a value, and in which order people should look at it. Pure.
import type { Name } from './name.ts';

export const itemKinds = [
  'recall',
  'emergency',
  'override',
  'release',
  'returned',
  'h3',
  'outcome',
  'lead',
  'onward',
  'transfer',
  'sign',
  'ratify',
  'consider',
  'statement',
  'card',
  'withheld',
  'refused',
  'expiring',
  'review',
  'suspended',
  'ending',
  'link',
  'witness',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** `now`: overdue, or due within a day, or something is broken. `soon`: within a week, or somebody is held up. `calm`: the rest. */
export const gravities = ['now', 'soon', 'calm'] as const;
export type Gravity = (typeof gravities)[number];

/** Where it is dealt with, and what it is about there. */
export interface Target {
  page:
    | 'act'
    | 'h3'
    | 'draft'
    | 'recall'
    | 'agreement'
    | 'statement'
    | 'party'
    | 'system'
    | 'supervision'
    | 'emergencies';
  id?: string;
}

export interface Found {
  kind: ItemKind;
  /** What "take note" is said of; unique within the kind. */
  subject: string;
  target: Target;
  /** Epoch milliseconds. */
  since?: number | undefined;
  /** Epoch milliseconds; passed means overdue. */
  deadline?: number | undefined;
  /** How grave it is before any deadline is looked at. */
  base: Gravity;
  /** Party that it is about. */
  party?: string | undefined;
  type?: string | undefined;
  dossier?: string | undefined;
  lineage?: string | undefined;
  /** Reason: the gate's rule and its article, or what a link says. */
  rule?: string | undefined;
  article?: string | undefined;
  why?: string | undefined;
  title?: Record<string, string> | undefined;
  outcome?: Name['outcome'];
}

export interface Item extends Omit<Found, 'base'> {
  gravity: Gravity;
  overdue: boolean;
  /** Somebody can say that it needs nothing more. */
  notable: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Kinds that stay until somebody takes note of them; all others end with what they ask for. */
export const notableKinds = ['lead', 'onward', 'withheld', 'refused', 'expiring', 'review'] as const;
export type NotableKind = (typeof notableKinds)[number];
const notable: ReadonlySet<ItemKind> = new Set<ItemKind>(notableKinds);

export function graded({ base, ...found }: Found, nowMs: number): Item {
  const left = found.deadline === undefined ? Number.POSITIVE_INFINITY : found.deadline - nowMs;
  const gravity: Gravity = left <= DAY ? 'now' : left <= 7 * DAY && base !== 'now' ? 'soon' : base;
  return { ...found, gravity, overdue: left < 0, notable: notable.has(found.kind) };
}

/** By gravity, then by deadline, then by how long it has waited. */
export function byUrgency(a: Item, b: Item): number {
  return (
    gravities.indexOf(a.gravity) - gravities.indexOf(b.gravity) ||
    (a.deadline ?? Number.MAX_SAFE_INTEGER) - (b.deadline ?? Number.MAX_SAFE_INTEGER) ||
    itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind) ||
    (a.since ?? 0) - (b.since ?? 0)
  );
}
