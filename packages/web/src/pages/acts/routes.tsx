// SPDX-License-Identifier: Apache-2.0
// The address of the list of acts.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';
import { actsSearch } from './acts-search.ts';

export const actsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports',
    validateSearch: actsSearch,
    component: lazyRouteComponent(() => import('./acts-page.tsx'), 'ActsPage'),
  }),
] as const;
