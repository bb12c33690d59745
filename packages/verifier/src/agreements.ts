// SPDX-License-Identifier: Apache-2.0
// The agreements of an export as of a moment: fold 1 over the sound, evidenced acts of each lineage.
import type { ActIntake } from './act-intake.ts';
import type { CardBook } from './card-book.ts';
import { timeOf } from './encoding.ts';
import { type FoldedVersion, fold } from './fold.ts';
import type { FoldAct } from './fold-input.ts';
import type { AgreementReport, VersionReport } from './report.ts';
import { type Terms, termsHash } from './terms.ts';

/** Control acts by lineage, ready to be folded at any moment. */
export type Lineages = ReadonlyMap<string, readonly FoldAct[]>;

/** Only acts that break no rule, whose author is bound and that have evidence take part. */
export function lineagesOf(acts: ActIntake): Lineages {
  const lineages = new Map<string, FoldAct[]>();
  for (const [id, part] of acts.foldParts) {
    const record = acts.sound(id);
    if (record?.dossier === undefined || !record.bound.author || record.evidence === Infinity) continue;
    const act: FoldAct = { ...part, id, author: record.author, evidence: record.evidence };
    const known = lineages.get(record.dossier);
    if (known === undefined) lineages.set(record.dossier, [act]);
    else known.push(act);
  }
  return lineages;
}

/** The state of every lineage at `asOf` (Unix seconds), in order of lineage. */
export function agreementsAt(lineages: Lineages, asOf: number): AgreementReport[] {
  return [...lineages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lineage, acts]) => {
      const folded = fold(acts, asOf);
      const { of } = folded;
      const about = of === undefined ? undefined : versionReport(of);
      return {
        lineage,
        state: folded.state,
        ...(about === undefined ? {} : { terms: about.terms, version: about.version }),
        parties: about?.parties ?? [],
        signedBy: about?.signedBy ?? [],
        ratifiedBy: about?.ratifiedBy ?? [],
        ...(about?.inForceFrom === undefined ? {} : { inForceFrom: about.inForceFrom }),
        suspendedBy: folded.suspendedBy,
        withdrawn: folded.withdrawn,
        versions: folded.versions.map(versionReport),
      };
    });
}

/** Party and terms hash wherever a version that came into force pins another identity root than the cards show. */
export function otherRoots(
  lineages: Lineages,
  reports: readonly AgreementReport[],
  book: CardBook,
): { party: string; terms: string }[] {
  const inForce = new Set(
    reports.flatMap(({ versions }) =>
      versions.flatMap((one) => (one.inForceFrom === undefined ? [] : [one.terms])),
    ),
  );
  const documents = new Map<string, Terms>();
  for (const { proposes } of [...lineages.values()].flat()) {
    if (proposes !== undefined) documents.set(termsHash(proposes), proposes);
  }
  return [...documents].flatMap(([terms, document]) =>
    inForce.has(terms)
      ? document.parties.flatMap(({ id, root }) =>
          (book.chain(id)?.root ?? root) === root ? [] : [{ party: id, terms }],
        )
      : [],
  );
}

function versionReport(version: FoldedVersion): VersionReport {
  return {
    terms: version.terms,
    version: version.version,
    state: version.state,
    parties: version.parties,
    signedBy: version.signedBy.map(({ by }) => by),
    ratifiedBy: version.ratifiedBy.map(({ by }) => by),
    ...(version.inForceFrom === undefined ? {} : { inForceFrom: timeOf(version.inForceFrom) }),
  };
}
