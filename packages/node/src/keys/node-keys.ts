// SPDX-License-Identifier: Apache-2.0
// A party's keys as the rooms of its node use them: signers and openers, never the private keys themselves.
import type { Signer, Verifier } from '@tansiq/ledger';
import type { Card, CardChain, Hash, JwsSigner, PartyId, ReceiptKeys, SealingKey } from '@tansiq/protocol';
import type { RestCipher } from './rest-cipher.ts';

/** What a node shows in TLS, PEM. */
export interface ShownIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface NodeKeys {
  readonly party: PartyId;
  /** The party's own cards. */
  readonly chain: CardChain;
  /** The newest of them. */
  readonly card: Card;
  /** Signs acts. */
  readonly act: JwsSigner;
  /** Signs the checkpoints of the log with this origin. */
  log(origin: string): Signer;
  /** All keys, newest first, that ever signed checkpoints of the log with this origin. */
  logVerifiers(origin: string): readonly Verifier[];
  readonly receipt: ReceiptKeys;
  /** The sealing key with this id: that of the card, or the one before it. */
  sealing(key: Hash): SealingKey | undefined;
  /** The oldest identity that the newest card lists: partners that have only the card before it know it too. */
  readonly tls: ShownIdentity;
  /** For small secrets that the store keeps. */
  readonly rest: RestCipher;
}
