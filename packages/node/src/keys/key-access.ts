// SPDX-License-Identifier: Apache-2.0
// How a node gets at its own keys, by its configuration: the passphrase of their files, and the hardware module that holds some.
import type { NodeConfig } from '../config/index.ts';
import type { KeyToken } from './key-token.ts';
import { loadKeys } from './load.ts';
import type { NodeKeys } from './node-keys.ts';
import { openPkcs11 } from './pkcs11-token.ts';

export interface KeyAccess {
  readonly passphrase?: string;
  readonly token?: KeyToken;
}

/** @throws KeyError `token` when the module cannot be used */
export function keyAccess({ secrets, keyModule }: Pick<NodeConfig, 'secrets' | 'keyModule'>): KeyAccess {
  const { keyPassphrase, keyPin } = secrets;
  return {
    ...(keyPassphrase && { passphrase: keyPassphrase.reveal() }),
    ...(keyModule && keyPin && { token: openPkcs11(keyModule, keyPin.reveal()) }),
  };
}

/** The keys of the node of this configuration. @throws KeyError as `loadKeys` */
export async function ownKeys(
  config: Pick<NodeConfig, 'dataDir' | 'secrets' | 'keyModule'>,
): Promise<NodeKeys> {
  const { passphrase, token } = keyAccess(config);
  return loadKeys(config.dataDir, passphrase, token);
}
