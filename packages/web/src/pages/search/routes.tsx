// SPDX-License-Identifier: Apache-2.0
// The address of full-text search. It says what a search is narrowed to, never what is searched for.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';
import { actsSearch } from '../acts/acts-search.ts';

export const searchRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/search',
    validateSearch: actsSearch,
    component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
  }),
] as const;
