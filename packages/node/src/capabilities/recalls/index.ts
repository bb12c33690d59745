// SPDX-License-Identifier: Apache-2.0
// Recalls and corrections: what an author takes back or puts right, and what each holder does with its copy.
export { type ControlWordParts, sayControl, writeControl } from './control-word.ts';
export { Corrections } from './corrections.ts';
export { liftEndedRestrictions, restrictOnRecall } from './effects.ts';
export { recallRoutes } from './routes.ts';
export { Recalls } from './service.ts';
