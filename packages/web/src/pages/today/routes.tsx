// SPDX-License-Identifier: Apache-2.0
// Addresses of what waits.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/today',
    component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/today/$kind',
    component: lazyRouteComponent(() => import('./kind-page.tsx'), 'KindPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/today/owes/$party/$kind',
    component: lazyRouteComponent(() => import('./owes-page.tsx'), 'OwesPage'),
  }),
] as const;
