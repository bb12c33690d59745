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
  /** This partner says that it holds so many of our entries: the handshake of who only dials out. */
  heldBy(party: PartyId, size: number): void;
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
    'POST batches': ({ party, body }) => parts.intake.take(party as PartyId, body),
    'GET batches': async ({ party, query }) => {
      const from = Number(query.get('from') ?? '0');
      if (!Number.isSafeInteger(from) || from < 0) return problem(400, 'unreadable');
      parts.heldBy(party as PartyId, from);
      const row = await peekChannel(parts.store.db, self, party);
      if (from > (row?.size ?? 0)) return problem(409, 'gap', { size: row?.size ?? 0 });
      const next = await nextBatch(parts, party as PartyId, from);
      if (!next) return { status: 204 };
      return { status: 200, type: 'application/vnd.tansiq.batch', body: next.sealed };
    },
    'GET own': async ({ party, query }) => {
      const from = Number(query.get('from') ?? '0');
      if (!Number.isSafeInteger(from) || from < 0) return problem(400, 'unreadable');
      const own = await sealedOwn(parts, party as PartyId, from);
      return own ? { status: 200, type: 'application/vnd.tansiq.batch', body: own.sealed } : { status: 204 };
    },
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
