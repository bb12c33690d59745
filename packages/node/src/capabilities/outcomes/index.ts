// SPDX-License-Identifier: Apache-2.0
// Outcomes: what was done on a lead, what came of it, and what both sides count.
export { restrictWhenCleared } from './cleared.ts';
export { Consequences } from './consequences.ts';
export { outcomeRoutes } from './routes.ts';
export { Outcomes } from './service.ts';
export { outcomeItem } from './shapes.ts';
