// SPDX-License-Identifier: Apache-2.0
// Addresses of people and of need-to-know.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people',
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people/need-to-know',
    component: lazyRouteComponent(() => import('./dossiers-page.tsx'), 'DossiersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people/need-to-know/$dossier',
    component: lazyRouteComponent(() => import('./readers-page.tsx'), 'ReadersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people/$user',
    component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
  }),
] as const;
