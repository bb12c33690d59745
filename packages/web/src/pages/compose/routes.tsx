// SPDX-License-Identifier: Apache-2.0
// Addresses of drafts: the list, a new one, writing, releasing.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';

export const composeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/drafts',
    component: lazyRouteComponent(() => import('./drafts-page.tsx'), 'DraftsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/drafts/new',
    component: lazyRouteComponent(() => import('./new-draft-page.tsx'), 'NewDraftPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/drafts/$draft',
    component: lazyRouteComponent(() => import('./compose-page.tsx'), 'ComposePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/drafts/$draft/release',
    component: lazyRouteComponent(() => import('./release-page.tsx'), 'ReleasePage'),
  }),
] as const;
