// SPDX-License-Identifier: Apache-2.0
// What the exchange needs of a party's keys: signers and an opener, so that a device can stand behind each.
import type { Signer } from '@tansiq/ledger';
import type { Hash, JwsSigner, ReceiptKeys, SealingKey } from '@tansiq/protocol';
import type { TlsIdentity } from './partner-client.ts';

export interface ExchangeKeys {
  /** Signs acts. */
  readonly act: JwsSigner;
  /** Signs the checkpoints of the log with this origin. */
  log(origin: string): Signer;
  readonly receipt: ReceiptKeys;
  /** The sealing key with this id, also one that was rotated out. */
  sealing(key: Hash): SealingKey | undefined;
  readonly tls: TlsIdentity;
}
