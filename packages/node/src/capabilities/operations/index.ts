// SPDX-License-Identifier: Apache-2.0
// Joint operations: from a plan over consent, readiness and go to what came of it.
export { releaseHonestly } from './honest.ts';
export { noteSiteStates } from './reading.ts';
export { operationRoutes } from './routes.ts';
export { Operations } from './service.ts';
