// SPDX-License-Identifier: Apache-2.0
// What the second reader finds of story 4 in the exports of both sides: acts, certificates, states, totals.
import type { Evidence } from '../evidence.ts';
import { type Claim, clause } from '../shown.ts';
import type { Tried } from './abort.ts';
import type { Apart } from './apart.ts';
import type { Moment } from './moment.ts';
import type { Results } from './results.ts';
import type { Stated } from './statement.ts';

const both = ['ma.dgsn', 'es.pn'];
const all = ['mr.dgsn', ...both];

type Body = Record<string, unknown>;

export function claimsOf(
  moment: Moment,
  results: Results,
  stated: Stated,
  rehearsal: Tried,
  delivery: Tried,
  apart: Apart,
): readonly Claim[] {
  const plan = moment.operation.act;
  const entries = [...moment.states, moment.arrest, ...moment.seizures];
  return [
    { line: clause(4, 'plan, sites'), find: (evidence) => planIn(evidence, moment) },
    { line: clause(4, 'consent of both'), find: (evidence) => consentIn(evidence, moment) },
    {
      line: clause(4, 'readiness, go'),
      find: (evidence) => {
        const [gone, told] = [goIn(evidence, moment), apartIn(evidence, apart)];
        return gone && told && [...gone, ...told];
      },
    },
    {
      line: clause(4, 'live board'),
      find: (evidence) => inBoth(evidence, 'operation.entry', entries, (body) => body.plan === plan),
    },
    { line: clause(4, 'abort tried'), find: (evidence) => abortsIn(evidence, rehearsal, delivery) },
    {
      line: clause(4, 'arrest and seizures'),
      find: (evidence) =>
        inBoth(
          evidence,
          'operation.entry',
          [moment.arrest, ...moment.seizures],
          ({ kind, site }) => (kind === 'arrest' || kind === 'seizure') && site === 's2',
        ),
    },
    {
      line: clause(4, 'findings marked'),
      find: (evidence) =>
        inBoth(evidence, 'outcome.report', results.outcomes, ({ finding }) => finding === 'preliminary'),
    },
    { line: clause(4, 'a plot'), find: (evidence) => plotIn(evidence, results) },
    { line: clause(4, 'people and facilities'), find: (evidence) => targetIn(evidence, results.target) },
    { line: clause(4, 'the statement embargoed'), find: (evidence) => statementIn(evidence, stated) },
  ];
}

/** The body of an act's own section: `operation.entry` has `entry`, `outcome.report` has `outcome`. */
const bodyOf = (content: Body | undefined, type: string): Body =>
  (content?.[type.startsWith('outcome.') ? 'outcome' : (type.split('.')[1] ?? '')] ?? {}) as Body;

/** The acts in both exports, each bound to its author and held by the other, with such a body. */
function inBoth(
  evidence: Evidence,
  type: string,
  acts: readonly string[],
  fits: (body: Body) => boolean,
): string[] | undefined {
  const found = acts.every((act) => {
    const one = evidence.inAll(both, act, { type, held: true });
    return one !== undefined && fits(bodyOf(one.content as Body | undefined, type));
  });
  return found ? [...acts] : undefined;
}

/** Sites in frame and plan, each with its commander and legal authority in the consent of its own party. */
function planIn(evidence: Evidence, { operation, consents }: Moment): string[] | undefined {
  const plan = evidence.inAll(both, operation.act, { type: 'operation.plan', held: true });
  const sites = ((plan?.content?.frame ?? {}) as { sites?: { id: string; party: string }[] }).sites ?? [];
  const named = consents.flatMap((act) => {
    const found = evidence.inAll(both, act, { type: 'operation.consent', held: true });
    const body = (found?.content?.mandates ?? {}) as { mandates?: { site: string; authority: string }[] };
    return (body.mandates ?? []).map(({ site, authority }) => ({ site, authority, party: found?.author }));
  });
  const whole =
    sites.length === 2 &&
    sites.every(({ id, party }) =>
      named.some((one) => one.site === id && one.party === party && one.authority !== ''),
    );
  return whole ? [operation.act, ...consents] : undefined;
}

function consentIn(evidence: Evidence, { operation, consents }: Moment): string[] | undefined {
  const found = consents.map((act) => evidence.inAll(both, act, { type: 'operation.consent', held: true }));
  const over = found.every((one) => {
    const body = (one?.content?.consent ?? {}) as Body;
    return body.plan === operation.act && body.decision === 'consent';
  });
  return over && new Set(found.map((one) => one?.author)).size === 2 ? [...consents] : undefined;
}

