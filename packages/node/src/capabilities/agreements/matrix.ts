// SPDX-License-Identifier: Apache-2.0
// The web of partners: with whom, in which crime areas, and what may flow each way, from the very terms that the gate reads. Pure.
import {
  type CompiledTerms,
  type CrimeArea,
  compileTerms,
  crimeAreas,
  type DataCategory,
  dataCategories,
  type LawProfile,
  type LineageState,
  type LineageStateName,
  type PartyId,
  type Text,
  type VersionState,
} from '@tansiq/protocol';

/** How far a partner is, in the order of getting closer; `ended` also where a proposal came to nothing. */
export const stages = [
  'none',
  'ended',
  'contact',
  'talks',
  'proposed',
  'signed',
  'ratified',
  'suspended',
  'in-force',
] as const;
export type Stage = (typeof stages)[number];

/** One lineage as the reader may know it. */
export interface KnownLineage {
  state: LineageState;
  /** Versions that the reader may know of. */
  versions: readonly VersionState[];
  /** Parties of talks without any version yet. */
  talkers: readonly string[];
}

export interface MatrixGround {
  self: PartyId;
  partners: readonly { id: PartyId; names: Text }[];
  /** Law profiles that this node puts before its gate. */
  profiles: readonly LawProfile[];
}

/** `law` cites the rule of this node's law that takes away what the agreement names. */
interface Named<Code extends string> {
  code: Code;
  article: string;
  law?: string;
}

export interface MatrixAgreement {
  lineage: string;
  stage: Stage;
  state: LineageStateName;
  title?: Text;
  terms?: string;
  version?: number;
  /** Articles that let information go to the partner and come from it. */
  outgoing?: string;
  incoming?: string;
  data: Named<DataCategory>[];
}

export interface MatrixPartner {
  party: string;
  names: Text;
  stage: Stage;
  agreements: MatrixAgreement[];
}

export interface MatrixCell {
  party: string;
  area: CrimeArea;
  lineage: string;
  terms: string;
  article: string;
  stage: Stage;
  law?: string;
}

export interface Matrix {
  partners: MatrixPartner[];
  cells: MatrixCell[];
}

const direct: ReadonlySet<string> = new Set<Stage>([
  'none',
  'contact',
  'talks',
  'proposed',
  'signed',
  'ratified',
  'suspended',
  'in-force',
]);

export const stageOf = (state: LineageStateName): Stage => (direct.has(state) ? (state as Stage) : 'ended');

export function agreementMatrix(lineages: readonly KnownLineage[], ground: MatrixGround): Matrix {
  const entries = lineages.flatMap((lineage) => entriesOf(lineage, ground));
  const named = new Map<string, Text>(entries.map(({ party, names }) => [party, names]));
  for (const { id, names } of ground.partners) named.set(id, names);
  const partners = [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([party, names]) => {
      const agreements = entries.filter((entry) => entry.party === party).map(({ agreement }) => agreement);
      return { party, names, stage: furthest(agreements), agreements };
    });
  return { partners, cells: entries.flatMap(({ cells }) => cells) };
}

const furthest = (agreements: readonly MatrixAgreement[]): Stage =>
  stages[Math.max(0, ...agreements.map(({ stage }) => stages.indexOf(stage)))] ?? 'none';

interface Entry {
  party: string;
  names: Text;
  agreement: MatrixAgreement;
  cells: MatrixCell[];
}

/** What one lineage says about each of the other parties. */
function entriesOf({ state, versions, talkers }: KnownLineage, ground: MatrixGround): Entry[] {
  const { self } = ground;
  const shown = versions.find((version) => version.terms === state.terms) ?? versions.at(-1);
  const stage = stageOf(state.state);
  const facts = { lineage: state.lineage, stage, state: state.state };
  if (shown === undefined)
    return talkers
      .filter((party) => party !== self)
      .map((party) => ({
        party,
        names: { en: party },
        agreement: { ...facts, data: [] },
        cells: [],
      }));
  const terms = compileTerms(shown.document);
  const others = shown.document.parties.filter(({ id }) => id !== self && !state.left.includes(id));
  return others.map(({ id, names }) => {
    const [outgoing, incoming] = [
      terms.directions.get(`${self}>${id}`),
      terms.directions.get(`${id}>${self}`),
    ];
    const flows = outgoing !== undefined || incoming !== undefined;
    const agreement: MatrixAgreement = {
      ...facts,
      title: shown.document.title,
      terms: shown.terms,
      version: shown.number,
      ...(outgoing !== undefined && { outgoing }),
      ...(incoming !== undefined && { incoming }),
      data: flows ? namedCodes(terms, 'dataCategories', dataCategories.codes, ground) : [],
    };
    const areas = flows ? namedCodes(terms, 'crimeAreas', crimeAreas.codes, ground) : [];
    const cells = areas.map(({ code, article, law }) => ({
      party: id as string,
      area: code,
      lineage: state.lineage as string,
      terms: shown.terms as string,
      article,
      stage,
      ...(law !== undefined && { law }),
    }));
    return { party: id, names, agreement, cells };
  });
}

/** Codes that the terms carry, in the order of the list, each with its article. */
function namedCodes<Code extends CrimeArea | DataCategory>(
  terms: CompiledTerms,
  field: 'crimeAreas' | 'dataCategories',
  codes: readonly Code[],
  { profiles }: MatrixGround,
): Named<Code>[] {
  return codes.flatMap((code) => {
    const article = terms.codes[field].get(code);
    if (article === undefined) return [];
    // As the gate has it: every profile given, whoever exports.
    const law = profiles
      .flatMap(({ rules }) => rules)
      .find(({ limits }) => (limits[field] as readonly string[] | undefined)?.includes(code))?.citation;
    return [{ code, article, ...(law !== undefined && { law }) }];
  });
}
