// SPDX-License-Identifier: Apache-2.0
// Today: what waits for each person, kept as acts come and go.
export { keepAwaited } from './awaited.ts';
export type { Item } from './item.ts';
export { todayRoutes } from './routes.ts';
export { Today } from './service.ts';
