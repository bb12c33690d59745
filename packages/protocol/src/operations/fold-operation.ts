// SPDX-License-Identifier: Apache-2.0
// The state of an operation (docs/protocol.md §16): a pure function of the acts of its dossier, their evidence and a moment.

import { type CountedAct, countedActs, type FoldAct, member, refsOf, textMember } from '../folds/fold-act.ts';
import type { ActId, PartyId } from '../ids.ts';
import { isTime, parseTime } from '../time.ts';
import type { Certified } from './certificate.ts';
import { concernedBy, momentsOf, type PlanMoments, requiredReadiness } from './frame.ts';
import { planVersions } from './plan-versions.ts';
import type {
  AbortWord,
  GoWord,
  OperationState,
  OperationStateName,
  PartyCall,
  PlanVersion,
  SiteReadiness,
  SiteState,
} from './state.ts';

/** An act with everybody who is known to hold it, beside its author. */
export interface OperationAct extends FoldAct {
  readonly holders?: readonly Holder[];
}

interface Holder {
  readonly party: PartyId;
  /** Seconds since 1970. */
  readonly at: number;
}

/**
 * @param acts of one dossier. A node gives its own acts that nobody has receipted the time at which it stored them as evidence.
 * @param asOf seconds since 1970.
 * @param certified what `readCertificate` finds in a go; undefined for a certificate that does not hold.
 */
export function foldOperation(
  acts: readonly OperationAct[],
  asOf: number,
  certified: (go: FoldAct) => Certified | undefined,
): OperationState {
  const all = countedActs(acts, asOf);
  const versions = planVersions(all);
  const [first] = versions.toSorted((a, b) => a.at - b.at || (a.plan < b.plan ? -1 : 1));
  const audience = first === undefined ? [] : first.frame.capacities.map(({ party }) => party);
  const own = versions.filter((one) => audienceKey(partiesOf(one)) === audienceKey(audience));
  const current = currentOf(own);
  if (current === undefined) return nothing;
  const counted = all.filter((act) => audienceKey(act.audience ?? []) === audienceKey(audience));
  const moments = momentsOf(current.frame);
  const readiness = readinessOf(counted, current, moments);
  const gos = gosOf(counted, current, moments, certified);
  const holders = holdersOf(acts, gos, moments, asOf);
  const aborts = abortsOf(counted, current);
  const sites = sitesOf(all, current, audience);
  const seen = sitesSeen(all, current);
  const state = stateOf({ current, moments, readiness, gos, holders, aborts, sites, seen, audience, asOf });
  return {
    ...{ state, audience, current, moments, versions: own, readiness, gos, holders, aborts, sites },
    calls: new Map(
      audience.map((party) => [party, callOf(party, state, { aborts, holders, moments, asOf })] as const),
    ),
  };
}

const nothing: OperationState = {
  ...{ state: 'none', audience: [], current: undefined, moments: undefined, versions: [], readiness: [] },
  ...{ gos: [], holders: [], aborts: [], calls: new Map(), sites: [] },
};

const audienceKey = (audience: readonly string[]): string => audience.join(' ');
const partiesOf = (version: PlanVersion): readonly PartyId[] =>
  version.frame.capacities.map(({ party }) => party);

/** The highest number; of two with it the one that all consented to, which an honest party does for one of them only. */
function currentOf(versions: readonly PlanVersion[]): PlanVersion | undefined {
  const highest = versions.reduce((most, { version }) => Math.max(most, version), 0);
  const rivals = versions.filter(({ version }) => version === highest);
  const agreed = rivals.filter(({ agreedAt }) => agreedAt !== undefined);
  return agreed.length === 1 ? agreed[0] : rivals[0];
}

function readinessOf(
  counted: readonly CountedAct[],
  current: PlanVersion,
  { end }: PlanMoments,
): readonly SiteReadiness[] {
  const said = counted.filter(
    (act) => act.type === 'operation.readiness' && textMember(act, 'readiness', 'plan') === current.plan,
  );
  return requiredReadiness(current.frame).map(({ party, site }) => {
    const words = said.filter((act) => act.author === party && textMember(act, 'readiness', 'site') === site);
    const promise = words.find((act) => untilOf(act) >= end);
    const after = promise && words.slice(words.indexOf(promise) + 1).find((act) => untilOf(act) < end);
    const word = promise ?? words.at(-1);
    return {
      ...{ party, site, act: word?.id, at: word?.evidenceTime, contradicted: after?.id },
      until: word && textMember(word, 'readiness', 'until'),
      state: promise ? 'ready' : wordOf(word),
    };
  });
}

/** Until when a readiness lasts, in seconds; minus infinity for what is no readiness. */
function untilOf(act: CountedAct): number {
  const until = textMember(act, 'readiness', 'until');
  const ready = textMember(act, 'readiness', 'state') === 'ready';
  return ready && isTime(until) ? parseTime(until) / 1000 : Number.NEGATIVE_INFINITY;
}

function wordOf(act: CountedAct | undefined): SiteReadiness['state'] {
  const state = act && textMember(act, 'readiness', 'state');
  if (state === 'ready') return 'short';
  return state === 'hold' || state === 'not-ready' ? state : 'silent';
}

function gosOf(
  counted: readonly CountedAct[],
  current: PlanVersion,
  { margin }: PlanMoments,
  certified: (go: FoldAct) => Certified | undefined,
): readonly GoWord[] {
  return counted
    .filter((act) => act.type === 'operation.go' && textMember(act, 'certificate', 'plan') === current.plan)
    .map((act) => {
      const holds = certified(act)?.plan === current.plan;
      const standing = holds ? (act.evidenceTime <= margin ? 'counts' : 'late') : 'false';
      return { act: act.id, author: act.author, at: act.evidenceTime, standing };
    });
}

