// SPDX-License-Identifier: Apache-2.0
// An author that only dials out brings a partner the attachments that it waits for (docs/protocol.md §11): each as it would be given to who
// asks for it, in stretches, on from where the partner stands.
import type { PartyId } from '@tansiq/protocol';
import { json } from '../../exchange/delivery.ts';
import { LinkDown, type PartnerAnswer, type PartnerClient } from '../../exchange/partner-client.ts';
import type { PartnerReply } from '../../exchange/partner-server.ts';
import type { Logger } from '../../logging/index.ts';
import { MOST_GIVEN, type WantedAttachment } from './given-attachments.ts';

export interface GivingAttachmentsParts {
  client: Pick<PartnerClient, 'call'>;
  /** What this partner would be answered if it asked: it decides what may be had. */
  serve(party: string, act: string, attachment: string, range: string): Promise<PartnerReply>;
  log: Logger;
  now: () => number;
}

/** An attachment goes to a partner from its first byte no more often than this. */
const AGAIN_MS = 60_000;

export class GivingAttachments {
  readonly #parts: GivingAttachmentsParts;
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  /** When a partner was last given one from its first byte, by names. */
  readonly #begun = new Map<string, number>();

  constructor(parts: GivingAttachmentsParts) {
    this.#parts = parts;
  }

  /** This partner says that it waits for some. */
  wantedBy(party: PartyId): void {
    if (this.#running.has(party) || this.#stop.signal.aborted) return;
    const running = this.#give(party)
      .catch((error: unknown) => {
        if (error instanceof LinkDown) return;
        this.#parts.log.error({ err: error, partner: party }, 'giving attachments failed');
      })
      .finally(() => this.#running.delete(party));
    this.#running.set(party, running);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  async #give(party: PartyId): Promise<void> {
    const answer = await this.#call(party, { method: 'GET', path: 'wanted' });
    for (const wanted of wantedIn(answer)) {
      if (this.#stop.signal.aborted) return;
      await this.#giveOne(party, wanted);
    }
  }

  /** Until the partner has all of it, or takes no more. */
  async #giveOne(party: PartyId, { act, attachment, from }: WantedAttachment): Promise<void> {
    const path = `attachments/${act}/${attachment}`;
    for (let at = from; !this.#stop.signal.aborted; ) {
      if (at === 0 && !this.#mayBegin(`${party}/${path}`)) return;
      const reply = await this.#parts.serve(party, act, attachment, `bytes=${at}-${at + MOST_GIVEN - 1}`);
      const body = reply.status === 206 ? await collected(reply) : undefined;
      const answer = await this.#call(party, {
        method: 'POST',
        path: body === undefined ? `${path}?none` : `${path}?from=${at}`,
        body: body ?? Buffer.alloc(0),
        type: 'application/octet-stream',
      });
      const held = (json(answer) as { from?: unknown } | undefined)?.from;
      const goesOn = answer.status === 200 && body !== undefined && held === at + body.length;
      // After less than a whole stretch there is nothing more to give.
      if (!goesOn || body.length < MOST_GIVEN) return;
      at += body.length;
    }
  }

  #mayBegin(name: string): boolean {
    const now = this.#parts.now();
    for (const [known, at] of this.#begun) if (at + AGAIN_MS <= now) this.#begun.delete(known);
    if (this.#begun.has(name)) return false;
    this.#begun.set(name, now);
    return true;
  }

  #call(party: PartyId, wanted: Parameters<PartnerClient['call']>[1]): Promise<PartnerAnswer> {
    return this.#parts.client.call(party, { ...wanted, limit: 64 * 1024, signal: this.#stop.signal });
  }
}

/** What a partner says that it waits for; what is not so said is nothing. */
function wantedIn(answer: PartnerAnswer): readonly WantedAttachment[] {
  const said = answer.status === 200 ? (json(answer) as { wanted?: unknown } | undefined)?.wanted : undefined;
  if (!Array.isArray(said)) return [];
  return said.slice(0, 64).filter(isWanted);
}

function isWanted(one: unknown): one is WantedAttachment {
  if (typeof one !== 'object' || one === null) return false;
  const { act, attachment, from } = one as Partial<Record<string, unknown>>;
  return isName(act, 43) && isName(attachment, 22) && Number.isSafeInteger(from) && (from as number) >= 0;
}

const isName = (text: unknown, length: number): boolean =>
  typeof text === 'string' && text.length === length && /^[\w-]+$/.test(text);

async function collected({ body }: PartnerReply): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return Buffer.alloc(0);
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
