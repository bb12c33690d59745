// SPDX-License-Identifier: Apache-2.0
// How a party says something about an agreement: composed, put to the gate for every addressee, queued and journalled, all in one
// transaction that holds the lineage, so that nothing said at the same moment slips between the question and the answer.
import {
  type Act,
  type ActDraft,
  type ActId,
  type ActType,
  type BodiesOf,
  composeAct,
  type Decision,
  type PartyId,
  ProtocolError,
  type RandomId,
  toTime,
} from '@tansiq/protocol';
import { sql } from 'kysely';
import type { Officer } from '../../access/index.ts';
import type { AgreementView } from '../../exchange/agreement-book.ts';
import { heldAct } from '../../exchange/held-act.ts';
import { reasonOf } from '../../exchange/reason.ts';
import { queueSigned } from '../../exchange/release.ts';
import type { JournalRow } from '../../journal/index.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { lockRows, type Tx } from '../../store/index.ts';
import { type AgreementParts, secondsOf } from './parts.ts';
import { actRefused, deniedFor, partyNotPaired } from './refusals.ts';

/** What is said and to whom; the author is among neither. */
export interface Saying<T extends ActType> {
  type: T;
  to: readonly PartyId[];
  sections: BodiesOf<T>;
}

/** Decides what is said from the agreement's state; what it throws leaves nothing behind. */
export type Prepare<T extends ActType> = (standing: Standing) => Saying<T> | Promise<Saying<T>>;

/** The agreement as it stands in the transaction in which something is said. */
export interface Standing {
  tx: Tx;
  view: AgreementView;
  self: PartyId;
}

export interface AddresseeDecision {
  party: PartyId;
  decision: Decision;
}

/**
 * Says something about the agreement `lineage`.
 * @param opens whether it may be the first thing said about it.
 * @throws Refusal 404 for an agreement that the officer has no need to know of; 403 with rule and article when the gate denies for any
 *   addressee (journalled, nothing sent); 409 for an addressee that is not paired.
 */
export async function say<T extends ActType>(
  parts: AgreementParts,
  officer: Officer,
  lineage: RandomId,
  prepare: Prepare<T>,
  opens = false,
): Promise<ActId> {
  const { store, book, directory, exchange, news } = parts;
  const self = directory.self.id;
  const said = await store.writer.alone(async (tx) => {
    await requireKnown(tx, officer, lineage, opens);
    await lockLineage(tx, parts, lineage);
    const view = await book.view(tx, lineage, secondsOf(parts), { lock: true });
    const { act, to, decisions } = await judged(parts, officer, lineage, { tx, view, self }, prepare);
    await parts.journal.record(tx, journalRow(officer, act, decisions));
    const denied = decisions.filter(({ decision }) => !decision.permit);
    if (denied.length > 0) return { denied };
    await queueSigned(tx, parts, [act], { composedBy: officer.id, releasedBy: officer.id });
    return { act, to };
  });
  if ('denied' in said) throw deniedFor(said.denied);
  news.wake();
  for (const party of said.to) exchange.due(party);
  return said.act.id;
}

/** Why it could not be said now, or undefined when it could: the same questions as `say` asks, and nothing written, sent or journalled. */
export async function whyNot<T extends ActType>(
  parts: AgreementParts,
  officer: Officer,
  lineage: RandomId,
  standing: Standing,
  prepare: Prepare<T>,
): Promise<Refusal | undefined> {
  try {
    const { decisions } = await judged(parts, officer, lineage, standing, prepare);
    const denied = decisions.filter(({ decision }) => !decision.permit);
    return denied.length > 0 ? deniedFor(denied) : undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function judged<T extends ActType>(
  parts: AgreementParts,
  officer: Officer,
  lineage: RandomId,
  standing: Standing,
  prepare: Prepare<T>,
): Promise<{ act: Act; to: PartyId[]; decisions: AddresseeDecision[] }> {
  const { directory } = parts;
  const saying = await prepare(standing);
  const to = saying.to.filter((party) => party !== standing.self);
  for (const party of to) if (directory.trusted(party)?.status !== 'confirmed') throw partyNotPaired(party);
  const act = compose(parts, lineage, { ...saying, to });
  return { act, to, decisions: await ask(parts, standing.tx, officer, act, to) };
}

/** @throws Refusal 404 for an agreement that the officer has no need to know of */
export async function requireKnown(
  tx: Tx,
  officer: Officer,
  lineage: RandomId,
  opens: boolean,
): Promise<void> {
  const dossier = await tx.selectFrom('dossiers').select('id').where('id', '=', lineage).executeTakeFirst();
  const known = await tx
    .selectFrom('dossier_readers')
    .select('user')
    .where('dossier', '=', lineage)
    .where('user', '=', officer.id)
    .executeTakeFirst();
  if (!known && !(opens && !dossier)) throw notFound();
}

/** Two officers who sign rivals at one moment come one after the other. SQLite has one writer and needs no lock. */
async function lockLineage(tx: Tx, { store }: AgreementParts, lineage: RandomId): Promise<void> {
  if (store.dialect === 'sqlite') return;
  const held = sql`select revision from lineages where lineage = ${lineage}${lockRows(store.dialect, 'update')}`;
  await held.execute(tx);
}

function compose<T extends ActType>(parts: AgreementParts, lineage: RandomId, saying: Saying<T>): Act {
  const author = parts.directory.self.id;
  const draft: ActDraft<T> = {
    type: saying.type,
    author,
    audience: [author, ...saying.to],
    dossier: lineage,
    time: toTime(parts.now()),
    sections: saying.sections,
  };
  try {
    return composeAct(draft, parts.keys.act) as unknown as Act;
  } catch (error) {
    if (error instanceof ProtocolError) throw actRefused(error.code, error.message);
    throw error;
  }
}

async function ask(
  parts: AgreementParts,
  tx: Tx,
  officer: Officer,
  act: Act,
  to: readonly PartyId[],
): Promise<AddresseeDecision[]> {
  const gate = parts.gate.session(tx);
  const people = { composedBy: officer.id, releasedBy: officer.id };
  const decisions: AddresseeDecision[] = [];
  for (const party of to) decisions.push({ party, decision: await gate.send(heldAct(act), party, people) });
  return decisions;
}

/** One row for the whole act: the first denial if there is one, else what permitted. */
function journalRow(officer: Officer, act: Act, decisions: readonly AddresseeDecision[]): JournalRow {
  const decisive = decisions.find(({ decision }) => !decision.permit) ?? decisions[0];
  const refused = decisive !== undefined && !decisive.decision.permit;
  return {
    who: officer.id,
    what: refused ? 'refuse' : 'agreement',
    act: act.id,
    dossier: act.header.dossier as string,
    ...(decisive && { decision: reasonOf(decisive.decision) }),
    detail: { type: act.type, to: decisions.map(({ party }) => party).join(' ') },
  };
}
