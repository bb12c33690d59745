// SPDX-License-Identifier: Apache-2.0
// Which cosignatures of a partner are still to be handed on, and who lacks them.
import type { ActId, PartyId } from '@tansiq/protocol';
import type { Db } from '../../store/index.ts';

/** How far the receipts of one partner have been handed on. */
export interface Progress {
  self: PartyId;
  /** Whose receipts. */
  holder: PartyId;
  setting: string;
  /** Entries below this one are dealt with. */
  done: number;
  /** Whether the mark is on disk yet. */
  known: boolean;
  /** What the holder has receipted. */
  until: number;
}

export interface DueProof {
  act: ActId;
  index: number;
  seen: number;
  /** Parties of the act that this node does not know to have held it as early. */
  lacking: PartyId[];
}

/** A proof is some 5 KB, and a section may have 256 KiB. */
const MOST_PROOFS = 32;

export async function progressOf(db: Db, self: PartyId, holder: PartyId): Promise<Progress> {
  const setting = `evidence-relay/${holder}`;
  const mark = await db.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst();
  const channel = await db
    .selectFrom('channels')
    .select('receipted')
    .where('from_party', '=', self)
    .where('to_party', '=', holder)
    .executeTakeFirst();
  return {
    self,
    holder,
    setting,
    done: Number(mark?.value ?? 0),
    known: mark !== undefined,
    until: channel?.receipted ?? 0,
  };
}

/** Own acts about agreements of three or more among what the holder has newly receipted; `until` is how far that looked. */
export async function dueProofs(db: Db, progress: Progress): Promise<{ proofs: DueProof[]; until: number }> {
  const { self, holder, done, until } = progress;
  const rows = await db
    .selectFrom('entries')
    .innerJoin('acts', 'acts.id', 'entries.act')
    .select(['entries.act', 'entries.idx', 'entries.seen'])
    .where('entries.from_party', '=', self)
    .where('entries.to_party', '=', holder)
    .where('entries.idx', '>=', done)
    .where('entries.idx', '<', until)
    .where('acts.type', 'like', 'agreement.%')
    .orderBy('entries.idx')
    .limit(MOST_PROOFS)
    .execute();
  const proofs: DueProof[] = [];
  for (const { act, idx, seen } of rows) {
    const lacking = await lackingOf(db, progress, act, idx);
    if (lacking.length > 0) proofs.push({ act: act as ActId, index: idx, seen, lacking });
  }
  const last = rows.at(-1);
  return { proofs, until: rows.length === MOST_PROOFS && last ? last.idx + 1 : until };
}

/** The other addressees, save those whose own receipt is as early: they hold that already. */
async function lackingOf(db: Db, { self, holder }: Progress, act: string, index: number): Promise<PartyId[]> {
  const held = await heldSince(db, self, holder, index);
  const audience = await db
    .selectFrom('audience')
    .select('party')
    .where('act', '=', act)
    .orderBy('party')
    .execute();
  const places = await db
    .selectFrom('entries')
    .select(['to_party', 'idx'])
    .where('act', '=', act)
    .where('from_party', '=', self)
    .execute();
  const lacking: PartyId[] = [];
  for (const { party } of audience) {
    if (party === self || party === holder) continue;
    const place = places.find((row) => row.to_party === party);
    const own = place && (await heldSince(db, self, party, place.idx));
    if (own === undefined || held === undefined || own > held) lacking.push(party as PartyId);
  }
  return lacking;
}

/** Moment of the first receipt that covers an entry, seconds since 1970. */
async function heldSince(db: Db, from: string, to: string, index: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('receipts')
    .select('time')
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .where('size', '>', index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return row?.time;
}
