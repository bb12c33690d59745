// SPDX-License-Identifier: Apache-2.0
// The capability of users: signing in, one's own account, the people of a party, need-to-know.
import type { Access } from '../../access/index.ts';
import type { Route } from '../../http/index.ts';
import type { Store } from '../../store/index.ts';
import { accountRoutes } from './account-routes.ts';
import { confirmationRoutes } from './confirmation-routes.ts';
import type { Doorstep } from './doorstep.ts';
import { jointRecoveryRoutes } from './joint-recovery-routes.ts';
import { ownWayRoutes } from './own-way-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { readerRoutes } from './reader-routes.ts';
import { recoveryRoutes } from './recovery-routes.ts';
import { userRoutes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

export { type Doorstep, doorstepOf } from './doorstep.ts';
export { assertionAnswer, requestOptions } from './passkey-shapes.ts';

export interface AccessRoutesParts extends Access {
  store: Store;
  party: string;
  /** Whether officers reach the node by https. */
  secure: boolean;
  doorstep: Doorstep;
  /** Epoch milliseconds. */
  now: () => number;
}

export const accessRoutes = (parts: AccessRoutesParts): Route[][] => [
  sessionRoutes(parts),
  providerRoutes(parts),
  confirmationRoutes(parts),
  accountRoutes(parts),
  ownWayRoutes(parts),
  tokenRoutes(parts),
  userRoutes(parts),
  recoveryRoutes(parts),
  jointRecoveryRoutes(parts),
  readerRoutes(parts.needToKnow),
];
