// SPDX-License-Identifier: Apache-2.0
// What a card says of its party beside keys, taken from the node's configuration.
import type { Verifier } from '@tansiq/ledger';
import { b64u, type PartyId, type Text } from '@tansiq/protocol';
import type { NodeConfig } from '../config/index.ts';

export interface CardProfile {
  readonly party: PartyId;
  readonly names: Text;
  readonly spoc: Text;
  readonly supervisor: Text;
  /** `https://host:port`; none for a node that only dials out. */
  readonly endpoints: readonly string[];
  /** The supervisor's witness: its name and its Ed25519 key. */
  readonly witness?: Pick<Verifier, 'name' | 'publicKey'>;
}

/** The profile of the node that this configuration is of. */
export function cardProfile(config: NodeConfig): CardProfile {
  const { party, names, spoc, supervisor, partners, witness } = config;
  return {
    party,
    names,
    spoc,
    supervisor,
    endpoints: partners.endpoint === undefined ? [] : [partners.endpoint],
    ...(witness && { witness: witness.key }),
  };
}

/** The host that a node's certificate names: that of its first endpoint. */
export function certifiedHost({ endpoints: [first] }: CardProfile): string | undefined {
  return first === undefined ? undefined : new URL(first).hostname.replace(/^\[|\]$/g, '');
}

/** How a card names its witness. */
export function witnessLine({ name, publicKey }: Pick<Verifier, 'name' | 'publicKey'>): string {
  return `${name}+${b64u(publicKey)}`;
}
