// SPDX-License-Identifier: Apache-2.0
// fast-check for judging mutants: each property fewer times, from the same seed, and without looking for the smallest case.
import fc, { type IRawProperty, type Parameters } from 'fast-check';

const MOST = 60;

fc.configureGlobal({ seed: 1, endOnFailure: true });

function fewer<Ts>(asked: Parameters<Ts> = {}): Parameters<Ts> {
  return { ...asked, numRuns: Math.min(asked.numRuns ?? MOST, MOST) };
}

// As the tests import it.
export default {
  ...fc,
  assert: <Ts>(property: IRawProperty<Ts>, asked?: Parameters<Ts>) => fc.assert(property, fewer(asked)),
};
