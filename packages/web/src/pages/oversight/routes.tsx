// SPDX-License-Identifier: Apache-2.0
// Addresses of oversight: the journal, the supervisor's desk, one sample, what was disclosed.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../frame/root-route.tsx';
import { oversightSearch } from './oversight-search.ts';

export const oversightRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/journal',
    validateSearch: oversightSearch,
    component: lazyRouteComponent(() => import('./journal-page.tsx'), 'JournalPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/supervisor',
    validateSearch: oversightSearch,
    component: lazyRouteComponent(() => import('./supervisor-page.tsx'), 'SupervisorPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/supervisor/disclosures',
    validateSearch: oversightSearch,
    component: lazyRouteComponent(() => import('./disclosures-page.tsx'), 'DisclosuresPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/supervisor/samples/$id',
    component: lazyRouteComponent(() => import('./sample-page.tsx'), 'SamplePage'),
  }),
] as const;
