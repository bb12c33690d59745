// SPDX-License-Identifier: Apache-2.0
// What a hardware module does for a node: it makes signing keys, signs with them and destroys them. The key's file holds its address there.

/** An Ed25519 key that stays where it is. */
export interface TokenKey {
  /** 32 bytes of the public half. */
  readonly raw: Uint8Array;
  /** 64 bytes over exactly `message`. @throws KeyError `token` */
  sign(message: Uint8Array): Uint8Array;
}

export interface KeyToken {
  /** A new key, and its address (a `pkcs11:` URI, RFC 7512). @throws KeyError `token` */
  make(label: string): { readonly address: string; readonly key: TokenKey };
  /** @throws KeyError `token` when it is not there */
  key(address: string): TokenKey;
  /** One that is not there is gone already. @throws KeyError `token` */
  destroy(address: string): void;
}

/** Whether the text of a key's file is the address of one in a module. */
export const isTokenAddress = (text: string): boolean => text.startsWith('pkcs11:');
