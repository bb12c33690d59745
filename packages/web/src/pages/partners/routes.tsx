// SPDX-License-Identifier: Apache-2.0
// Addresses of partners.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const partnersRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/partners',
    component: lazyRouteComponent(() => import('./partners-page.tsx'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/partners/$party',
    component: lazyRouteComponent(() => import('./partner-page.tsx'), 'PartnerPage'),
  }),
] as const;
