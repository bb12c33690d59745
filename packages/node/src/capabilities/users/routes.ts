// SPDX-License-Identifier: Apache-2.0
// Users, their passwords, and who is let into which dossier.
import { z } from 'zod';
import { hasRole, type NeedToKnow, type Officer, type Reader, type Users } from '../../access/index.ts';
import {
  defineRoute,
  nothing,
  pageFrom,
  pageLimit,
  pageOf,
  type Route,
  textCursor,
} from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import {
  dossierPath,
  momentOf,
  newUserBody,
  passwordBody,
  readerPath,
  readersShape,
  shownUser,
  userChangeBody,
  userPath,
  userShape,
} from './shapes.ts';

export interface UserRoutesParts {
  users: Users;
  needToKnow: NeedToKnow;
  /** Epoch milliseconds. */
  now: () => number;
}

const PASSWORD_COST = 25;

export function userRoutes({ users, needToKnow, now }: UserRoutesParts): Route[] {
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
    ...readerRoutes(needToKnow),
  ];
}

function readerRoutes(needToKnow: NeedToKnow): Route[] {
  const list = async (officer: Officer, dossier: string) => {
    const overseer = hasRole(officer, 'head', 'supervisor');
    if (!overseer && !(await needToKnow.knows(officer, dossier))) throw notFound();
    return { items: (await needToKnow.list(dossier)).map(shownReader) };
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/api/dossiers/{dossier}/readers',
      summary: 'Who is let into a dossier: for its readers, the head of the contact point and the supervisor',
      roles: ['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head', 'supervisor'],
      input: { params: dossierPath },
      output: readersShape,
      handler: ({ officer, params }) => list(officer, params.dossier),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/dossiers/{dossier}/readers',
      summary: 'Let a user into a dossier',
      roles: ['head'],
      input: { params: dossierPath, body: z.object({ user: readerPath.shape.user }) },
      output: readersShape,
      handler: async ({ officer, params, body }) => {
        await needToKnow.grant(officer, params.dossier, body.user);
        return list(officer, params.dossier);
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/dossiers/{dossier}/readers/{user}',
      summary: "End a user's need-to-know of a dossier",
      roles: ['head'],
      input: { params: readerPath },
      output: nothing,
      handler: ({ officer, params }) => needToKnow.revoke(officer, params.dossier, params.user),
    }),
  ];
}

const shownReader = ({ grantedAt, ...reader }: Reader) => ({ ...reader, grantedAt: momentOf(grantedAt) });
