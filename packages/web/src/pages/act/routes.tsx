// SPDX-License-Identifier: Apache-2.0
// Addresses of one act and of one dossier.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const actRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/acts/$act',
    component: lazyRouteComponent(() => import('./act-page.tsx'), 'ActPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/dossiers/$dossier',
    component: lazyRouteComponent(() => import('./dossier-page.tsx'), 'DossierPage'),
  }),
] as const;
