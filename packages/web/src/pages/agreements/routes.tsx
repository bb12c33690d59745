// SPDX-License-Identifier: Apache-2.0
// Addresses of agreements.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';
import { agreementSearch, draftSearch, overviewSearch } from './search.ts';

export const agreementsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements',
    validateSearch: overviewSearch,
    component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements/try',
    component: lazyRouteComponent(() => import('./try-page.tsx'), 'TryPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements/new',
    validateSearch: draftSearch,
    component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements/$lineage',
    validateSearch: agreementSearch,
    component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
  }),
] as const;
