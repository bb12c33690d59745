// SPDX-License-Identifier: Apache-2.0
// Signing in, who am I, signing out.
import { deleteCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Challenges, SignIn } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { assertionAnswer, requestOptions } from './passkey-shapes.ts';
import { SessionAnswer, type SessionAnswerParts } from './session-answer.ts';
import { sessionView, signInBody } from './shapes.ts';

export interface SessionRoutesParts extends SessionAnswerParts {
  signIn: SignIn;
  challenges: Challenges;
}

/** Of the address's tokens: a sign-in takes a quarter of a second of a core. */
const SIGN_IN_COST = 50;
/** Of the address's tokens: a challenge is a row on disk for two minutes. */
const CHALLENGE_COST = 10;

export function sessionRoutes(parts: SessionRoutesParts): Route[] {
  const { signIn, challenges, doorstep, secure } = parts;
  const answer = new SessionAnswer(parts);
  return [
    defineRoute({
      method: 'POST',
      path: '/api/session',
      summary:
        'Sign in; sets the session cookie. `code` where the answer was `code-needed`, or both halves of a recovery where it was `enrolment-needed`',
      roles: 'public',
      cost: SIGN_IN_COST,
      input: { body: signInBody },
      output: sessionView,
      status: 201,
      handler: async ({ body, c }) => answer.give(c, await signIn.signIn({ ...body, ...answer.from(c) })),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/passkey-challenge',
      summary: 'What a browser asks an authenticator with, to sign in',
      roles: 'public',
      cost: CHALLENGE_COST,
      output: requestOptions,
      handler: ({ c }) => signIn.passkeyOptions(challenges, doorstep.relyingParty(c)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/passkey',
      summary: "Sign in with an authenticator's answer; sets the session cookie",
      roles: 'public',
      cost: CHALLENGE_COST,
      input: { body: assertionAnswer },
      output: sessionView,
      status: 201,
      handler: async ({ body, c }) => {
        const rp = doorstep.relyingParty(c);
        return answer.give(c, await signIn.signInWithPasskey({ rp, response: body, ...answer.from(c) }));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/session',
      summary: 'Who is signed in, and the token for unsafe calls',
      roles: 'any',
      beforeEnrolment: true,
      output: sessionView,
      handler: ({ session }) => answer.view(session),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/session',
      summary: 'Sign out here, or everywhere',
      roles: 'any',
      beforeEnrolment: true,
      input: { query: z.object({ everywhere: z.enum(['true', 'false']).default('false') }) },
      output: nothing,
      handler: async ({ session, query, c }) => {
        await signIn.signOut(session, query.everywhere === 'true');
        deleteCookie(c, answer.cookie, { path: '/', secure });
      },
    }),
  ];
}
