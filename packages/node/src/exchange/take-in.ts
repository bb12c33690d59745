// SPDX-License-Identifier: Apache-2.0
// A partner's act that was kept whole in quarantine and that two people here have decided to take: judged anew by what is so now, stored as if
// it came, and said so to its author by a disposition of that entry alone (protocol sections 5 and 10).
import {
  type Act,
  b64u,
  channelOrigin,
  composeDisposition,
  type Decision,
  type OverrideFacts,
  type PartyId,
  type ReceivedEntry,
  readAct,
  toTime,
} from '@tansiq/protocol';
import { settleArriving } from '../content/erased-before.ts';
import type { ActRow, Tx } from '../store/index.ts';
import { insertActs } from './act-rows.ts';
import { channelRow } from './channel-rows.ts';
import { heldAct } from './held-act.ts';
import { queueOwn, type ReleaseParts } from './release.ts';
import { openDossiers } from './store-judged.ts';
import { treeAt } from './tree-at.ts';

/** The act as it is kept; undefined when it is no longer. */
export async function quarantined(
  tx: Pick<Tx, 'selectFrom'>,
  { directory }: Pick<ReleaseParts, 'directory'>,
  id: string,
): Promise<{ act: Act; from: PartyId; index: number } | undefined> {
  const row = await tx
    .selectFrom('quarantine')
    .innerJoin('entries', (join) =>
      join
        .onRef('entries.act', '=', 'quarantine.act')
        .onRef('entries.from_party', '=', 'quarantine.from_party')
        .on('entries.to_party', '=', directory.self.id),
    )
    .select(['quarantine.from_party', 'quarantine.sent', 'entries.idx'])
    .where('quarantine.act', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const from = row.from_party as PartyId;
  const { act, sections } = JSON.parse(row.sent) as ReceivedEntry;
  const chain = directory.trusted(from)?.chain;
  // It was cosigned here: no later revocation takes that back.
  const at = { index: row.idx, reader: directory.self.id, cosigned: row.idx + 1 };
  const reading = readAct(act, sections, (author, kid) =>
    author === from ? chain?.signingKey(kid, at) : undefined,
  );
  return reading.ok ? { act: reading.act, from, index: row.idx } : undefined;
}

/** @param known its row, as it was stored when it came. Answers what the gate says; nothing is changed where it denies. */
export async function takeIn(
  tx: Tx,
  parts: ReleaseParts,
  known: ActRow,
  { act, from, index }: { act: Act; from: PartyId; index: number },
  override: OverrideFacts,
): Promise<Decision> {
  const { store, directory, book, effects, now } = parts;
  const self = directory.self.id;
  if (known.lineage !== null) await book.hold(tx, [known.lineage]);
  const gate = parts.gate.session(tx);
  const held = heldAct(act);
  const decision = await gate.receive(held, from, new Set(), override);
  if (!decision.permit) return decision;
  // Its row said that it was not taken: another takes its place, with all that the act says.
  await tx.deleteFrom('sections').where('seq', '=', known.seq).execute();
  await tx.deleteFrom('acts').where('id', '=', known.id).execute();
  await tx.deleteFrom('quarantine').where('act', '=', known.id).execute();
  const standing = {
    ...{ own: false, status: 'accepted' as const, storedMs: now(), labels: await gate.labels(held) },
    evidence: known.evidence ?? undefined,
  };
  await insertActs(tx, store.dialect, [[held, standing]]);
  await openDossiers(tx, parts, [held]);
  await tx
    .updateTable('entries')
    .set({ result: 'accepted', rule: null, article: null })
    .where('from_party', '=', from)
    .where('to_party', '=', self)
    .where('idx', '=', index)
    .execute();
  await effects.apply(tx, act, { from, nowMs: now() });
  await settleArriving(tx, [known.id]);
  await say(tx, parts, from, index);
  return decision;
}

async function say(tx: Tx, parts: ReleaseParts, from: PartyId, index: number): Promise<void> {
  const { store, directory, now } = parts;
  const self = directory.self.id;
  const channel = await channelRow(tx, store.dialect, from, self, 'share');
  const tree = await treeAt(tx, channel, index + 1);
  const entry = { origin: channelOrigin(from, self), first: index, size: index + 1, root: b64u(tree.root()) };
  const disposition = composeDisposition(entry as never, [{ result: 'accepted' }]);
  await queueOwn(tx, parts, {
    ...{ type: 'channel.disposition', author: self, audience: [self, from].sort() },
    ...{ time: toTime(now()), sections: { disposition } },
  });
}
