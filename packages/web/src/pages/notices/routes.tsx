// SPDX-License-Identifier: Apache-2.0
// The address of notices.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const noticesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/notifications',
    component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
  }),
] as const;
