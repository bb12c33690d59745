// SPDX-License-Identifier: Apache-2.0
// The machine as its administrator looks at it.
export { systemRoutes } from './routes.ts';
export { System } from './service.ts';
