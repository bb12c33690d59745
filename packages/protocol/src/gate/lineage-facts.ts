// SPDX-License-Identifier: Apache-2.0
// From the fold of an agreement to what the gate asks of it, so that every node puts the same facts to its gate.
import { type CompiledTerms, compileTerms } from '../agreement/compile-terms.ts';
import type { TermsDocument } from '../agreement/terms-document.ts';
import { type FoldAct, textMember } from '../folds/fold-act.ts';
import type { LineageState, VersionState } from '../folds/lineage-state.ts';
import type { Hash, PartyId } from '../ids.ts';
import { parseTime } from '../time.ts';
import type { AgreementView, ControlFacts } from './facts.ts';

const compiled = new WeakMap<TermsDocument, CompiledTerms>();

function compiledOnce(document: TermsDocument): CompiledTerms {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const terms = compileTerms(document);
  compiled.set(document, terms);
  return terms;
}

/** The agreement as the gate sees it; without terms before any version. */
export function agreementViewOf(state: LineageState): AgreementView {
  const version = state.inForce ?? state.versions.find((candidate) => candidate.terms === state.terms);
  return {
    lineage: state.lineage,
    state: state.state,
    terms: version === undefined ? undefined : compiledOnce(version.document),
    left: new Set(state.left),
  };
}

/**
 * What the gate asks about a control act on an agreement.
 * @param author who says it.
 * @param named the terms that it names: proposed, commented on, rejected, signed or ratified.
 * @param acts all acts of the lineage, pending ones too: a signature binds its author before anybody has cosigned it.
 * @param proposed the document of a proposal that is not yet among the versions.
 */
export function controlFactsOf(
  state: LineageState,
  author: PartyId,
  named: Hash | undefined,
  acts: readonly FoldAct[],
  proposed?: TermsDocument,
): ControlFacts {
  const version = state.versions.find((candidate) => candidate.terms === named);
  const document = version?.document ?? proposed;
  return {
    lineage: state.state,
    version:
      document === undefined
        ? undefined
        : {
            state: version?.state ?? 'proposed',
            parties: new Set(document.parties.map((party) => party.id)),
            ratification: new Set(
              document.articles.flatMap((article) => article.terms.validity?.ratification ?? []),
            ),
            window: parseTime(document.window),
            rivalSigned: rivalSigned(state, author, named, document, acts),
          },
    ownSuspension: state.suspensions.some((suspension) => suspension.party === author),
    targetsOwn: false,
    targetsReceived: false,
  };
}

const gone: ReadonlySet<VersionState['state']> = new Set(['rejected', 'lapsed', 'void']);

/** The author signed another version that replaces the same one and is not dead. */
function rivalSigned(
  state: LineageState,
  author: PartyId,
  named: Hash | undefined,
  document: TermsDocument,
  acts: readonly FoldAct[],
): boolean {
  const rivals = new Set<string>(
    state.versions
      .filter(
        (other) =>
          other.terms !== named &&
          !gone.has(other.state) &&
          other.number === document.version &&
          other.document.supersedes === document.supersedes,
      )
      .map((other) => other.terms),
  );
  return acts.some(
    (act) =>
      act.type === 'agreement.sign' &&
      act.author === author &&
      rivals.has(textMember(act, 'consent', 'terms') ?? ''),
  );
}
