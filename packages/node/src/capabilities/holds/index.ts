// SPDX-License-Identifier: Apache-2.0
// Legal holds: what is kept and not used, by whose word, on what ground, until when.
export { holdRoutes } from './routes.ts';
export { Holds } from './service.ts';
