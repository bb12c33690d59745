// SPDX-License-Identifier: Apache-2.0
// HTTP of what an agency asks of its people: a second factor by role, and showing again who one is at a release.
import { z } from 'zod';
import { type Confirmation, type Policies, roles } from '../../access/index.ts';
import { defineRoute, type Route } from '../../http/index.ts';

const role = z.enum(roles);
const confirmation = z.enum(['none', 'sign-in', 'passkey']);
const fixed = z.boolean().describe('Whether the configuration says so: then it is not changed here');

const policiesShape = z
  .object({
    releaseConfirmation: z.object({ value: confirmation, fixed }),
    secondFactorRoles: z.object({ value: z.array(role), fixed }),
  })
  .meta({ id: 'Policies' });

export interface PolicyRoutesParts {
  policies: Policies;
  confirmation: Confirmation;
}

export function policyRoutes({ policies, confirmation: shown }: PolicyRoutesParts): Route[] {
  const all = async () => {
    const { value, fixed: isFixed } = await policies.secondFactorRoles();
    return {
      releaseConfirmation: await policies.releaseConfirmation(),
      secondFactorRoles: { value: [...value], fixed: isFixed },
    };
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/api/policies',
      summary: 'What is asked of people at the door and at a release, and whether the configuration fixes it',
      roles: ['administrator', 'head', 'supervisor'],
      output: policiesShape,
      handler: all,
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/policies',
      summary: 'Change them; who does has just shown who they are',
      roles: ['administrator'],
      input: {
        body: z.object({
          releaseConfirmation: confirmation.optional(),
          secondFactorRoles: z.array(role).max(roles.length).optional(),
        }),
      },
      output: policiesShape,
      handler: async ({ officer, session, body }) => {
        await shown.require(session);
        await policies.change(officer, body);
        return all();
      },
    }),
  ];
}
