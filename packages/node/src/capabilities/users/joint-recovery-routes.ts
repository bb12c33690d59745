// SPDX-License-Identifier: Apache-2.0
// Recoveries by two administrators: asked for, confirmed, withdrawn; each half of the code is shown to one of them, once.
import { z } from 'zod';
import type { Confirmation, Recoveries } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { recoveryHalfShape, recoveryShape, shownRecovery, userPath, whyText } from './shapes.ts';

export interface JointRecoveryRoutesParts {
  recoveries: Recoveries;
  confirmation: Confirmation;
}

/** As a password set: it is hashed. */
const HALF_COST = 25;

export function jointRecoveryRoutes({ recoveries, confirmation }: JointRecoveryRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/recoveries',
      summary:
        'Open recoveries: all for administrators and the supervisor, for others the one of their own account',
      roles: 'any',
      output: z.object({ items: z.array(recoveryShape) }),
      handler: async ({ officer }) => ({ items: (await recoveries.list(officer)).map(shownRecovery) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/users/{id}/recoveries',
      summary:
        'Ask for the recovery of a user who lost every way to sign in: a second administrator confirms it. `half` of the code is shown this once',
      roles: ['administrator'],
      cost: HALF_COST,
      input: { params: userPath, body: z.strictObject({ why: whyText }) },
      output: recoveryHalfShape,
      status: 201,
      shownOnce: true,
      handler: async ({ officer, session, params, body }) => {
        await confirmation.require(session);
        const { half, ...recovery } = await recoveries.ask(officer, params.id, body.why);
        return { ...shownRecovery(recovery), half };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/recoveries/{id}/confirmation',
      summary:
        "Confirm another administrator's recovery: the user's passkeys, codes, sessions and tokens end, and both halves together sign in once, to set up anew. `half` is shown this once",
      roles: ['administrator'],
      cost: HALF_COST,
      input: { params: userPath },
      output: recoveryHalfShape,
      status: 201,
      shownOnce: true,
      handler: async ({ officer, session, params }) => {
        await confirmation.require(session);
        const { half, ...recovery } = await recoveries.confirm(officer, params.id);
        return { ...shownRecovery(recovery), half };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/recoveries/{id}',
      summary: 'Withdraw a recovery: for administrators, and for the person, who did not ask for it',
      roles: 'any',
      input: { params: userPath },
      output: nothing,
      handler: ({ officer, params }) => recoveries.withdraw(officer, params.id),
    }),
  ];
}
