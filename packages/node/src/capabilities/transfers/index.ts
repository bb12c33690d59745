// SPDX-License-Identifier: Apache-2.0
// Passing on: asked of the originator, answered by it, taken back, and done.
export { transferRoutes } from './routes.ts';
export { Transfers } from './service.ts';
