// SPDX-License-Identifier: Apache-2.0
// Showing again who one is, while signed in.
import { z } from 'zod';
import type { Confirmation } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { malformed } from '../../refusal.ts';
import type { Doorstep } from './doorstep.ts';
import { assertionAnswer, requestOptions } from './passkey-shapes.ts';
import { codeText, passwordAgain } from './shapes.ts';

export interface ConfirmationRoutesParts {
  confirmation: Confirmation;
  doorstep: Doorstep;
}

const PASSWORD_COST = 25;

export function confirmationRoutes({ confirmation, doorstep }: ConfirmationRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/session/confirmation',
      summary: 'In which ways the person signed in may show again who they are',
      roles: 'any',
      beforeEnrolment: true,
      output: z.object({ accepts: z.array(z.enum(['passkey', 'totp', 'password'])) }),
      handler: async ({ officer }) => ({ accepts: await confirmation.accepts(officer.id) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/confirmation/challenge',
      summary: 'What a browser asks an authenticator with, to show it again',
      roles: 'any',
      beforeEnrolment: true,
      output: requestOptions,
      handler: ({ session, c }) => confirmation.passkeyOptions(session, doorstep.relyingParty(c)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/confirmation',
      summary:
        'Show again who one is, in one of the ways that `step-up-needed` names; counts for five minutes',
      roles: 'any',
      beforeEnrolment: true,
      cost: PASSWORD_COST,
      input: {
        body: z.strictObject({
          password: passwordAgain.optional(),
          code: codeText.optional(),
          passkey: assertionAnswer.optional(),
        }),
      },
      output: nothing,
      handler: ({ session, body: { password, code, passkey }, c }) => {
        if (passkey) return confirmation.confirm(session, { passkey, rp: doorstep.relyingParty(c) });
        if (code !== undefined) return confirmation.confirm(session, { code });
        if (password !== undefined) return confirmation.confirm(session, { password });
        throw malformed('not-json');
      },
    }),
  ];
}
