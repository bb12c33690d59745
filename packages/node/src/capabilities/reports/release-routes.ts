// SPDX-License-Identifier: Apache-2.0
// HTTP of the release: what it asks of who releases, and the release itself.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import { assertionAnswer, type Doorstep, requestOptions } from '../users/index.ts';
import type { Releases } from './release.ts';
import type { ReleaseConfirmations } from './release-confirmation.ts';
import { draftPath } from './shapes.ts';

export interface ReleaseRoutesParts {
  doorstep: Doorstep;
  releaseConfirmations: ReleaseConfirmations;
}

const revision = z.int().min(1);
const way = z.enum(['passkey', 'totp', 'password']);

export function releaseRoutes(
  releases: Releases,
  { doorstep, releaseConfirmations }: ReleaseRoutesParts,
): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/release-confirmation',
      summary: 'Whether a release asks to show again who one is, and in which ways this person may',
      roles: ['releaser', 'head'],
      output: z.object({
        policy: z.enum(['none', 'sign-in', 'passkey']),
        accepts: z.array(way),
        confirmed: z.boolean().describe('Shown a moment ago with a code or password, which is enough'),
      }),
      handler: ({ session }) => releaseConfirmations.wanted(session),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/drafts/{id}/release/challenge',
      summary: 'What a browser asks an authenticator with, about exactly what this draft would let leave',
      roles: ['releaser', 'head'],
      input: { params: draftPath, body: z.object({ revision }) },
      output: z.object({ digest: z.string(), request: requestOptions }),
      handler: ({ session, params, body, c }) =>
        releases.passkeyOptions(session, doorstep.relyingParty(c), params.id, body.revision),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/drafts/{id}/sending',
      summary:
        'Let an own draft about nobody leave as a signed act without a second person, under a standing order of the head',
      roles: ['officer', 'releaser', 'head'],
      input: { params: draftPath, body: z.object({ revision, order: z.string().length(22) }) },
      output: z.object({ act: z.string(), dossier: z.string() }),
      status: 201,
      handler: ({ officer, params, body }) => releases.sendUnderOrder(officer, params.id, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/drafts/{id}/release',
      summary:
        'Let a draft leave as a signed act; by another person than its author, and only if the gate permits for every addressee',
      roles: ['releaser', 'head'],
      input: {
        params: draftPath,
        body: z.object({
          revision,
          passkey: assertionAnswer.optional().describe("The authenticator's answer to the challenge"),
        }),
      },
      output: z.object({ act: z.string(), dossier: z.string() }),
      status: 201,
      handler: ({ officer, session, params, body, c }) =>
        releases.release(officer, params.id, body.revision, {
          session,
          passkey: body.passkey && { answer: body.passkey, rp: doorstep.relyingParty(c) },
        }),
    }),
  ];
}
