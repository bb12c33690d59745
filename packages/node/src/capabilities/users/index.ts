// SPDX-License-Identifier: Apache-2.0
// The capability of users: sessions, users, need-to-know.
export { type UserRoutesParts, userRoutes } from './routes.ts';
export { type SessionRoutesParts, sessionRoutes } from './session-routes.ts';
