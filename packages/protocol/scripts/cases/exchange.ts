// SPDX-License-Identifier: Apache-2.0
// The short exchange that the fixtures of batches and channels are cut from: five reports from Rabat to Madrid.
import { Frontier, leafHash } from '@tansiq/ledger';
import { type ActOf, type WireSections, wireSections } from '../../src/acts/act.ts';
import { readCard } from '../../src/cards/card.ts';
import { CardChain } from '../../src/cards/chain.ts';
import type { BatchEntry } from '../../src/channel/batch.ts';
import { signChannelCheckpoint } from '../../src/channel/checkpoint.ts';
import { channelOrigin, type Entry, entryLeaf } from '../../src/channel/entry.ts';
import { composeReceipt, type Receipt, type ReceiptPolicy, readReceipt } from '../../src/channel/receipt.ts';
import { toTime } from '../../src/time.ts';
import { fixedAct, reportDraft } from './act-drafts.ts';
import { madrid, NOW, rabat } from './parties.ts';

/** Rabat's channel to Madrid. */
export const origin = channelOrigin(rabat.id, madrid.id);

const SEEN = [0, 0, 2, 2, 3];

export const acts: readonly ActOf<'report.share'>[] = SEEN.map((_, at) =>
  fixedAct(
    { ...reportDraft, sections: { ...reportDraft.sections, title: { text: { fr: `Rapport ${at}` } } } },
    `exchange ${at}`,
  ),
);

export const entries: readonly Entry[] = acts.map(({ id }, index) => ({
  act: id,
  index,
  seen: SEEN[index] ?? 0,
}));

export const batchEntries: readonly BatchEntry[] = acts.map((act, at) => ({
  seen: SEEN[at] ?? 0,
  act: act.jws,
  sections: wireSections(act) as WireSections,
}));

/** Root of the tree of these entries. */
export function rootOf(leaves: readonly Entry[]): Uint8Array {
  const tree = new Frontier();
  for (const entry of leaves) tree.append(leafHash(entryLeaf(entry)));
  return tree.root();
}

/** Rabat's signed note over the first `size` entries. */
export function noteFor(size: number, root: Uint8Array = rootOf(entries.slice(0, size))): string {
  return signChannelCheckpoint({ origin, size, root }, rabat.log);
}

const rabatCards = CardChain.from([readCard(rabat.cardJws)]);
const madridCards = CardChain.from([readCard(madrid.cardJws)]);

/** What Rabat demands of Madrid's receipts. */
export const policy: ReceiptPolicy = {
  by: madrid.id,
  origin,
  logKeys: rabatCards.logVerifiers(origin),
  cosignKeys: madridCards.cosignVerifiers,
  keyFor: (kid) => madridCards.signingKey(kid),
};

/**
 * Madrid's receipt for a note. ML-DSA signatures differ from run to run, so a receipt that was written before is kept
 * while it still says the same.
 */
export function receiptFor(note: string, own: number, written: Receipt | undefined): Receipt {
  const keys = { statement: madrid.signers[0], ...madrid.cosign };
  const fresh = composeReceipt(note, { by: madrid.id, own, time: toTime(NOW) }, keys);
  const same = written?.statement === fresh.statement && written.checkpoint.startsWith(note);
  return same && readReceipt(written, policy).ok ? written : fresh;
}
