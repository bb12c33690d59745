// SPDX-License-Identifier: Apache-2.0
// Eight operations, each a dossier with its lead: 64 arrests at home and abroad, networks dismantled, all confirmed by both.
import { arrival, type PartyNode, takeIn } from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { confirmOutcome, reportOutcome, shareLead } from '../outcomes.ts';
import { type Claim, clause } from '../shown.ts';
import { operationFacts, operationTitle } from './words.ts';

/** The sources give eight operations and 64 people and no more: how they divide, and the names, are assumed here. */
const operations = [
  { name: '1', state: 'ma', persons: 9, networks: 1 },
  { name: '2', state: 'es', persons: 8, networks: 1 },
  { name: '3', state: 'ma', persons: 7, networks: 1 },
  { name: '4', state: 'es', persons: 10, networks: 0 },
  { name: '5', state: 'ma', persons: 8, networks: 1 },
  { name: '6', state: 'ma', persons: 11, networks: 1 },
  { name: '7', state: 'es', persons: 6, networks: 0 },
  { name: '8', state: 'ma', persons: 5, networks: 0 },
] as const;

const TOTAL = 64;

/** The acts of one operation. */
interface Operation {
  readonly dossier: string;
  readonly state: string;
  readonly lead: string;
  readonly arrest: string;
  readonly confirmations: readonly string[];
  readonly network: string | undefined;
}

/** The lead comes from the country where nobody is arrested; who arrests reports, and the other confirms. */
async function run(
  actor: PartyNode,
  other: PartyNode,
  lineage: string,
  { name, persons, networks }: (typeof operations)[number],
): Promise<Operation> {
  const there = { to: [actor.id], lineage };
  const lead = await shareLead(other, there, operationTitle(name), operationFacts(name));
  await takeIn(actor, lead);
  const back = { to: [other.id], lineage, dossier: lead.dossier };
  const arrest = await reportOutcome(actor, back, lead.act, { kind: 'arrest', persons });
  const network =
    networks === 0
      ? undefined
      : await reportOutcome(actor, back, lead.act, { kind: 'network-dismantled', networks });
  const confirmations: string[] = [];
  for (const outcome of [arrest, ...(network ? [network] : [])]) {
    await arrival(other, outcome.act);
    confirmations.push((await confirmOutcome(other, { ...there, dossier: lead.dossier }, outcome.act)).act);
  }
  return {
    dossier: lead.dossier,
    state: actor.id.slice(0, 2),
    lead: lead.act,
    arrest: arrest.act,
    confirmations,
    network: network?.act,
  };
}

export async function runOperations(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  tell: (line: string) => void,
): Promise<Claim[]> {
  const done: Operation[] = [];
  for (const operation of operations) {
    const [actor, other] = operation.state === 'ma' ? [rabat, madrid] : [madrid, rabat];
    done.push(await run(actor, other, lineage, operation));
    tell(`operation ${operation.name}: ${operation.persons} arrested in ${operation.state}`);
  }
  return [
    { line: clause(1, 'eight operations'), find: (evidence) => arrestsIn(evidence, done) },
    { line: clause(1, 'dismantled networks'), find: (evidence) => networksIn(evidence, done) },
  ];
}

const parties = ['es.pn', 'ma.dgsn'];

/** Both exports sum to 64, split alike, and each arrest leads back to the lead of its own operation. */
function arrestsIn(evidence: Evidence, done: readonly Operation[]): string[] | undefined {
  if (new Set(done.map(({ dossier }) => dossier)).size !== operations.length) return undefined;
  const expected = { ma: personsIn('ma'), es: personsIn('es') };
  const isSummed = parties.every((party) => {
    const { confirmed } = evidence.of(party).report.outcomes;
    const { arrest } = confirmed.byKind;
    return (
      arrest?.persons === TOTAL &&
      arrest.outcomes === operations.length &&
      confirmed.byState.ma?.persons === expected.ma &&
      confirmed.byState.es?.persons === expected.es
    );
  });
  const isTraced = done.every(
    ({ dossier, lead, arrest }) =>
      evidence.inAll(parties, arrest, {
        type: 'outcome.report',
        dossier,
        refs: { rel: 'lead', act: lead },
      }) && evidence.inAll(parties, lead, { type: 'report.share', dossier }),
  );
  return isSummed && isTraced
    ? done.flatMap(({ lead, arrest, confirmations }) => [lead, arrest, ...confirmations])
    : undefined;
}

function networksIn(evidence: Evidence, done: readonly Operation[]): string[] | undefined {
  const acts = done.flatMap(({ network }) => (network === undefined ? [] : [network]));
  const expected = operations.reduce((sum, { networks }) => sum + networks, 0);
  const isCounted = parties.every((party) => {
    const { byKind } = evidence.of(party).report.outcomes.confirmed;
    return byKind['network-dismantled']?.networks === expected;
  });
  return isCounted && acts.every((act) => evidence.inAll(parties, act, { type: 'outcome.report' }))
    ? acts
    : undefined;
}

const personsIn = (state: string): number =>
  operations.reduce((sum, one) => sum + (one.state === state ? one.persons : 0), 0);
