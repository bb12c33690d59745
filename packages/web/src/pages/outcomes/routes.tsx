// SPDX-License-Identifier: Apache-2.0
// Addresses of outcomes.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';
import { outcomesSearch } from './outcomes-search.ts';

export const outcomesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/outcomes',
    validateSearch: outcomesSearch,
    component: lazyRouteComponent(() => import('./outcomes-page.tsx'), 'OutcomesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/outcomes/$act',
    component: lazyRouteComponent(() => import('./chain-page.tsx'), 'ChainPage'),
  }),
] as const;
