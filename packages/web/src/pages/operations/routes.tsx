// SPDX-License-Identifier: Apache-2.0
// Addresses of joint operations: the list, one operation, its live board, the phone page of a site, the debrief.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const operationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations',
    component: lazyRouteComponent(() => import('./operations-page.tsx'), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$dossier',
    component: lazyRouteComponent(() => import('./operation-page.tsx'), 'OperationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$dossier/board',
    component: lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$dossier/site',
    component: lazyRouteComponent(() => import('./site-page.tsx'), 'SitePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/phone',
    component: lazyRouteComponent(() => import('./phone-page.tsx'), 'PhonePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/$dossier/debrief',
    component: lazyRouteComponent(() => import('./debrief-page.tsx'), 'DebriefPage'),
  }),
] as const;
