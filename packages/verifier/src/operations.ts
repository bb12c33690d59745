// SPDX-License-Identifier: Apache-2.0
// The state of joint operations (protocol §16), from what the acts of a dossier say and who cosigned them when.
import { endOf, planCounts, requiredOf } from './certificate.ts';
import { secondsOf } from './encoding.ts';
import type { Entry, Frame, PlanConsent, Readiness } from './operation-shapes.ts';
import type { OperationReport } from './report.ts';

/** What one act says in an operation. `plan` is the id of a plan's act. */
export type OperationNote =
  | { readonly says: 'plan'; readonly frame: Frame }
  /** The words of a site apart: that they are here is all that counts. */
  | { readonly says: 'site' }
  | { readonly says: 'consent'; readonly consent: PlanConsent }
  | { readonly says: 'readiness'; readonly readiness: Readiness }
  | { readonly says: 'go'; readonly plan: string; readonly problem: string | undefined }
  | { readonly says: 'abort'; readonly plans: readonly string[] }
  | { readonly says: 'entry'; readonly entry: Pick<Entry, 'plan' | 'kind' | 'site' | 'state'> };

export type OperationPart = {
  readonly id: string;
  readonly author: string;
  readonly audience: readonly string[];
  /** Evidence time in Unix seconds. */
  readonly at: number;
  /** Who cosigned it, beside its author, with the first moment. */
  readonly heldBy: readonly { readonly party: string; readonly at: number }[];
  readonly note: OperationNote;
};

type Said<N extends OperationNote['says']> = OperationPart & { note: Extract<OperationNote, { says: N }> };

/** Folds the parts of one dossier as of a moment. Undefined when no plan counts. */
export function operationAt(parts: readonly OperationPart[], asOf: number): OperationReport | undefined {
  const known = parts.filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const counting = of(known, 'plan').filter(({ audience, note }) => planCounts(note.frame, audience));
  const audience = counting[0]?.audience;
  if (audience === undefined) return undefined;
  const own = known.filter((part) => part.audience.join(' ') === audience.join(' '));
  const plans = counting.filter((part) => own.includes(part));
  const highest = Math.max(...plans.map(({ note }) => note.frame.version));
  const rivals = plans.filter(({ note }) => note.frame.version === highest);
  const agreedRivals = rivals.filter((plan) => isAgreed(plan, own));
  const plan = agreedRivals.length === 1 ? agreedRivals[0] : rivals[0];
  return plan === undefined ? undefined : stateOf(plan, own, known, asOf);
}

function of<N extends OperationNote['says']>(parts: readonly OperationPart[], says: N): Said<N>[] {
  return parts.filter((part): part is Said<N> => part.note.says === says);
}

function capacityOf(frame: Frame, party: string): string | undefined {
  return frame.capacities.find((one) => one.party === party)?.capacity;
}

function consentsTo(plan: Said<'plan'>, own: readonly OperationPart[]): Said<'consent'>[] {
  return of(own, 'consent').filter(
    ({ author, note: { consent } }) =>
      consent.plan === plan.id &&
      consent.decision === 'consent' &&
      consent.capacity === capacityOf(plan.note.frame, author),
  );
}

function isAgreed(plan: Said<'plan'>, own: readonly OperationPart[]): boolean {
  const given = new Set(consentsTo(plan, own).map(({ author }) => author));
  return plan.audience.every((party) => given.has(party));
}

function isAllReady(plan: Said<'plan'>, own: readonly OperationPart[]): boolean {
  const { frame } = plan.note;
  const promised = new Set(
    of(own, 'readiness').flatMap(({ author, note: { readiness: said } }) => {
      const lasts = (secondsOf(said.until ?? '') ?? -Infinity) >= endOf(frame);
      return said.plan === plan.id && said.state === 'ready' && lasts ? [`${author} ${said.site}`] : [];
    }),
  );
  const consents = consentsTo(plan, own);
  return (
    requiredOf(frame).every((one) => promised.has(one)) &&
    frame.sites.every(({ id, party }) =>
      consents.some(({ author, note }) => author === party && note.consent.authorised.includes(id)),
    )
  );
}

