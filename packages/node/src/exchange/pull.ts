// SPDX-License-Identifier: Apache-2.0
// Fetching what a partner has for us over a connection that we opened: for nodes that can only dial out, and after a start.
import type { PartyId } from '@tansiq/protocol';
import { peekChannel } from './channel-rows.ts';
import { type Attempt, type DeliveryParts, isSize, json } from './delivery.ts';
import type { Intake } from './intake.ts';
import { sealedOwn } from './own-entries.ts';
import { LinkDown, type PartnerAnswer } from './partner-client.ts';

export interface PullParts extends DeliveryParts {
  /** The partner says that it waits for attachments that only this node can bring. */
  attachmentsWantedBy?: ((party: PartyId) => void) | undefined;
  /** The partner was restored from an old copy and has its own entries back: of ours it may lack some, too. */
  gaveBack?: (() => void) | undefined;
}

/** A partner that took nothing of what was given back gets no more of it for so long. */
const GIVE_BACK_AGAIN_MS = 60_000;

/** Pulls from one partner. */
export class Puller {
  readonly #parts: PullParts;
  readonly #intake: Intake;
  readonly #from: PartyId;
  /** The newest receipt that the partner is known to have got from here. */
  #handed: string | undefined;
  #gaveBackInVain: number | undefined;

  constructor(parts: PullParts, intake: Intake, from: PartyId) {
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
    const { receipted = 0 } = (await peekChannel(store.db, directory.self.id, this.#from)) ?? {};
    const path = `batches?from=${size}&receipted=${receipted}`;
    const answer = await client.call(this.#from, { method: 'GET', path });
    if (answer.headers['tansiq-wanted'] === '1') this.#parts.attachmentsWantedBy?.(this.#from);
    if (answer.status === 409) return this.#fillGap(answer, size, receipted);
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

  /** The partner was restored from an old copy, and cannot ask for what it lost (protocol section 11). */
  async #fillGap(gap: PartnerAnswer, size: number, receipted: number): Promise<Attempt> {
    const { code, size: own, held } = (json(gap) ?? {}) as { code?: unknown; size?: unknown; held?: unknown };
    const isGap = code === 'gap' && isSize(own) && (own < size || (isSize(held) && held < receipted));
    if (!isGap || !(await this.#giveBack(own, size)))
      return { kind: 'down', why: `${this.#from} answered ${gap.status}` };
    this.#parts.gaveBack?.();
    return { kind: 'idle' };
  }

  /** Gives the partner its own entries from `own` up to `size`. False when it does not take them. */
  async #giveBack(own: number, size: number): Promise<boolean> {
    const now = this.#parts.now();
    for (let at = own; at < size; ) {
      if (now < (this.#gaveBackInVain ?? Number.NEGATIVE_INFINITY) + GIVE_BACK_AGAIN_MS) return false;
      const after = await this.#giveBackFrom(at);
      if (after === undefined) this.#gaveBackInVain = now;
      else at = after;
    }
    return true;
  }

  /** @returns how long the partner's channel is now; undefined when it took nothing */
  async #giveBackFrom(at: number): Promise<number | undefined> {
    const own = await sealedOwn(this.#parts, this.#from, at);
    if (!own) return undefined;
    const type = 'application/vnd.tansiq.batch';
    const wanted = { method: 'POST', path: `own?from=${at}`, body: own.sealed, type } as const;
    const answer = await this.#parts.client.call(this.#from, wanted);
    const { size } = (json(answer) ?? {}) as { size?: unknown };
    return answer.status === 200 && size === own.size ? own.size : undefined;
  }

  async #hand(receipt: string): Promise<void> {
    if (this.#handed === receipt) return;
    const body = Buffer.from(receipt);
    const answer = await this.#parts.client.call(this.#from, { method: 'POST', path: 'receipts', body });
    if (answer.status === 200) this.#handed = receipt;
  }
}
