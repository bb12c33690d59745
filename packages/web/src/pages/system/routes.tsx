// SPDX-License-Identifier: Apache-2.0
// Addresses of the machine and its settings.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const systemRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/system',
    component: lazyRouteComponent(() => import('./system-page.tsx'), 'SystemPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
  }),
] as const;
