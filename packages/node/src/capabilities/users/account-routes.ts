// SPDX-License-Identifier: Apache-2.0
// One's own account: what one prefers, and where one is signed in.
import { z } from 'zod';
import type { Sessions, SignIn, UserPreferences } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { preferencesShape, sessionItem, shownSession, userPath } from './shapes.ts';

export interface AccountRoutesParts {
  preferences: UserPreferences;
  sessions: Sessions;
  signIn: SignIn;
}

export function accountRoutes({ preferences, sessions, signIn }: AccountRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/account/preferences',
      summary: 'What the person signed in prefers: language, theme, how they are told of things',
      roles: 'any',
      output: preferencesShape,
      handler: ({ officer }) => preferences.get(officer),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/account/preferences',
      summary: 'Keep what the person signed in prefers',
      roles: 'any',
      input: { body: preferencesShape },
      output: preferencesShape,
      maxBytes: 4096,
      handler: ({ officer, body }) => preferences.set(officer, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/account/sessions',
      summary: 'Where the person is signed in, the last used first',
      roles: 'any',
      output: z.object({ items: z.array(sessionItem) }),
      handler: async ({ officer, session }) => ({
        items: (await sessions.list(officer.id, session.digest)).map(shownSession),
      }),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/account/sessions',
      summary: 'End all sessions of the person but this one',
      roles: 'any',
      output: nothing,
      handler: ({ session }) => signIn.endOthers(session),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/account/sessions/{id}',
      summary: 'End one session of the person',
      roles: 'any',
      input: { params: userPath },
      output: nothing,
      handler: ({ session, params }) => signIn.endOne(session, params.id),
    }),
  ];
}
