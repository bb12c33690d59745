// SPDX-License-Identifier: Apache-2.0
// Address of the emergencies.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const emergenciesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/emergencies',
    component: lazyRouteComponent(() => import('./emergencies-page.tsx'), 'EmergenciesPage'),
  }),
] as const;
