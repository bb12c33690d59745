// SPDX-License-Identifier: Apache-2.0
// Full-text search over what an officer may read.
export { searchRoutes } from './routes.ts';
export { Search } from './service.ts';
