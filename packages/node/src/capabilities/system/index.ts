// SPDX-License-Identifier: Apache-2.0
// The machine as its administrator looks at it.
export { policyRoutes } from './policy-routes.ts';
export { systemRoutes } from './routes.ts';
export { System } from './service.ts';
