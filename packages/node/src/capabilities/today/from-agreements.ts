// SPDX-License-Identifier: Apache-2.0
// What waits in agreements: a proposal to consider, sign or ratify before its window ends; a suspension; an end that comes.

import type { LineageState, VersionState } from '@tansiq/protocol';
import { parseTime } from '@tansiq/protocol';
import { hasRole } from '../../access/index.ts';
import { controlBodies } from '../../content/raw.ts';
import type { AgreementView } from '../../exchange/agreement-book.ts';
import type { Db } from '../../store/index.ts';
import type { Asker } from './asker.ts';
import type { Found, ItemKind } from './item.ts';

const DAY = 86_400_000;
/** An agreement that ends within so many days is shown: a new one takes time. */
const ENDING_DAYS = 90;

/** Those words of this party that partners may not have cosigned yet: `type terms`. */
type Said = ReadonlySet<string>;

export async function inAgreements(
  db: Db,
  self: string,
  asker: Asker,
  views: ReadonlyMap<string, AgreementView>,
): Promise<Found[]> {
  const { officer, nowMs } = asker;
  const granted = await grantsOf(db, asker, [...views.keys()]);
  const seen = [...views].filter(([lineage, { state }]) => granted.has(lineage) || state.inForce);
  const open = seen.filter(
    ([lineage, { state }]) => granted.has(lineage) && state.versions.some((one) => waitsFor(one, self)),
  );
  const said = await saidBy(
    db,
    open.map(([lineage]) => lineage),
  );
  const works = hasRole(officer, 'officer', 'releaser', 'head', 'negotiator', 'legal-adviser', 'signatory');
  return [
    ...open.flatMap(([, { state }]) => proposals(state, self, asker, said)),
    ...(works ? seen.flatMap(([, view]) => course(view, nowMs)) : []),
  ];
}

async function grantsOf(
  db: Db,
  { officer }: Asker,
  lineages: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lineages.length === 0) return new Set();
  const rows = await db
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .where('dossier', 'in', lineages)
    .execute();
  return new Set(rows.map((row) => row.dossier));
}

const living: ReadonlySet<string> = new Set(['proposed', 'signed', 'ratified']);
const waitsFor = ({ state, unsigned, unratified }: VersionState, self: string): boolean =>
  living.has(state) && [...unsigned, ...unratified].some((party) => party === self);

async function saidBy(db: Db, lineages: readonly string[]): Promise<Said> {
  if (lineages.length === 0) return new Set();
  const acts = await db
    .selectFrom('acts')
    .select(['id', 'type'])
    .where('dossier', 'in', lineages)
    .where('own', '=', 1)
    .where('status', '<>', 'withheld')
    .where('type', 'in', [
      'agreement.sign',
      'agreement.ratify',
      'agreement.reject',
      'agreement.comment',
      'agreement.propose',
    ])
    .execute();
  const bodies = await controlBodies(
    db,
    acts.map((act) => act.id),
  );
  return new Set(
    acts.flatMap(({ id, type }) => {
      const sections = Object.values(bodies.get(id) ?? {}) as { terms?: unknown; replaces?: unknown }[];
      return sections.flatMap(({ terms }) => (typeof terms === 'string' ? [`${type} ${terms}`] : []));
    }),
  );
}

function proposals(state: LineageState, self: string, { officer, nowMs }: Asker, said: Said): Found[] {
  const signs = hasRole(officer, 'signatory');
  const considers = hasRole(officer, 'negotiator', 'legal-adviser', 'head');
  return state.versions
    .filter((version) => waitsFor(version, self))
    .flatMap((version): Found[] => {
      const { terms, unsigned, unratified, document, proposals: words } = version;
      const has = (type: string) => said.has(`agreement.${type} ${terms}`);
      if (has('reject')) return [];
      const window = parseTime(document.window);
      const toSign = unsigned.some((party) => party === self) && !has('sign');
      const toRatify = !toSign && unratified.some((party) => party === self) && !has('ratify');
      // What the other side proposed is considered until somebody here has said something to it.
      const foreign = words.every((word) => word.party !== self);
      const item = (kind: ItemKind, deadline?: number): Found => ({
        kind,
        subject: `${state.lineage}/${terms}`,
        target: { page: 'agreement', id: state.lineage },
        since: (words[0]?.at ?? 0) * 1000,
        ...(deadline !== undefined && { deadline }),
        base: 'soon',
        party: words[0]?.party,
        lineage: state.lineage,
        dossier: state.lineage,
        title: { ...document.title },
      });
      return [
        ...(toSign && signs && window > nowMs ? [item('sign', window)] : []),
        ...(toRatify && signs ? [item('ratify')] : []),
        ...(toSign && considers && foreign && !has('comment') && window > nowMs
          ? [item('consider', window)]
          : []),
      ];
    });
}

/** What is so of an agreement in force and must not surprise those who work under it. */
function course({ state, terms }: AgreementView, nowMs: number): Found[] {
  const { inForce, lineage } = state;
  if (!inForce) return [];
  const about = {
    subject: lineage,
    target: { page: 'agreement', id: lineage } as const,
    lineage,
    title: { ...inForce.document.title },
  };
  const [first] = state.suspensions;
  const to = terms?.merged.validity?.to;
  const ends = Math.min(
    state.ended ? state.ended.at * 1000 : Number.POSITIVE_INFINITY,
    to === undefined ? Number.POSITIVE_INFINITY : parseTime(to),
    ...state.departures.map((departure) => departure.at * 1000).filter((at) => at > nowMs),
  );
  return [
    ...(first
      ? [
          {
            ...about,
            kind: 'suspended' as const,
            since: first.at * 1000,
            base: 'now' as const,
            party: first.party as string,
          },
        ]
      : []),
    ...(ends > nowMs && ends < nowMs + ENDING_DAYS * DAY
      ? [{ ...about, kind: 'ending' as const, deadline: ends, base: 'calm' as const }]
      : []),
  ];
}
