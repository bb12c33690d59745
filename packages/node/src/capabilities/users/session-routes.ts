// SPDX-License-Identifier: Apache-2.0
// Signing in, who am I, signing out.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import {
  type Challenges,
  cookieName,
  type Officer,
  type SecondFactor,
  type SignIn,
} from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { Doorstep } from './doorstep.ts';
import { assertionAnswer, requestOptions } from './passkey-shapes.ts';
import { momentOf, sessionView, signInBody } from './shapes.ts';

export interface SessionRoutesParts {
  signIn: SignIn;
  secondFactor: SecondFactor;
  challenges: Challenges;
  doorstep: Doorstep;
  party: string;
  /** Whether officers reach the node by https. */
  secure: boolean;
}

/** Of the address's tokens: a sign-in takes a quarter of a second of a core. */
const SIGN_IN_COST = 50;
/** Of the address's tokens: a challenge is a row on disk for two minutes. */
const CHALLENGE_COST = 10;

export function sessionRoutes({
  signIn,
  secondFactor,
  challenges,
  doorstep,
  party,
  secure,
}: SessionRoutesParts): Route[] {
  const cookie = cookieName(party, secure);
  const view = async (session: {
    csrf: string;
    expiresAt: number;
    officer: Officer;
    enrolling: boolean;
  }) => ({
    party,
    csrf: session.csrf,
    expiresAt: momentOf(session.expiresAt),
    officer: session.officer,
    ...((await secondFactor.isMissing(session)) && { secondFactor: 'missing' as const }),
  });
  // No expiry in the cookie: it goes with the browser, and the node itself decides when a session is over.
  const give = (c: Context, value: string) =>
    setCookie(c, cookie, value, { httpOnly: true, secure, sameSite: 'Strict', path: '/' });
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
      handler: async ({ body, c }) => {
        const opened = await signIn.signIn({
          ...body,
          previous: getCookie(c, cookie),
          client: doorstep.client(c),
        });
        give(c, opened.value);
        return view(opened);
      },
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
        const from = { previous: getCookie(c, cookie), client: doorstep.client(c) };
        const opened = await signIn.signInWithPasskey({ rp, response: body, ...from });
        give(c, opened.value);
        return view(opened);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/session',
      summary: 'Who is signed in, and the token for unsafe calls',
      roles: 'any',
      beforeEnrolment: true,
      output: sessionView,
      handler: ({ session }) => view(session),
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
        deleteCookie(c, cookie, { path: '/', secure });
      },
    }),
  ];
}