/** Who has a certificate by the margin: whoever made one, and whoever cosigned one. */
function holdersOf(
  acts: readonly OperationAct[],
  gos: readonly GoWord[],
  { margin }: PlanMoments,
  asOf: number,
): readonly Holder[] {
  const since = new Map<PartyId, number>();
  const note = ({ party, at }: Holder): void => {
    if (at <= margin && at <= asOf) since.set(party, Math.min(at, since.get(party) ?? at));
  };
  const counting = new Map<ActId, GoWord>(
    gos.filter(({ standing }) => standing === 'counts').map((go) => [go.act, go]),
  );
  for (const go of counting.values()) note({ party: go.author, at: go.at });
  for (const act of acts) if (counting.has(act.id)) for (const holder of act.holders ?? []) note(holder);
  return [...since].map(([party, at]) => ({ party, at })).sort((a, b) => (a.party < b.party ? -1 : 1));
}

/** Each party's own part, by its first abort of this plan. */
function abortsOf(counted: readonly CountedAct[], current: PlanVersion): readonly AbortWord[] {
  const first = new Map<PartyId, AbortWord>();
  for (const act of counted) {
    if (act.type !== 'operation.abort' || !refsOf(act, 'answers').includes(current.plan)) continue;
    if (!first.has(act.author))
      first.set(act.author, { act: act.id, party: act.author, at: act.evidenceTime });
  }
  return [...first.values()];
}

function sitesOf(
  all: readonly CountedAct[],
  current: PlanVersion,
  audience: readonly PartyId[],
): readonly SiteState[] {
  return current.frame.sites.flatMap((site) => {
    const readers = audienceKey(site.apart === undefined ? audience : concernedBy(site));
    const last = all.findLast(
      (act) =>
        act.type === 'operation.entry' &&
        audienceKey(act.audience ?? []) === readers &&
        textMember(act, 'entry', 'plan') === current.plan &&
        textMember(act, 'entry', 'kind') === 'site-state' &&
        member(act, 'entry', 'site') === site.id &&
        (act.author === site.party || site.with.includes(act.author)),
    );
    const state = last && textMember(last, 'entry', 'state');
    return last && state !== undefined
      ? [{ site: site.id, state, by: last.author, act: last.id, at: last.evidenceTime }]
      : [];
  });
}

/** Sites of which the reader is told: of one apart, who holds its act. */
function sitesSeen(all: readonly CountedAct[], { frame }: PlanVersion): ReadonlySet<string> {
  const held = new Set<string>(all.flatMap(({ id, type }) => (type === 'operation.site' ? [id] : [])));
  return new Set(
    frame.sites.flatMap(({ id, apart }) => (apart === undefined || held.has(apart) ? [id] : [])),
  );
}

interface Known {
  readonly current: PlanVersion;
  readonly moments: PlanMoments;
  readonly readiness: readonly SiteReadiness[];
  readonly gos: readonly GoWord[];
  readonly holders: readonly Holder[];
  readonly aborts: readonly AbortWord[];
  readonly sites: readonly SiteState[];
  readonly seen: ReadonlySet<string>;
  readonly audience: readonly PartyId[];
  readonly asOf: number;
}

function stateOf(known: Known): OperationStateName {
  const { current, moments, readiness, gos, holders, aborts, audience, asOf } = known;
  if (aborts.some(({ at }) => at < moments.hour)) return 'aborted';
  const over = asOf > moments.margin;
  if (current.agreedAt === undefined) return over ? 'no-go' : 'proposed';
  if (!gos.some(({ standing }) => standing === 'counts')) {
    if (over) return 'no-go';
    return isAuthorised(current) && readiness.every((one) => one.state === 'ready') ? 'ready' : 'agreed';
  }
  const everybody = audience.every((party) => holders.some((holder) => holder.party === party));
  if (over && !everybody && current.frame.missingReceipt === 'stand-down') return 'no-go';
  return asOf < moments.hour ? 'go' : runningOf(known);
}

/** Every site has a legal authority, named by the party that is responsible for it. */
function isAuthorised({ frame, consents }: PlanVersion): boolean {
  return frame.sites.every((site) =>
    consents.some(({ party, authorised }) => party === site.party && authorised.includes(site.id)),
  );
}

/** From the hour on: `aborted` when nobody with a site is left, `finished` when all that are left and told of say so. */
function runningOf({ current, aborts, sites, seen }: Known): OperationStateName {
  const left = current.frame.sites.filter((site) => !aborts.some(({ party }) => party === site.party));
  if (left.length === 0) return 'aborted';
  const told = left.filter(({ id }) => seen.has(id));
  const done = told.every((site) => sites.some((one) => one.site === site.id && one.state === 'finished'));
  return done && told.length > 0 ? 'finished' : 'running';
}

function callOf(
  party: PartyId,
  state: OperationStateName,
  { aborts, holders, moments, asOf }: Pick<Known, 'aborts' | 'holders' | 'moments' | 'asOf'>,
): PartyCall {
  if (aborts.some((abort) => abort.party === party)) return 'aborted';
  if (state === 'aborted' || state === 'no-go') return 'no-go';
  const holds = holders.some((holder) => holder.party === party);
  if (state === 'go' || state === 'running' || state === 'finished') {
    if (holds) return 'go';
    return asOf > moments.margin ? 'no-go' : 'waiting';
  }
  return 'waiting';
}
