// SPDX-License-Identifier: Apache-2.0
// The root of all pages: every page stands inside the shell, for someone who is signed in.
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { Loading } from '../parts/states.tsx';
import { NotThere, PageFault } from './faults.tsx';
import { SessionGate } from './session.tsx';
import { Shell } from './shell.tsx';

const EnrolPage = lazy(async () => ({
  default: (await import('../pages/account/enrol-page.tsx')).EnrolPage,
}));

export const rootRoute = createRootRoute({
  component: () => (
    <SessionGate
      signIn={<SignInPage />}
      enrol={
        <Suspense fallback={<Loading />}>
          <EnrolPage />
        </Suspense>
      }
    >
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  ),
  notFoundComponent: NotThere,
  errorComponent: PageFault,
});
