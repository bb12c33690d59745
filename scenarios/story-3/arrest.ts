// SPDX-License-Identifier: Apache-2.0
// Action on the lead, the arrest that came of it, an attack averted, each linked to the very lead; and what followed.
import { arrival, type PartyNode, type Sent } from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { confirmOutcome, followUp, reportOutcome } from '../outcomes.ts';
import { type Claim, clause } from '../shown.ts';

/** What followed, in its order. What each stage means for the data held is not built, so no clause is claimed with it. */
const stages = ['investigation', 'handed-to-justice', 'charged', 'convicted'] as const;

export async function actOnTheLead(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  { act: lead, dossier }: Sent,
): Promise<Claim[]> {
  const back = { to: [rabat.id], lineage, dossier };
  const there = { to: [madrid.id], lineage, dossier };
  const action = await reportOutcome(madrid, back, lead, { kind: 'action-taken' });
  const arrest = await reportOutcome(madrid, back, lead, {
    kind: 'arrest',
    persons: 1,
    finding: 'preliminary',
  });
  const averted = await reportOutcome(madrid, back, lead, { kind: 'attack-averted' });
  const confirmations: string[] = [];
  for (const { act } of [action, arrest, averted]) {
    await arrival(rabat, act);
    confirmations.push((await confirmOutcome(rabat, there, act)).act);
  }
  await Promise.all(confirmations.map((act) => arrival(madrid, act)));
  for (const stage of stages) await followUp(madrid, back, arrest.act, stage, 1);
  const outcomes = [arrest.act, averted.act];
  return [
    { line: clause(3, 'action'), find: (evidence) => linked(evidence, lead, [action.act]) },
    {
      line: clause(3, 'the outcome reported back'),
      find: (evidence) => countedIn(evidence, lead, [action.act, ...outcomes], confirmations),
    },
  ];
}

const parties = ['ma.dgsn', 'es.pn'];

/** Reported by Madrid, in both exports, each naming this lead in its own refs. */
function linked(evidence: Evidence, lead: string, acts: readonly string[]): string[] | undefined {
  const query = { type: 'outcome.report', author: 'es.pn', refs: { rel: 'lead', act: lead } } as const;
  return acts.every((act) => evidence.inAll(parties, act, query)) ? [lead, ...acts] : undefined;
}

/** Both exports give the same sums: one arrest, one attack averted, each confirmed, each of this lead. */
function countedIn(
  evidence: Evidence,
  lead: string,
  acts: readonly string[],
  confirmations: readonly string[],
): string[] | undefined {
  const isCounted = parties.every((party) => {
    const { byKind } = evidence.of(party).report.outcomes.confirmed;
    return byKind.arrest?.persons === 1 && byKind['attack-averted']?.outcomes === 1;
  });
  const areConfirmed = confirmations.every((act) =>
    evidence.inAll(parties, act, { type: 'outcome.confirm', author: 'ma.dgsn' }),
  );
  const found = linked(evidence, lead, acts);
  return isCounted && areConfirmed && found ? [...found, ...confirmations] : undefined;
}
