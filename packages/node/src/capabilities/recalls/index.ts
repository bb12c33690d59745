// SPDX-License-Identifier: Apache-2.0
// Recalls: what an author takes back, and what each holder does with its copy.
export { liftEndedRestrictions, restrictOnRecall } from './effects.ts';
export { recallRoutes } from './routes.ts';
export { Recalls } from './service.ts';
