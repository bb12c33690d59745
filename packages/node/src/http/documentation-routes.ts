// SPDX-License-Identifier: Apache-2.0
// The API's description, served by the API: as OpenAPI for programs, as a page without scripts for people.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cookieName } from '../access/sessions.ts';
import { defineRoute, media, type Route } from './define-route.ts';
import { documentationPage, pageStyle } from './documentation-page.ts';
import { openApi } from './openapi.ts';

const styleHash = createHash('sha256').update(pageStyle).digest('base64');
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The two routes, which describe themselves too. */
export function documentationRoutes(
  routes: readonly Route[],
  about: { party: string; version: string; secure: boolean },
): Route[] {
  const document = () =>
    openApi([...routes, ...own], { ...about, cookie: cookieName(about.party, about.secure) });
  const own: Route[] = [
    defineRoute({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This description, as OpenAPI 3.1',
      roles: 'public',
      output: media('application/json'),
      handler: () => Response.json(document()),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/docs',
      summary: 'This description, as a page',
      roles: 'public',
      input: { query: z.object({ lang: z.enum(['ar', 'es', 'fr', 'en']).optional() }) },
      output: media('text/html'),
      handler: ({ query, language }) =>
        new Response(documentationPage(document(), query.lang ?? language), {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
        }),
    }),
  ];
  return own;
}
