// SPDX-License-Identifier: Apache-2.0
// Fetching what a partner has for us over a connection that we opened: for nodes that can only dial out.
import type { PartyId } from '@tansiq/protocol';
import { peekChannel } from './channel-rows.ts';
import type { Attempt, DeliveryParts } from './delivery.ts';
import type { Intake } from './intake.ts';
import { LinkDown } from './partner-client.ts';

export async function pull(parts: DeliveryParts, intake: Intake, from: PartyId): Promise<Attempt> {
  const { store, directory, client } = parts;
  try {
    const row = await peekChannel(store.db, from, directory.self.id);
    const answer = await client.call(from, { method: 'GET', path: `batches?from=${row?.size ?? 0}` });
    if (answer.status === 204) return { kind: 'idle' };
    if (answer.status !== 200) return { kind: 'down', why: `${from} answered ${answer.status}` };
    const reply = await intake.take(from, answer.body);
    if (reply.status !== 200) return { kind: 'held', why: `The batch of ${from} was not taken.` };
    const receipt = Buffer.from(reply.body as string);
    await client.call(from, { method: 'POST', path: 'receipts', body: receipt });
    return { kind: 'delivered', size: row?.size ?? 0 };
  } catch (error) {
    if (error instanceof LinkDown) return { kind: 'down', why: error.message };
    throw error;
  }
}
