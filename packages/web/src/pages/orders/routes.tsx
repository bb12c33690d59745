// SPDX-License-Identifier: Apache-2.0
// Address of the standing orders.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const ordersRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/standing-orders',
    component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
  }),
] as const;
