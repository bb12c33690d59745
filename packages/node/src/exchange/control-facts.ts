// SPDX-License-Identifier: Apache-2.0
// What the gate must know of a control act: the agreement's and the version's state, and whose acts it speaks of.
import {
  type ControlFacts,
  type LineageState,
  parseTime,
  readTermsIfValid,
  type VersionState,
} from '@tansiq/protocol';
import type { Tx } from '../store/index.ts';
import { bodyOf, type HeldAct, refsOf } from './held-act.ts';

export async function controlFacts(
  tx: Tx,
  act: HeldAct,
  state: LineageState | undefined,
): Promise<ControlFacts> {
  const { author } = act.header;
  const version = state && versionOf(act, state);
  const proposed = bodyOf(act, 'proposal');
  const targets = await targetsOf(tx, act);
  return {
    lineage: state?.state ?? 'none',
    version: version
      ? {
          state: version.state,
          parties: new Set(version.document.parties.map((party) => party.id)),
          ratification: new Set([...version.ratified.map((word) => word.party), ...version.unratified]),
          window: parseTime(version.document.window),
          rivalSigned: state.versions.some(
            (other) => rivals(other, version) && other.signed.some((word) => word.party === author),
          ),
        }
      : proposed && newVersion(proposed.terms as object),
    ownSuspension: state?.suspensions.some((word) => word.party === author) ?? false,
    targetsOwn: targets.every((target) => target.author === author),
    targetsReceived: targets.every((target) => target.audience.includes(author)),
  };
}

/** A proposal is not yet a version of the fold: what it says of itself. */
function newVersion(terms: object): ControlFacts['version'] {
  const document = readTermsIfValid(terms);
  return (
    document && {
      state: 'proposed',
      parties: new Set(document.parties.map((party) => party.id)),
      ratification: new Set(),
      window: parseTime(document.window),
      rivalSigned: false,
    }
  );
}

/** The version that an act names by its hash. */
function versionOf(act: HeldAct, state: LineageState): VersionState | undefined {
  const consent = bodyOf(act, 'consent') as { terms?: string } | undefined;
  const terms = consent?.terms ?? bodyOf(act, 'comment')?.terms;
  return terms === undefined ? undefined : state.versions.find((version) => version.terms === terms);
}

/** Living proposals that would replace the same version. */
const rivals = (other: VersionState, version: VersionState): boolean =>
  other.terms !== version.terms &&
  other.document.supersedes === version.document.supersedes &&
  (other.state === 'proposed' || other.state === 'signed' || other.state === 'ratified');

const speaksOf = new Set(['recalls', 'corrects', 'answers']);

async function targetsOf(tx: Tx, act: HeldAct): Promise<{ author: string; audience: string[] }[]> {
  const ids = refsOf(act)
    .filter((ref) => speaksOf.has(ref.rel))
    .map((ref) => ref.act as string);
  if (ids.length === 0) return [];
  const acts = await tx.selectFrom('acts').select(['id', 'author']).where('id', 'in', ids).execute();
  const members = await tx.selectFrom('audience').selectAll().where('act', 'in', ids).execute();
  // One that this node does not hold belongs to nobody: no rule about targets can hold for it.
  return ids.map((id) => ({
    author: acts.find((row) => row.id === id)?.author ?? '',
    audience: members.filter((row) => row.act === id).map((row) => row.party),
  }));
}
