// SPDX-License-Identifier: Apache-2.0
// The root of all pages: every page stands inside the shell, for someone who is signed in.
import { createRootRoute, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { isPhonePage } from '../pages/operations/phone.ts';
import { SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { Loading } from '../parts/states.tsx';
import { NotThere, PageFault } from './faults.tsx';
import { SessionGate } from './session.tsx';
import { Shell } from './shell.tsx';

const EnrolPage = lazy(async () => ({
  default: (await import('../pages/account/enrol-page.tsx')).EnrolPage,
}));

const WithoutLink = lazy(async () => ({
  default: (await import('../pages/operations/without-link.tsx')).WithoutLink,
}));

function Root(): ReactNode {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <SessionGate
      signIn={<SignInPage />}
      enrol={
        <Suspense fallback={<Loading />}>
          <EnrolPage />
        </Suspense>
      }
      away={
        isPhonePage(path) ? (
          <Suspense fallback={<Loading />}>
            <WithoutLink />
          </Suspense>
        ) : undefined
      }
    >
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  );
}

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotThere,
  errorComponent: PageFault,
});
