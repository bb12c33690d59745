// SPDX-License-Identifier: Apache-2.0
// A run that found something can be run again: its plan comes from the seed alone.
import { expect, it } from 'vitest';
import { type PlanOptions, planOf, type Step } from './plan.ts';

const options: PlanOptions = { seed: 7, kills: 40, parties: 3, store: 'sqlite' };
const kinds = (over: Partial<PlanOptions>) =>
  new Set(planOf({ ...options, kills: 200, ...over }).map(({ step }) => step.do));
const all: Step['do'][] = ['kill', 'cut', 'slow', 'trouble', 'clock', 'disk', 'suspend'];

it('is the same for the same seed, and another for another', () => {
  expect(planOf(options)).toEqual(planOf(options));
  expect(planOf(options)).not.toEqual(planOf({ ...options, seed: 8 }));
});

it('kills as often as it was asked to', () => {
  for (const kills of [0, 1, 2, 40]) {
    const killed = planOf({ ...options, kills }).reduce(
      (sum, { step }) => sum + (step.do === 'kill' ? (step.again === undefined ? 1 : 2) : 0),
      0,
    );
    expect(killed).toBe(kills);
  }
});

it('has every kind of fault that the store knows', () => {
  expect(kinds({})).toEqual(new Set(all));
  expect(kinds({ store: 'postgres' })).toEqual(
    new Set([...all.filter((kind) => kind !== 'disk'), 'database']),
  );
  expect(kinds({ only: ['clock'] })).toEqual(new Set(['kill', 'clock']));
});

it('never has a node call itself', () => {
  for (const { step } of planOf({ ...options, kills: 200 }))
    if ('link' in step) expect(step.link.from).not.toBe(step.link.to);
});
