// SPDX-License-Identifier: Apache-2.0
// An operation as the API shows it: versions, plan in words, mandates, readiness, entries.
import { type BodiesOf, concernedBy, type PartyId, type PlanVersion, type PlanWord } from '@tansiq/protocol';
import type { OperationRow } from './evidence.ts';
import { bodyOf, type ReadOperation } from './reading.ts';
import type { BoardAnswer, PlanAnswer } from './shapes.ts';

type Text = Record<string, string>;
type Entry = BodiesOf<'operation.entry'>['entry'];
type Mandates = NonNullable<BodiesOf<'operation.consent'>['mandates']>['mandates'];

/** A copy that may be changed: what the shapes of answers ask for. */
const copy = <T>(value: unknown): T => structuredClone(value) as T;

export const versionItem = (version: PlanVersion): BoardAnswer['versions'][number] => ({
  ...{ plan: version.plan, version: version.version, author: version.author, at: version.at },
  frame: copy(version.frame),
  consents: version.consents.map(wordItem),
  declines: version.declines.map(wordItem),
  missing: [...version.missing],
  ...(version.agreedAt !== undefined && { agreedAt: version.agreedAt }),
});

const wordItem = ({ authorised, ...word }: PlanWord) => ({ ...word, authorised: [...authorised] });

export function titleOf(read: ReadOperation, plan: string = read.current.plan): Text | undefined {
  const act = read.acts.find((one) => one.id === plan);
  return act && bodyOf<{ text: Text }>(act, 'title')?.text;
}

export function planOf(read: ReadOperation, plan: string): PlanAnswer['words'] | undefined {
  const act = read.acts.find((one) => one.id === plan);
  const words = act && bodyOf<PlanAnswer['words']>(act, 'plan');
  return words && copy(words);
}

export const noteOf = (act: OperationRow): Text | undefined => bodyOf<{ text: Text }>(act, 'note')?.text;

/** Commander and legal authority of each site, as the parties' consents name them, and of one apart its own act. */
export function mandatesOf(read: ReadOperation, plan: string): PlanAnswer['mandates'] {
  const version = read.state.versions.find((one) => one.plan === plan);
  const apart = (version?.frame.sites ?? []).flatMap((site) =>
    site.apart === undefined ? [] : [{ act: site.apart, party: site.party }],
  );
  const named = [...(version?.consents ?? []), ...apart].flatMap(({ act: id, party }) => {
    const act = read.acts.find((one) => one.id === id);
    const mandates = act ? bodyOf<{ mandates: Mandates }>(act, 'mandates')?.mandates : undefined;
    return (mandates ?? []).map((one) => ({ party, act: id, ...one }));
  });
  return named.sort((a, b) => (a.site < b.site ? -1 : 1));
}

/** Sites apart of which this party is told, newest first; without those whose words were erased. */
export function apartItems(read: ReadOperation): BoardAnswer['apart'] {
  const planned = new Set<string>(read.current.frame.sites.flatMap(({ apart }) => apart ?? []));
  return read.acts
    .flatMap((act) => {
      const site = bodyOf<{ site: BoardAnswer['apart'][number]['site'] }>(act, 'site')?.site;
      if (act.type !== 'operation.site' || site === undefined || act.evidenceTime === null) return [];
      return [
        {
          ...{ act: act.id, party: act.author, at: act.evidenceTime, site: copy<typeof site>(site) },
          with: (act.audience ?? []).filter((party) => party !== act.author),
          planned: planned.has(act.id),
        },
      ];
    })
    .sort((a, b) => b.at - a.at);
}

/** Who reads what is said of a site: whom it concerns when it stands apart, else the whole operation. */
export function readersOf({ state, current }: ReadOperation, id: string | undefined): readonly PartyId[] {
  const site = current.frame.sites.find((one) => one.id === id);
  return site?.apart === undefined ? state.audience : concernedBy(site);
}

export function readinessItems({ state, acts }: ReadOperation): BoardAnswer['readiness'] {
  return state.readiness.map(({ act, at, until, contradicted, ...rest }) => ({
    ...rest,
    ...(act !== undefined && { act }),
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
    ...(contradicted !== undefined && { contradicted }),
    pending: isPending(acts.find((one) => one.id === act)),
  }));
}

/** Own, and nobody has receipted it yet. */
export const isPending = (act: OperationRow | undefined): boolean =>
  act !== undefined && act.row.own === 1 && act.row.evidence === null;

/** What was entered, newest first. */
export function entryItems(read: ReadOperation): BoardAnswer['entries'] {
  return read.acts
    .flatMap((act) => {
      const entry = act.type === 'operation.entry' ? bodyOf<Entry>(act, 'entry') : undefined;
      return entry && act.evidenceTime !== null ? [entryItem(act, entry)] : [];
    })
    .sort((a, b) => b.seq - a.seq);
}

function entryItem(act: OperationRow, entry: Entry): BoardAnswer['entries'][number] {
  const refs = bodyOf<{ refs: { rel: string; act: string }[] }>(act, 'refs')?.refs ?? [];
  return {
    ...copy<BoardAnswer['entries'][number]>(entry),
    act: act.id,
    seq: act.row.seq,
    author: act.author,
    leads: refs.flatMap((ref) => (ref.rel === 'lead' ? [ref.act] : [])),
    here: act.row.stored_ms,
    pending: isPending(act),
  };
}
