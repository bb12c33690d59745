// SPDX-License-Identifier: Apache-2.0
// Address of the legal holds.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const holdsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/holds',
    component: lazyRouteComponent(() => import('./holds-page.tsx'), 'HoldsPage'),
  }),
] as const;