/** Both exports give a certificate that the reader checks by the cards alone, and the same state and calls. */
function goIn(evidence: Evidence, { operation, readiness, go }: Moment): string[] | undefined {
  const same = both.every((party) => {
    const found = evidence.of(party).report.operations.find(({ dossier }) => dossier === operation.dossier);
    return (
      found?.plan === operation.act &&
      found.state === 'finished' &&
      both.every((one) => found.calls[one] === 'go') &&
      found.gos.some(({ act, holds }) => act === go && holds)
    );
  });
  const said = [...readiness, go].every((act) => evidence.inAll(both, act, { held: true }));
  return same && said ? [...readiness, go] : undefined;
}

/** One go that every export checks, and a site whose words and entry are in two exports and not in the third. */
function apartIn(evidence: Evidence, { operation, site, entry, go }: Apart): string[] | undefined {
  const gone = all.every((party) => {
    const found = evidence.of(party).report.operations.find(({ dossier }) => dossier === operation.dossier);
    return found?.plan === operation.act && found.calls[party] === 'go';
  });
  const told = [site, entry].every(
    (act) =>
      evidence.inAll(both, act, { held: true }) && !evidence.find('mr.dgsn', {}).some(({ id }) => id === act),
  );
  return gone && told ? [operation.act, site, entry, go] : undefined;
}

/** A rehearsal and a delivery of three, each aborted in every export; the rehearsal is marked and left no outcome. */
function abortsIn(evidence: Evidence, rehearsal: Tried, delivery: Tried): string[] | undefined {
  const aborted = (party: string, { operation }: Tried) =>
    evidence.of(party).report.operations.find(({ dossier }) => dossier === operation.dossier);
  const shown =
    both.every((party) => {
      const found = aborted(party, rehearsal);
      return found?.state === 'aborted' && found.rehearsal && found.calls['es.pn'] === 'aborted';
    }) &&
    all.every((party) => {
      const found = aborted(party, delivery);
      return found?.state === 'aborted' && found.calls['mr.dgsn'] === 'aborted';
    });
  const bare = both.every(
    (party) =>
      !evidence
        .find(party, { type: 'outcome.report' })
        .some(({ dossier }) => dossier === rehearsal.operation.dossier),
  );
  const found =
    evidence.inAll(both, rehearsal.abort, { type: 'operation.abort' }) &&
    evidence.inAll(all, delivery.abort, { type: 'operation.abort' });
  return shown && bare && found ? [rehearsal.abort, delivery.abort] : undefined;
}

/** An outcome of its own, confirmed by the other side, with targets, origin, those charged and status; counted with the others. */
function plotIn(evidence: Evidence, { plot, outcomes, confirmations }: Results): string[] | undefined {
  const found = evidence.inAll(both, plot, { type: 'outcome.report', held: true });
  const body = (((found?.content?.outcome ?? {}) as Body).plot ?? {}) as Body;
  const whole = ['targets', 'origin', 'charged', 'status'].every((name) => body[name] !== undefined);
  const counted = both.every((party) => {
    const { byKind } = evidence.of(party).report.outcomes.confirmed;
    return byKind.plot?.outcomes === 1 && byKind.arrest?.persons === 1;
  });
  return whole && counted && outcomes.includes(plot) ? [plot, ...confirmations] : undefined;
}

/** In both exports, and in neither with its content: who exports is not named for protection. */
function targetIn(evidence: Evidence, target: string): string[] | undefined {
  const found = both.map((party) =>
    evidence.find(party, { type: 'operation.entry' }).find(({ id }) => id === target),
  );
  return found.every((one) => one?.bound.author === true && one.sections.absent.includes('entry'))
    ? [target]
    : undefined;
}

/** Both texts in both exports, and of each party a signature over the same one; that nobody could publish before, the play has tried. */
function statementIn(evidence: Evidence, { proposals, signatures, statement }: Stated): string[] | undefined {
  const texts = proposals.map((act) => evidence.inAll(both, act, { type: 'statement.propose', held: true }));
  const signed = signatures.map((act) => evidence.inAll(both, act, { type: 'statement.sign', held: true }));
  const over = signed.every((one) => ((one?.content?.consent ?? {}) as Body).statement === statement);
  const whole = over && texts.every((one) => one !== undefined);
  return whole && new Set(signed.map((one) => one?.author)).size === 2
    ? [...proposals, ...signatures]
    : undefined;
}
