// SPDX-License-Identifier: Apache-2.0
// Copies of an act: who has one, who was yet to get one, and what recalls still weigh on this node's own.
import type { PartyId } from '@tansiq/protocol';
import { channelRow } from '../../exchange/channel-rows.ts';
import type { ReleaseParts } from '../../exchange/release.ts';
import type { ActRow, Db, Tx } from '../../store/index.ts';

/** What all have signed stays, and who takes a text of a joint statement back counters it: no recall touches it (protocol section 17). */
export const isPastRecall = (type: string): boolean => type.startsWith('statement.');

/** Acts that a recall names and that may be recalled. */
export const targetsOf = async (db: Db | Tx, recall: string): Promise<string[]> =>
  (
    await db
      .selectFrom('act_refs')
      .leftJoin('acts', 'acts.id', 'act_refs.target')
      .select(['act_refs.target', 'acts.type'])
      .where('act_refs.act', '=', recall)
      .where('act_refs.rel', '=', 'recalls')
      .execute()
  ).flatMap(({ target, type }) => (type !== null && isPastRecall(type) ? [] : [target]));

/**
 * Stops an own act on its way: whoever it has no place in a channel to does not get it, and needs no recall, which would come before it.
 * The channels stay locked, so that none of them is given a place meanwhile.
 */
export async function stopWaiting(
  tx: Tx,
  { store, directory }: Pick<ReleaseParts, 'store' | 'directory'>,
  act: ActRow,
): Promise<{ reached: PartyId[]; withheld: string[] }> {
  const self = directory.self.id;
  const members = await tx
    .selectFrom('audience')
    .select('party')
    .where('act', '=', act.id)
    .where('party', '<>', self)
    .orderBy('party')
    .execute();
  for (const { party } of members) await channelRow(tx, store.dialect, self, party);
  const stopped = await tx
    .updateTable('outbox')
    .set({ state: 'withheld', rule: 'recalled', article: null })
    .where('act', '=', act.id)
    .where('state', '=', 'waiting')
    .returning('to_party')
    .execute();
  const placed = await placedWith(tx, self, act.id);
  const reached = members.map(({ party }) => party as PartyId).filter((party) => placed.includes(party));
  if (reached.length === 0)
    await tx
      .updateTable('acts')
      .set({ status: 'withheld', rule: 'recalled', article: null })
      .where('id', '=', act.id)
      .execute();
  return { reached, withheld: stopped.map((row) => row.to_party).sort() };
}

/** Addressees to whom an own act has gone, and those to whom it has yet to go. Who does not get it is in neither. */
export async function whoHas(
  tx: Tx,
  self: PartyId,
  act: ActRow,
): Promise<{ reached: PartyId[]; waiting: PartyId[] }> {
  const waiting = await tx
    .selectFrom('outbox')
    .select('to_party')
    .where('act', '=', act.id)
    .where('state', '=', 'waiting')
    .orderBy('to_party')
    .execute();
  return {
    reached: await placedWith(tx, self, act.id),
    waiting: waiting.map((row) => row.to_party as PartyId),
  };
}

/** Parties in the channel to whom an own act has a place. */
const placedWith = async (tx: Tx, self: PartyId, act: string): Promise<PartyId[]> =>
  (
    await tx
      .selectFrom('entries')
      .select('to_party')
      .where('act', '=', act)
      .where('from_party', '=', self)
      .orderBy('to_party')
      .execute()
  ).map((row) => row.to_party as PartyId);

/** Of acts whose recall is refused, those on which no other recall waits for an answer. */
export async function freeable(tx: Tx, acts: readonly string[], answered: string): Promise<string[]> {
  if (acts.length === 0) return [];
  const others = await tx
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.act')
    .select(['act_refs.target', 'act_refs.act'])
    .where('act_refs.target', 'in', acts)
    .where('act_refs.rel', '=', 'recalls')
    .where('act_refs.act', '<>', answered)
    .where('acts.own', '=', 0)
    .where('acts.status', '=', 'accepted')
    .execute();
  const settled = await tx
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.act')
    .select('act_refs.target')
    .where('act_refs.target', 'in', ['', ...others.map((row) => row.act)])
    .where('act_refs.rel', '=', 'answers')
    .where('acts.own', '=', 1)
    .execute();
  const open = others.filter((other) => !settled.some((row) => row.target === other.act));
  return acts.filter((act) => !open.some((other) => other.target === act));
}