function stateOf(
  plan: Said<'plan'>,
  own: readonly OperationPart[],
  known: readonly OperationPart[],
  asOf: number,
): OperationReport {
  const { frame } = plan.note;
  const hour = secondsOf(frame.hour) ?? Number.NaN;
  const margin = hour - frame.margin;
  const gos = of(own, 'go').filter(({ note }) => note.plan === plan.id);
  const certificates = gos.filter(({ note, at }) => note.problem === undefined && at <= margin);
  const holders = new Set(
    certificates.flatMap(({ author, heldBy }) => [
      author,
      ...heldBy.flatMap(({ party, at }) => (at <= Math.min(margin, asOf) ? [party] : [])),
    ]),
  );
  const aborts = new Map<string, number>();
  for (const { author, at, note } of of(own, 'abort')) {
    if (note.plans.includes(plan.id) && !aborts.has(author)) aborts.set(author, at);
  }
  const state = nameOf({ plan, own, known, asOf, hour, margin, certificates, holders, aborts });
  return {
    dossier: '',
    plan: plan.id,
    version: frame.version,
    rehearsal: frame.rehearsal,
    parties: plan.audience,
    state,
    calls: Object.fromEntries(plan.audience.map((party) => [party, call(party)])),
    gos: gos.map(({ id, author, note }) => ({
      act: id,
      author,
      holds: note.problem === undefined,
      ...(note.problem === undefined ? {} : { problem: note.problem }),
    })),
  };

  function call(party: string): OperationReport['calls'][string] {
    if (aborts.has(party)) return 'aborted';
    if (state === 'aborted' || state === 'no-go') return 'no-go';
    if (state !== 'go' && state !== 'running' && state !== 'finished') return 'waiting';
    if (holders.has(party)) return 'go';
    return asOf > margin ? 'no-go' : 'waiting';
  }
}

type Facts = {
  readonly plan: Said<'plan'>;
  readonly own: readonly OperationPart[];
  readonly known: readonly OperationPart[];
  readonly asOf: number;
  readonly hour: number;
  readonly margin: number;
  readonly certificates: readonly OperationPart[];
  readonly holders: ReadonlySet<string>;
  readonly aborts: ReadonlyMap<string, number>;
};

function nameOf(facts: Facts): OperationReport['state'] {
  const { plan, own, known, asOf, hour, margin, certificates, holders, aborts } = facts;
  if ([...aborts.values()].some((at) => at < hour)) return 'aborted';
  const agreed = isAgreed(plan, own);
  const isPast = asOf > margin;
  const everybody = plan.audience.every((party) => holders.has(party));
  const stoodDown = plan.note.frame.missingReceipt === 'stand-down' && !everybody;
  if (isPast && (!agreed || certificates.length === 0 || stoodDown)) return 'no-go';
  if (!agreed) return 'proposed';
  if (certificates.length === 0) return isAllReady(plan, own) ? 'ready' : 'agreed';
  if (asOf < hour) return 'go';
  const left = plan.note.frame.sites.filter(({ party }) => !aborts.has(party));
  if (left.length === 0) return 'aborted';
  const told = left.filter(({ apart }) => apart === undefined || isHeld(apart, known));
  const isDone = told.length > 0 && told.every((site) => isFinished(site, plan, known));
  return isDone ? 'finished' : 'running';
}

function isHeld(apart: string, known: readonly OperationPart[]): boolean {
  return of(known, 'site').some(({ id }) => id === apart);
}

function isFinished(
  site: Frame['sites'][number],
  plan: Said<'plan'>,
  known: readonly OperationPart[],
): boolean {
  const readers = site.apart === undefined ? plan.audience : [site.party, ...site.with].sort();
  const newest = of(known, 'entry').findLast(
    ({ author, audience, note: { entry } }) =>
      entry.plan === plan.id &&
      audience.join(' ') === readers.join(' ') &&
      entry.kind === 'site-state' &&
      entry.site === site.id &&
      (author === site.party || site.with.includes(author)),
  );
  return newest?.note.entry.state === 'finished';
}
