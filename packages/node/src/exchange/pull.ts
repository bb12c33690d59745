// SPDX-License-Identifier: Apache-2.0
// Fetching what a partner has for us over a connection that we opened: for nodes that can only dial out, and after a start.
import type { PartyId } from '@tansiq/protocol';
import { peekChannel } from './channel-rows.ts';
import type { Attempt, DeliveryParts } from './delivery.ts';
import type { Intake } from './intake.ts';
import { LinkDown } from './partner-client.ts';

/** Pulls from one partner. */
export class Puller {
  readonly #parts: DeliveryParts;
  readonly #intake: Intake;
  readonly #from: PartyId;
  /** The newest receipt that the partner is known to have got from here. */
  #handed: string | undefined;

  constructor(parts: DeliveryParts, intake: Intake, from: PartyId) {
    this.#parts = parts;
    this.#intake = intake;
    this.#from = from;
  }

  /** One batch, if there is one, and its receipt; a receipt that was lost on its way goes again. */
  async pull(): Promise<Attempt> {
    try {
      return await this.#pull();
    } catch (error) {
      if (error instanceof LinkDown) return { kind: 'down', why: error.message };
      throw error;
    }
  }

  async #pull(): Promise<Attempt> {
    const { store, directory, client } = this.#parts;
    const row = await peekChannel(store.db, this.#from, directory.self.id);
    const size = row?.size ?? 0;
    const answer = await client.call(this.#from, { method: 'GET', path: `batches?from=${size}` });
    if (answer.status === 204) {
      if (row?.receipt) await this.#hand(row.receipt);
      return { kind: 'idle' };
    }
    if (answer.status !== 200) return { kind: 'down', why: `${this.#from} answered ${answer.status}` };
    const reply = await this.#intake.take(this.#from, answer.body);
    if (reply.status !== 200) return { kind: 'held', why: `The batch of ${this.#from} was not taken.` };
    await this.#hand(reply.body as string);
    return { kind: 'delivered', size };
  }

  async #hand(receipt: string): Promise<void> {
    if (this.#handed === receipt) return;
    const body = Buffer.from(receipt);
    const answer = await this.#parts.client.call(this.#from, { method: 'POST', path: 'receipts', body });
    if (answer.status === 200) this.#handed = receipt;
  }
}
