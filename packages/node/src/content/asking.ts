// SPDX-License-Identifier: Apache-2.0
// Puts readings before the gate: one act, in the same number of queries whether or not it may be known, or many at once.
import { type Decision, isActType, type PartyId } from '@tansiq/protocol';
import type { Officer } from '../access/index.ts';
import { actFacts } from '../exchange/act-facts.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import { type HeldAct, headerOf } from '../exchange/held-act.ts';
import { recordOf } from '../exchange/labels.ts';
import type { ActRow, Tx } from '../store/index.ts';
import { ask, Permit } from './permit.ts';
import { type StoredSections, storedSections } from './raw.ts';
import { readerFacts } from './readers.ts';

export interface AskingParts {
  self: PartyId;
  gate: Gatekeeper;
}

/** What the gate said of one act. `unknown`: it must look as if it did not exist, and perhaps it does not. */
export type Asked =
  | { kind: 'permitted'; row: ActRow; permit: Permit; sections: StoredSections }
  | { kind: 'denied'; row: ActRow; decision: Decision }
  /** Permitted, but the officer has not said why they look, and must. */
  | { kind: 'unreasoned'; row: ActRow }
  | { kind: 'unknown'; row: ActRow | undefined; rule: string | undefined };

/** Denials below which an act must look as if it did not exist; that it is about a victim, or secret, is told to nobody else either. */
const hiding: ReadonlySet<string> = new Set([
  'need-to-know',
  'role',
  'not-a-party',
  'minors-and-victims',
  'classification',
]);

/** By the header and the labels of an act alone, which hold what the gate says of its content. */
export function hidingDenial(
  decision: Permit | Decision,
  row: Pick<ActRow, 'shielded' | 'rank'>,
  officer: Officer,
): string | undefined {
  if (row.shielded === 1 && !officer.shielded) return 'minors-and-victims';
  if (row.rank > Math.max(officer.clearance, 0)) return 'classification';
  return decision instanceof Permit ? undefined : hidingDenialOf(decision);
}

const hidingDenialOf = ({ denials }: Decision): string | undefined =>
  denials.find((denial) => hiding.has(denial.rule))?.rule;

/**
 * Asks whether the officer may read one act. For what may not be known, and for what is not there, three queries and no more.
 * @param accepting judges as if the officer had accepted the act's H3 restriction: for showing the restriction itself.
 */
export async function askOne(
  parts: AskingParts,
  tx: Tx,
  officer: Officer,
  id: string,
  accepting = false,
): Promise<Asked> {
  const row = await tx.selectFrom('acts').selectAll().where('id', '=', id).executeTakeFirst();
  const knows = await tx
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('dossier', '=', row?.dossier ?? '')
    .where('user', '=', officer.id)
    .execute();
  const accepted = await tx
    .selectFrom('accepted_restrictions')
    .select('act')
    .where('act', '=', id)
    .where('user', '=', officer.id)
    .execute();
  if (!row) return { kind: 'unknown', row, rule: undefined };
  const dossiers = knows.map((one) => one.dossier);
  const reader = readerFacts(
    officer,
    parts.self,
    dossiers,
    accepting ? [id] : accepted.map((one) => one.act),
  );
  const record = recordOf(standingOf(row));
  const session = parts.gate.session(tx);
  const bare = held(row, {});
  const outside = ask({ ...session.outside('read', bare), reader, record });
  const hides = hidingDenial(outside, row, officer);
  if (hides !== undefined || !isActType(row.type)) return { kind: 'unknown', row, rule: hides };
  const sections = (await storedSections(tx, [id])).get(id) ?? {};
  const act = held(row, sections);
  const answer = ask({ ...(await session.about('read', act)), act: actFacts(act), reader, record });
  if (answer instanceof Permit) return { kind: 'permitted', row, permit: answer, sections };
  // A label that came to differ from the gate shows nothing either.
  const late = hidingDenialOf(answer);
  return late === undefined
    ? { kind: 'denied', row, decision: named(answer, 'recalled') }
    : { kind: 'unknown', row, rule: late };
}

/** Permits and refusals for many acts: a handful of queries for all of them. */
export async function askMany(
  parts: AskingParts,
  tx: Tx,
  officer: Officer,
  rows: readonly ActRow[],
  verb: 'read' | 'export',
): Promise<Map<string, Permit | Decision>> {
  const ids = rows.map((row) => row.id);
  const dossiers = [...new Set(rows.flatMap((row) => (row.dossier === null ? [] : [row.dossier])))];
  const knows = await tx
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .where('dossier', 'in', ['', ...dossiers])
    .execute();
  const accepted = await tx
    .selectFrom('accepted_restrictions')
    .select('act')
    .where('user', '=', officer.id)
    .where('act', 'in', ['', ...ids])
    .execute();
  const sections = await storedSections(tx, ids, ['declaration', 'handling']);
  const reader = readerFacts(
    officer,
    parts.self,
    knows.map((one) => one.dossier),
    accepted.map((one) => one.act),
  );
  const session = parts.gate.session(tx);
  const answers = new Map<string, Permit | Decision>();
  for (const row of rows) {
    const act = held(row, sections.get(row.id) ?? {});
    const facts = { ...(await session.about(verb, act)), act: actFacts(act), reader };
    const record = recordOf(standingOf(row));
    answers.set(row.id, ask({ ...facts, record, ...(verb === 'export' && { use: 'oversight' }) }));
  }
  return answers;
}

/** What nobody may open (refused, quarantined) reads as what is gone. */
const standingOf = (row: ActRow): number => (row.open === 0 ? 2 : row.hold);

const held = (row: ActRow, sections: StoredSections): HeldAct => ({
  id: row.id,
  jws: row.jws,
  header: headerOf(row.jws),
  sections: Object.entries(sections),
});

/** The decision, named by one of its denials if it is among them: what is gone has no declaration either, and that is not the reason. */
function named(decision: Decision, rule: string | undefined): Decision {
  const denial = decision.denials.find((one) => one.rule === rule);
  return denial ? { ...decision, ...denial } : decision;
}
