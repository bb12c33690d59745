// SPDX-License-Identifier: Apache-2.0
// What a partner's node may call, and the answer to each.
import type { PartyId, Receipt } from '@tansiq/protocol';
import { peekChannel } from './channel-rows.ts';
import { type DeliveryParts, nextBatch } from './delivery.ts';
import type { Intake } from './intake.ts';
import { sealedOwn } from './own-entries.ts';
import { type PartnerHandler, type PartnerReply, problem } from './partner-server.ts';
import { refuseReceipt, takeReceipt } from './receipts.ts';

export interface HandlerParts extends DeliveryParts {
  intake: Intake;
  /** Ciphertext of an attachment of an act that was sent to this partner. */
  attachment(
    party: string,
    act: string,
    attachment: string,
    range: string | undefined,
  ): Promise<PartnerReply>;
  /** What is waited for of the attachments of a partner that only dials out. */
  attachmentsWanted(party: string, limit?: number): Promise<readonly unknown[]>;
  /** Such a partner gives a stretch of one, or says that it has none to give. */
  attachmentGiven(
    party: string,
    act: string,
    attachment: string,
    from: number | 'none',
    bytes: Uint8Array,
  ): Promise<PartnerReply>;
  /** A partner that only dials out gives back our own entries. */
  ownGiven(party: PartyId, sealed: Uint8Array): Promise<PartnerReply>;
  /** Our channel to this partner is held until it has given back our own entries. */
  isAwaitingOwn(party: PartyId): boolean;
  /** This partner says that it holds so many of our entries, and that we receipted so many of its own: the handshake of who only dials out. */
  heldBy(party: PartyId, size: number, receipted: number): void;
  /** This partner has something new for us to sequence or deliver against. */
  due(party: PartyId): void;
}

const reply = (body: unknown): PartnerReply => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(body),
});

export function partnerHandlers(parts: HandlerParts): Record<string, PartnerHandler> {
  const self = parts.directory.self.id;
  return {
    'POST batches': async ({ party, body }) =>
      parts.isAwaitingOwn(party as PartyId)
        ? problem(409, 'held')
        : parts.intake.take(party as PartyId, body),
    'GET batches': async ({ party, query }) => {
      const from = Number(query.get('from') ?? '0');
      const receipted = Number(query.get('receipted') ?? '0');
      if (![from, receipted].every((size) => Number.isSafeInteger(size) && size >= 0))
        return problem(400, 'unreadable');
      parts.heldBy(party as PartyId, from, receipted);
      const size = (await peekChannel(parts.store.db, self, party))?.size ?? 0;
      const held = (await peekChannel(parts.store.db, party, self))?.size ?? 0;
      if (from > size || receipted > held) return problem(409, 'gap', { size, held });
      const next = await nextBatch(parts, party as PartyId, from);
      const waits = (await parts.attachmentsWanted(party, 1)).length > 0;
      const headers = waits ? { 'tansiq-wanted': '1' } : {};
      if (!next) return { status: 204, headers };
      return { status: 200, type: 'application/vnd.tansiq.batch', headers, body: next.sealed };
    },
    'GET own': async ({ party, query }) => {
      const from = Number(query.get('from') ?? '0');
      if (!Number.isSafeInteger(from) || from < 0) return problem(400, 'unreadable');
      const own = await sealedOwn(parts, party as PartyId, from);
      return own ? { status: 200, type: 'application/vnd.tansiq.batch', body: own.sealed } : { status: 204 };
    },
    'POST own': ({ party, body }) => parts.ownGiven(party as PartyId, body),
    'POST receipts': async ({ party, body }) => {
      const receipt = parsed(body);
      if (receipt === undefined) return problem(400, 'unreadable');
      const outcome = await takeReceipt(parts, party as PartyId, receipt as Receipt);
      if (!outcome.ok) {
        await refuseReceipt(parts, party as PartyId, outcome);
        return problem(409, outcome.code);
      }
      parts.due(party as PartyId);
      return reply({ v: 1, size: outcome.size });
    },
    'GET channel': async ({ party }) => {
      const incoming = await peekChannel(parts.store.db, party, self);
      const outgoing = await peekChannel(parts.store.db, self, party);
      const receipt = incoming?.receipt ? { receipt: JSON.parse(incoming.receipt) as unknown } : {};
      return reply({
        v: 1,
        incoming: { size: incoming?.size ?? 0, ...receipt },
        outgoing: { size: outgoing?.size ?? 0 },
      });
    },
    'GET attachments': ({ party, path, headers }) =>
      parts.attachment(party, path[0] ?? '', path[1] ?? '', headers.range),
    'GET wanted': async ({ party }) => reply({ v: 1, wanted: await parts.attachmentsWanted(party) }),
    'POST attachments': async ({ party, path, query, body }) => {
      const from = query.has('none') ? 'none' : Number(query.get('from') ?? '0');
      if (from !== 'none' && (!Number.isSafeInteger(from) || from < 0)) return problem(400, 'unreadable');
      return parts.attachmentGiven(party, path[0] ?? '', path[1] ?? '', from, body);
    },
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
