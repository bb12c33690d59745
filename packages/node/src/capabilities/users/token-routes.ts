// SPDX-License-Identifier: Apache-2.0
// One's own tokens, by which programs call the API. Who makes one has just shown who they are, and sees its value this once.
import { z } from 'zod';
import type { Confirmation, Tokens } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { Store } from '../../store/index.ts';
import { newTokenBody, shownToken, tokenShape, userPath } from './shapes.ts';

export interface TokenRoutesParts {
  store: Store;
  tokens: Tokens;
  confirmation: Confirmation;
}

export function tokenRoutes({ store, tokens, confirmation }: TokenRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/account/tokens',
      summary: 'Living tokens of the person signed in, the newest first, without their values',
      roles: 'any',
      output: z.object({ items: z.array(tokenShape) }),
      handler: async ({ officer }) => ({ items: (await tokens.list(officer.id)).map(shownToken) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/account/tokens',
      summary:
        'Make a token for a program: it reaches these areas within the roles of the person, until its time; `value` is shown this once',
      roles: 'any',
      input: { body: newTokenBody },
      output: tokenShape.extend({ value: z.string().describe('Send it as Authorization: Bearer') }),
      status: 201,
      shownOnce: true,
      handler: async ({ officer, session, body }) => {
        await confirmation.require(session);
        const { value, token } = await tokens.make(officer, body);
        return { ...shownToken(token), value };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/account/tokens/{id}',
      summary: 'Revoke a token: it opens nothing any more',
      roles: 'any',
      input: { params: userPath },
      output: nothing,
      handler: ({ officer, params }) =>
        store.writer.write((tx) => tokens.revoke(tx, officer.id, officer.id, params.id)),
    }),
  ];
}
