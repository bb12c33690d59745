// SPDX-License-Identifier: Apache-2.0
// The supervisor's desk.
export { supervisionRoutes } from './routes.ts';
export { Samples } from './samples.ts';
export { Supervision } from './service.ts';
