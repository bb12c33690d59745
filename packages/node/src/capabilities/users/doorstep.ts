// SPDX-License-Identifier: Apache-2.0
// What a node can tell of who stands at its door before it knows who they are: the name they asked for, and from where.
import type { Context } from 'hono';
import { type Client, clientOf, type RelyingParty, relyingParty } from '../../access/index.ts';
import { askedHost, callerAddress } from '../../http/index.ts';

export interface Doorstep {
  /** To which name passkeys are bound. @throws Refusal 409 `passkeys-need-a-name` */
  relyingParty(c: Context): RelyingParty;
  client(c: Context): Client;
}

export interface DoorstepParts {
  party: string;
  /** Whether officers reach the node by https. */
  secure: boolean;
  behindProxy?: boolean;
  /** Where officers' browsers open the node, when that is configured. */
  origin?: string;
}

export function doorstepOf({ party, secure, behindProxy = false, origin }: DoorstepParts): Doorstep {
  return {
    relyingParty: (c) =>
      relyingParty(origin, `${secure ? 'https' : 'http'}://${askedHost(c, behindProxy)}`, party),
    client: (c) => clientOf(callerAddress(c, behindProxy), c.req.header('user-agent')),
  };
}
