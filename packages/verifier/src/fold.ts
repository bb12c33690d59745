// SPDX-License-Identifier: Apache-2.0
// Fold 1 (protocol §9): the state of an agreement from the acts that have evidence, in whatever order they came.
import { type Consent, type FoldAct, type Version, versionsOf } from './fold-input.ts';
import { type Timeline, timeline } from './fold-timeline.ts';

export type VersionState =
  | 'proposed'
  | 'rejected'
  | 'lapsed'
  | 'signed'
  | 'ratified'
  | 'in-force'
  | 'superseded'
  | 'terminated'
  | 'expired'
  | 'void';
export type LineageState = VersionState | 'suspended' | 'contact' | 'talks' | 'none';

export type FoldedVersion = {
  readonly terms: string;
  readonly version: number;
  readonly state: VersionState;
  readonly parties: readonly string[];
  readonly signedBy: readonly Consent[];
  readonly ratifiedBy: readonly Consent[];
  readonly inForceFrom?: number;
};

export type Folded = {
  readonly state: LineageState;
  /** The version that the state is of; absent before any version. */
  readonly of?: FoldedVersion;
  readonly versions: readonly FoldedVersion[];
  /** Parties whose suspension stands on the version in force. */
  readonly suspendedBy: readonly string[];
  /** Parties of the version in force (or of `of`) whose withdrawal is effective. */
  readonly withdrawn: readonly string[];
};

const DEAD: ReadonlySet<VersionState> = new Set(['rejected', 'lapsed', 'void']);

/** `acts`: those of one lineage that have evidence. `asOf`: Unix seconds; acts with later evidence do not count. */
export function fold(acts: readonly FoldAct[], asOf: number): Folded {
  const counted = acts.filter((act) => act.evidence <= asOf);
  const versions = versionsOf(counted);
  if (versions.length === 0) {
    return { state: talksState(counted), versions: [], suspendedBy: [], withdrawn: [] };
  }
  const line = timeline(versions, counted, asOf);
  const folded = versions.map((version) => foldedVersion(version, line, asOf)).sort(byNumber);
  const chosen = choose(folded, versions);
  const standing = chosen?.state === 'in-force' ? suspensions(counted, chosen, line, asOf) : [];
  return {
    state: standing.length > 0 ? 'suspended' : (chosen?.state ?? 'none'),
    ...(chosen === undefined ? {} : { of: chosen }),
    versions: folded,
    suspendedBy: standing,
    withdrawn:
      chosen === undefined
        ? []
        : chosen.parties.filter((party) => line.isWithdrawn(party, chosen.terms, asOf)),
  };
}

function foldedVersion(version: Version, line: Timeline, asOf: number): FoldedVersion {
  const from = line.inForceFrom(version.hash);
  return {
    terms: version.hash,
    version: version.number,
    state: stateOf(version, line, asOf),
    parties: version.parties,
    signedBy: version.signatures,
    ratifiedBy: version.ratifications.filter(({ by }) => version.validity.ratification.includes(by)),
    ...(from === undefined ? {} : { inForceFrom: from }),
  };
}

/** The first state that fits, in the order that protocol §9 gives. */
function stateOf(version: Version, line: Timeline, asOf: number): VersionState {
  if (version.rejected) return 'rejected';
  if (version.complete === undefined && asOf > version.window) return 'lapsed';
  if (line.isVoid(version.hash)) return 'void';
  if (version.complete === undefined) return 'proposed';
  if (line.isSuperseded(version.hash)) return 'superseded';
  const from = line.inForceFrom(version.hash);
  const terminated = from !== undefined && line.end !== undefined && line.end <= asOf ? line.end : Infinity;
  const expires = version.validity.renewal === 'none' || from === undefined;
  const expired = expires && asOf > version.to ? version.to : Infinity;
  if (terminated !== Infinity || expired !== Infinity)
    return terminated <= expired ? 'terminated' : 'expired';
  if (from !== undefined) return 'in-force';
  return version.binding === undefined ? 'signed' : 'ratified';
}

function choose(folded: readonly FoldedVersion[], versions: readonly Version[]): FoldedVersion | undefined {
  const inForce = folded.find((one) => one.state === 'in-force');
  if (inForce !== undefined) return inForce;
  const living = folded.filter((one) => !DEAD.has(one.state));
  const highest = living.filter((one) => one.version === living.at(-1)?.version)[0];
  if (highest !== undefined) return highest;
  const newest = [...versions].sort((a, b) => b.proposed - a.proposed || (a.hash < b.hash ? -1 : 1))[0];
  return folded.find((one) => one.terms === newest?.hash);
}

function suspensions(
  acts: readonly FoldAct[],
  version: FoldedVersion,
  line: Timeline,
  asOf: number,
): string[] {
  const answered = new Set(
    acts.flatMap((act) =>
      act.type === 'agreement.resume' ? (act.answers ?? []).map((id) => `${act.author} ${id}`) : [],
    ),
  );
  const standing = acts.filter(
    (act) =>
      act.type === 'agreement.suspend' &&
      version.parties.includes(act.author) &&
      !line.isWithdrawn(act.author, version.terms, asOf) &&
      !answered.has(`${act.author} ${act.id}`),
  );
  return [...new Set(standing.map((act) => act.author))].sort();
}

const STAGES: readonly unknown[] = ['contact', 'talks', 'closed'];

/** The stage of the newest note, and of several from one second the furthest. */
function talksState(acts: readonly FoldAct[]): LineageState {
  const notes = acts.filter((act) => act.type === 'talks.note' && STAGES.includes(act.stage));
  const last = Math.max(...notes.map((act) => act.evidence));
  const said = new Set(notes.filter((act) => act.evidence === last).map((act) => act.stage));
  if (said.has('closed')) return 'none';
  if (said.has('talks')) return 'talks';
  return said.has('contact') ? 'contact' : 'none';
}

function byNumber(a: FoldedVersion, b: FoldedVersion): number {
  return a.version - b.version || (a.terms < b.terms ? -1 : 1);
}
