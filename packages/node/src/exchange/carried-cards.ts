// SPDX-License-Identifier: Apache-2.0
// Cards that travel in a batch: they count for the batch itself, because a rotation is told by the log that it rotates.
import { type Card, CardChain, ProtocolError, type ReceivedBatch, readCard } from '@tansiq/protocol';

/** The chain with the cards that the batch carries, if they follow it; undefined when there are none, or they do not. */
export function withCardsOf(chain: CardChain, batch: ReceivedBatch): CardChain | undefined {
  const texts = batch.entries.flatMap(({ sections }) => {
    const section = Object.hasOwn(sections, 'card') ? sections.card : undefined;
    return Array.isArray(section) && typeof section[1] === 'string' ? [section[1]] : [];
  });
  try {
    const longer = CardChain.from(chain.cards);
    const grew = texts.map((text) => longer.add(cardIn(text)));
    return grew.includes(true) ? longer : undefined;
  } catch (error) {
    // What is wrong with them is said when the acts are read; here they only do not help.
    if (error instanceof ProtocolError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function cardIn(text: string): Card {
  const { card } = JSON.parse(text) as { card?: unknown };
  return readCard(typeof card === 'string' ? card : '');
}
