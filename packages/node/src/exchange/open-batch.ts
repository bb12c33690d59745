// SPDX-License-Identifier: Apache-2.0
// A sealed batch taken apart: envelope, seal, shape, the sender's checkpoint. Nothing of it is looked up or kept yet.
import type { Checkpoint } from '@tansiq/ledger';
import {
  b64u,
  type CardChain,
  channelOrigin,
  type EnvelopeLine,
  type Hash,
  isLineOf,
  openChannelCheckpoint,
  openEnvelope,
  type PartyId,
  ProtocolError,
  type ReceivedBatch,
  readBatch,
  readEnvelope,
} from '@tansiq/protocol';
import { withCardsOf } from './carried-cards.ts';
import type { ExchangeKeys } from './exchange-keys.ts';

/** A batch that cannot be taken: code and status for the partner, detail for our log. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly code: string;
  readonly status: number;
  readonly more: Record<string, unknown>;
  /** The channel is stopped until a person decides. */
  readonly stops: boolean;
  constructor(
    status: number,
    code: string,
    detail: string,
    more: Record<string, unknown> = {},
    stops = false,
  ) {
    super(detail);
    this.stops = stops;
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export interface OpenedBatch {
  batch: ReceivedBatch;
  checkpoint: Checkpoint;
  origin: string;
}

/**
 * Opens what `chain.party` sent to `self`.
 * @throws NotTaken `limit`, `unreadable`, `checkpoint`
 */
export async function openBatch(
  keys: Pick<ExchangeKeys, 'sealing'>,
  self: PartyId,
  chain: CardChain,
  sealed: Uint8Array,
): Promise<OpenedBatch> {
  const { party } = chain;
  const taken = readEnvelope(sealed);
  if (!taken.ok) throw unfit(taken.code, taken.detail);
  const { line } = taken.envelope;
  if (line.from !== party || line.to !== self) throw unfit('unreadable', 'an envelope of another channel');
  const opened = await openEnvelope(taken.envelope, (key) => keys.sealing(key));
  if (!opened.ok) throw unfit(opened.code, opened.detail);
  const reading = readBatch(opened.plain);
  if (!reading.ok) throw unfit(reading.code, reading.detail);
  const { batch } = reading;
  const origin = channelOrigin(party, self);
  const checkpoint = checkpointOf(batch, origin, chain);
  requireSame(line, batch, checkpoint);
  return { batch, checkpoint, origin };
}

function requireSame(line: EnvelopeLine, batch: ReceivedBatch, { size, root }: Checkpoint): void {
  if (!isLineOf(line, batch, b64u(root) as Hash)) {
    throw unfit('unreadable', 'not the batch that its envelope says');
  }
  if (size !== batch.first + batch.entries.length) {
    throw unfit('unreadable', 'the checkpoint is not the size of the batch');
  }
}

const unfit = (code: 'limit' | 'unreadable', detail: string): NotTaken =>
  new NotTaken(code === 'limit' ? 413 : 400, code, detail);

/**
 * The sender's checkpoint, under the log key of its newest card, or of one in this very batch: the root signs cards, not the log key. One that was
 * replaced makes no batch any more, whoever has it.
 */
function checkpointOf(batch: ReceivedBatch, origin: string, chain: CardChain): Checkpoint {
  const open = (known: CardChain) =>
    openChannelCheckpoint(batch.checkpoint, origin, known.logVerifiers(origin).slice(0, 1));
  try {
    return open(chain);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const longer = withCardsOf(chain, batch);
    if (!longer) throw new NotTaken(400, 'checkpoint', error.message);
    return underCarried(() => open(longer));
  }
}

function underCarried(work: () => Checkpoint): Checkpoint {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProtocolError) throw new NotTaken(400, 'checkpoint', error.message);
    throw error;
  }
}
