// SPDX-License-Identifier: Apache-2.0
// Addresses of joint statements: the list and one statement.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const statementsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/statements',
    component: lazyRouteComponent(() => import('./statements-page.tsx'), 'StatementsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/statements/$dossier',
    component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
  }),
] as const;
