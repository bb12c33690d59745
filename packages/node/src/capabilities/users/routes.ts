// SPDX-License-Identifier: Apache-2.0
// Users and their passwords.
import { z } from 'zod';
import type { Users } from '../../access/index.ts';
import {
  defineRoute,
  nothing,
  pageFrom,
  pageLimit,
  pageOf,
  type Route,
  textCursor,
} from '../../http/index.ts';
import { newUserBody, passwordBody, shownUser, userChangeBody, userPath, userShape } from './shapes.ts';

export interface UserRoutesParts {
  users: Users;
  /** Epoch milliseconds. */
  now: () => number;
}

const PASSWORD_COST = 25;

export function userRoutes({ users, now }: UserRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/users',
      summary: 'Users, in order of login',
      roles: ['administrator', 'supervisor', 'head'],
      input: { query: z.object({ after: textCursor.optional(), limit: pageLimit }) },
      output: pageOf(userShape),
      handler: async ({ query }) => {
        const found = await users.list(query.after ?? '', query.limit + 1);
        const page = pageFrom(found, query.limit, (user) => user.login);
        return { ...page, items: page.items.map((user) => shownUser(user, now())) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/users',
      summary: 'Make a user',
      roles: ['administrator'],
      cost: PASSWORD_COST,
      input: { body: newUserBody },
      output: userShape,
      status: 201,
      handler: async ({ officer, body }) => shownUser(await users.createUser(officer.id, body), now()),
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/users/{id}',
      summary: "Change a user's name, roles, clearance or language, or disable the account",
      roles: ['administrator'],
      input: { params: userPath, body: userChangeBody },
      output: userShape,
      handler: async ({ officer, params, body }) =>
        shownUser(await users.change(officer, params.id, body), now()),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/users/{id}/password',
      summary: "Set a password: one's own with the current one, another's as administrator",
      roles: 'any',
      cost: PASSWORD_COST,
      input: { params: userPath, body: passwordBody },
      output: nothing,
      handler: ({ officer, session, params, body }) =>
        users.setPassword(officer, params.id, body, session.digest),
    }),
  ];
}
