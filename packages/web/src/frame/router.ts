// SPDX-License-Identifier: Apache-2.0
// The router: the root and the pages of all areas. A page is fetched when it is first gone to.
import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from '../pages/account/routes.tsx';
import { actRoutes } from '../pages/act/routes.tsx';
import { actsRoutes } from '../pages/acts/routes.tsx';
import { agreementsRoutes } from '../pages/agreements/routes.tsx';
import { composeRoutes } from '../pages/compose/routes.tsx';
import { emergenciesRoutes } from '../pages/emergencies/routes.tsx';
import { holdsRoutes } from '../pages/holds/routes.tsx';
import { noticesRoutes } from '../pages/notices/routes.tsx';
import { operationsRoutes } from '../pages/operations/routes.tsx';
import { ordersRoutes } from '../pages/orders/routes.tsx';
import { outcomesRoutes } from '../pages/outcomes/routes.tsx';
import { oversightRoutes } from '../pages/oversight/routes.tsx';
import { partnersRoutes } from '../pages/partners/routes.tsx';
import { peopleRoutes } from '../pages/people/routes.tsx';
import { searchRoutes } from '../pages/search/routes.tsx';
import { startRoutes } from '../pages/start/routes.tsx';
import { statementsRoutes } from '../pages/statements/routes.tsx';
import { systemRoutes } from '../pages/system/routes.tsx';
import { todayRoutes } from '../pages/today/routes.tsx';
import { rootRoute } from './root-route.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...accountRoutes,
    ...composeRoutes,
    ...actRoutes,
    ...actsRoutes,
    ...agreementsRoutes,
    ...emergenciesRoutes,
    ...holdsRoutes,
    ...operationsRoutes,
    ...ordersRoutes,
    ...outcomesRoutes,
    ...partnersRoutes,
    ...peopleRoutes,
    ...searchRoutes,
    ...startRoutes,
    ...statementsRoutes,
    ...todayRoutes,
    ...noticesRoutes,
    ...oversightRoutes,
    ...systemRoutes,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
