// SPDX-License-Identifier: Apache-2.0
// Signing in by the agency's own OpenID provider, and which user is whom there.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import {
  AWAY_SECONDS,
  type Confirmation,
  type ProviderLinks,
  type ProviderSignIn,
} from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import { SessionAnswer, type SessionAnswerParts } from './session-answer.ts';
import { codeText, sessionView, subjectText, userPath } from './shapes.ts';

export interface ProviderRoutesParts extends SessionAnswerParts {
  providerSignIn: ProviderSignIn;
  providerLinks: ProviderLinks;
  confirmation: Confirmation;
}

/** Of the address's tokens: a row on disk for ten minutes, or a call to the provider. */
const COST = 20;

export function providerRoutes(parts: ProviderRoutesParts): Route[] {
  const { providerSignIn, providerLinks, confirmation, secure } = parts;
  const answer = new SessionAnswer(parts);
  // The browser that went to the provider is the one that comes back. The provider sends it to a page, which needs no cookie; that page's own call
  // brings this one, so that it can be as strict as the session's.
  const browserCookie = `${answer.cookie}-provider`;
  const options = { httpOnly: true, secure, sameSite: 'Strict', path: '/' } as const;
  const from = (c: Context) => ({ ...answer.from(c), browser: getCookie(c, browserCookie) });
  const enter = async (c: Context, opened: Parameters<SessionAnswer['give']>[1]) => {
    deleteCookie(c, browserCookie, { path: '/', secure });
    return answer.give(c, opened);
  };
  return [
    defineRoute({
      method: 'POST',
      path: '/api/session/provider',
      summary: "Where a browser goes to sign in by the agency's OpenID provider",
      roles: 'public',
      cost: COST,
      output: z.object({ url: z.string() }),
      handler: async ({ c }) => {
        const { url, browser } = await providerSignIn.begin();
        setCookie(c, browserCookie, browser, { ...options, maxAge: AWAY_SECONDS });
        return { url };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/provider/answer',
      summary: 'Sign in with what the provider sent the browser back with; sets the session cookie',
      roles: 'public',
      cost: COST,
      input: {
        body: z.strictObject({
          state: z.string().min(1).max(200),
          code: z.string().min(1).max(2048).optional().describe('Absent where the provider refused'),
          iss: z.string().max(2048).optional().describe('Who says that they answer (RFC 9207)'),
        }),
      },
      output: sessionView,
      status: 201,
      handler: async ({ body, c }) => enter(c, await providerSignIn.answer(body, from(c))),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/session/provider/code',
      summary: 'The one-time code, where the answer was `code-needed`; sets the session cookie',
      roles: 'public',
      cost: COST,
      input: { body: z.strictObject({ code: codeText }) },
      output: sessionView,
      status: 201,
      handler: async ({ body, c }) => enter(c, await providerSignIn.code(body.code, from(c))),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/account/provider/confirmation',
      summary:
        "Say that the subject bound to the account is one's own: it may then take the place of a second factor",
      roles: 'any',
      output: nothing,
      handler: async ({ officer, session }) => {
        await confirmation.require(session);
        await providerLinks.prove(officer);
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/users/{id}/provider',
      summary: 'Bind a subject of the provider to a user, who signs in there from then on',
      roles: ['administrator'],
      input: { params: userPath, body: z.strictObject({ subject: subjectText }) },
      output: nothing,
      handler: ({ officer, params, body }) => providerLinks.link(officer, params.id, body.subject),
    }),
  ];
}
