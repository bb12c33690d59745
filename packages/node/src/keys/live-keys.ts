// SPDX-License-Identifier: Apache-2.0
// The keys of a running node: everyone holds this one object, so that a rotation counts everywhere at once.
import type { NodeKeys } from './node-keys.ts';

export class LiveKeys implements NodeKeys {
  #keys: NodeKeys;

  constructor(keys: NodeKeys) {
    this.#keys = keys;
  }

  /** From now on these; what was signed before stays valid by the chain of cards. */
  replace(keys: NodeKeys): void {
    this.#keys = keys;
  }

  get party() {
    return this.#keys.party;
  }
  get chain() {
    return this.#keys.chain;
  }
  get card() {
    return this.#keys.card;
  }
  get act() {
    return this.#keys.act;
  }
  get receipt() {
    return this.#keys.receipt;
  }
  get tls() {
    return this.#keys.tls;
  }
  get rest() {
    return this.#keys.rest;
  }
  log(origin: string) {
    return this.#keys.log(origin);
  }
  logVerifiers(origin: string) {
    return this.#keys.logVerifiers(origin);
  }
  sealing(key: Parameters<NodeKeys['sealing']>[0]) {
    return this.#keys.sealing(key);
  }
}
