// SPDX-License-Identifier: Apache-2.0
// One's own ways to sign in: passkeys and one-time codes. Who changes them has just shown who they are.
import { z } from 'zod';
import type { Confirmation, Passkeys, ProviderLinks, Totps } from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { Store } from '../../store/index.ts';
import type { Doorstep } from './doorstep.ts';
import { creationOptions, registrationAnswer } from './passkey-shapes.ts';
import {
  codeText,
  passkeyName,
  passkeyShape,
  shownPasskey,
  shownWays,
  userPath,
  waysShape,
} from './shapes.ts';

export interface OwnWayRoutesParts {
  store: Store;
  passkeys: Passkeys;
  totps: Totps;
  providerLinks: ProviderLinks;
  confirmation: Confirmation;
  doorstep: Doorstep;
}

export const ownWayRoutes = (parts: OwnWayRoutesParts): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/account/ways',
    summary:
      'Passkeys of the person signed in, whether one-time codes are on, and who they are at the provider',
    roles: 'any',
    beforeEnrolment: true,
    output: waysShape,
    handler: async ({ officer }) =>
      shownWays(
        await parts.passkeys.list(officer.id),
        await parts.totps.state(officer.id),
        await parts.providerLinks.of(officer.id),
      ),
  }),
  ...passkeyRoutes(parts),
  ...codeRoutes(parts),
];

function passkeyRoutes({ store, passkeys, confirmation, doorstep }: OwnWayRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/account/passkeys/challenge',
      summary: 'What a browser asks an authenticator with, to make a passkey',
      roles: 'any',
      beforeEnrolment: true,
      output: creationOptions,
      handler: async ({ session, c }) => {
        await confirmation.require(session);
        return passkeys.creationOptions(session, doorstep.relyingParty(c));
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/account/passkeys',
      summary: 'Keep a passkey that an authenticator has made',
      roles: 'any',
      beforeEnrolment: true,
      input: { body: z.object({ name: passkeyName, answer: registrationAnswer }) },
      output: passkeyShape,
      status: 201,
      handler: async ({ session, body, c }) => {
        await confirmation.require(session);
        const rp = doorstep.relyingParty(c);
        return shownPasskey(await passkeys.add(session, rp, body.name, body.answer));
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/account/passkeys/{id}',
      summary: 'Name a passkey otherwise',
      roles: 'any',
      beforeEnrolment: true,
      input: { params: userPath, body: z.object({ name: passkeyName }) },
      output: nothing,
      handler: ({ officer, params, body }) => passkeys.rename(officer.id, params.id, body.name),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/account/passkeys/{id}',
      summary: 'Remove a passkey: it signs in no more',
      roles: 'any',
      beforeEnrolment: true,
      input: { params: userPath },
      output: nothing,
      handler: async ({ officer, session, params }) => {
        await confirmation.require(session);
        await store.writer.write((tx) => passkeys.remove(tx, officer.id, officer.id, params.id));
      },
    }),
  ];
}

function codeRoutes({ store, totps, confirmation }: OwnWayRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/account/codes',
      summary: 'A fresh secret for one-time codes, shown this once; in use when a first code has come back',
      roles: 'any',
      beforeEnrolment: true,
      output: z.object({ secret: z.string(), url: z.string().describe('otpauth: address, for a QR code') }),
      status: 201,
      shownOnce: true,
      handler: async ({ officer, session }) => {
        await confirmation.require(session);
        return totps.begin(officer);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/account/codes/confirmation',
      summary: 'The first code: from now on a password alone does not sign in',
      roles: 'any',
      beforeEnrolment: true,
      cost: 10,
      input: { body: z.object({ code: codeText }) },
      output: nothing,
      handler: ({ officer, body }) => totps.confirm(officer, body.code),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/account/codes',
      summary: 'Turn one-time codes off',
      roles: 'any',
      beforeEnrolment: true,
      output: nothing,
      handler: async ({ officer, session }) => {
        await confirmation.require(session);
        await store.writer.write((tx) => totps.remove(tx, officer.id, officer.id));
      },
    }),
  ];
}
