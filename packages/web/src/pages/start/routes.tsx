// SPDX-License-Identifier: Apache-2.0
// The address without a page: leads to the first area that is this officer's.
import { createRoute, Navigate } from '@tanstack/react-router';
import { areasFor } from '../../frame/areas.ts';
import { rootRoute } from '../../frame/root-route.tsx';
import { useSession } from '../../frame/session.tsx';

function Start() {
  const { officer } = useSession();
  const [first] = areasFor(officer.roles);
  return <Navigate to={first?.to ?? '/account'} replace />;
}

export const startRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: Start }),
] as const;
