// SPDX-License-Identifier: Apache-2.0
// For administrators: how a person can sign in and where they are, and what to take away when a device is lost.
import { z } from 'zod';
import {
  type Passkeys,
  type ProviderLinks,
  type Recovery,
  requireUser,
  type Sessions,
  type Tokens,
  type Totps,
} from '../../access/index.ts';
import { defineRoute, nothing, type Route } from '../../http/index.ts';
import type { Store } from '../../store/index.ts';
import {
  sessionItem,
  shownSession,
  shownToken,
  shownWays,
  tokenShape,
  userPath,
  waysShape,
  whyText,
} from './shapes.ts';

export interface RecoveryRoutesParts {
  store: Store;
  recovery: Recovery;
  sessions: Sessions;
  tokens: Tokens;
  passkeys: Passkeys;
  totps: Totps;
  providerLinks: ProviderLinks;
}

const id = userPath.shape.id;
const way = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('totp'), why: whyText }),
  z.strictObject({ what: z.literal('provider'), why: whyText }),
  z.strictObject({ what: z.literal('passkey'), passkey: id, why: whyText }),
  z.strictObject({ what: z.literal('token'), token: id, why: whyText }),
  z.strictObject({ what: z.literal('sessions'), why: whyText }),
]);

export function recoveryRoutes({
  store,
  recovery,
  sessions,
  tokens,
  passkeys,
  totps,
  providerLinks,
}: RecoveryRoutesParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/users/{id}/ways',
      summary: 'How a user can sign in, their open sessions, and the tokens of their programs',
      roles: ['administrator'],
      input: { params: userPath },
      output: waysShape.extend({ sessions: z.array(sessionItem), tokens: z.array(tokenShape) }),
      handler: async ({ params }) => {
        await requireUser(store.db, params.id);
        const ways = shownWays(
          await passkeys.list(params.id),
          await totps.state(params.id),
          await providerLinks.of(params.id),
        );
        return {
          ...ways,
          sessions: (await sessions.list(params.id)).map(shownSession),
          tokens: (await tokens.list(params.id)).map(shownToken),
        };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/users/{id}/recovery',
      summary:
        "Take away a user's one-time codes, a passkey, who they are at the provider, a token, or all their sessions; but for a token their sessions and tokens end in each case, and `why` is kept in the journal",
      roles: ['administrator'],
      input: { params: userPath, body: way },
      output: nothing,
      handler: ({ officer, params, body: { why, ...taken } }) =>
        recovery.recover(officer, params.id, taken, why),
    }),
  ];
}
