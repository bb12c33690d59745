// SPDX-License-Identifier: Apache-2.0
// What the content is declared to be, against what the agreement names: purpose, crime area, categories, ground.
import { type CompiledTerms, pair } from '../agreement/compile-terms.ts';
import {
  directiveGrounds,
  directiveStates,
  documentedGrounds,
  ordinaryUses,
  personalDataCategories,
  prohibitedUses,
  protectedSubjects,
} from '../codes/index.ts';
import { type PartyId, stateOf } from '../ids.ts';
import type { Judgement } from './decision.ts';
import type { Declaration } from './facts.ts';

const documented: ReadonlySet<string> = new Set(documentedGrounds);
const ofDirective: ReadonlySet<string> = new Set(directiveGrounds);
const protectedCategories: ReadonlySet<string> = new Set(protectedSubjects);
const personal: ReadonlySet<string> = new Set(personalDataCategories);

/** No use is prohibited, by the agreement or at all; a use that nobody knows counts as prohibited. */
export function judgeUses(judgement: Judgement, uses: readonly string[] | undefined): void {
  if (uses === undefined) return;
  const barred = judgement.terms?.codes.prohibitedUses;
  for (const use of uses) {
    if (prohibitedUses.has(use) || !ordinaryUses.has(use) || barred?.has(use)) {
      judgement.deny('prohibited-use', 'prohibitedUses', use);
      return;
    }
  }
}

/** Purpose, crime areas and penalty: what the exchange is for. */
export function judgePurpose(
  judgement: Judgement,
  terms: CompiledTerms,
  purpose: string,
  crimeAreas: readonly string[],
  penaltyMonths: number | undefined,
): void {
  if (!terms.codes.purposes.has(purpose)) judgement.deny('purpose', 'purposes');
  if (crimeAreas.length === 0 || !allIn(crimeAreas, terms.codes.crimeAreas)) {
    judgement.deny('crime-area', 'crimeAreas');
  }
  const least = terms.merged.minimumPenalty?.months ?? Number.POSITIVE_INFINITY;
  // Written so that a number that is none is denied.
  if (least > 0 && !((penaltyMonths ?? -1) >= least)) judgement.deny('minimum-penalty', 'minimumPenalty');
}

/** Data, subjects and special categories, each named by the agreement (LED Art. 6 and 10). */
export function judgeCategories(judgement: Judgement, terms: CompiledTerms, declared: Declaration): void {
  const { dataCategories, subjectCategories, specialCategories } = declared;
  if (dataCategories.length === 0 || !allIn(dataCategories, terms.codes.dataCategories)) {
    judgement.deny('data-category', 'dataCategories');
  }
  const unnamed = subjectCategories.length === 0 && dataCategories.some((category) => personal.has(category));
  if (unnamed || !allIn(subjectCategories, terms.codes.subjectCategories)) {
    judgement.deny('subject-category', 'subjectCategories');
  }
  // LED Art. 10: only where strictly necessary, so the necessity must be said.
  if (
    specialCategories.length > 0 &&
    (isBlank(declared.necessity) || !allIn(specialCategories, terms.codes.specialCategories))
  ) {
    judgement.deny('special-category', 'specialCategories');
  }
}

/** True for what concerns minors, victims, witnesses or informants: Regulation (EU) 2016/794, Art. 30(1). */
export function isProtected(declared: Declaration): boolean {
  return declared.minors || declared.subjectCategories.some((category) => protectedCategories.has(category));
}

/** Minors and victims only if strictly necessary, or never, as the agreement says. */
export function judgeProtected(judgement: Judgement, terms: CompiledTerms, declared: Declaration): void {
  if (!isProtected(declared)) return;
  const rule = terms.merged.minorsAndVictims?.rule;
  if (rule !== 'strictly-necessary' || isBlank(declared.necessity)) {
    judgement.deny('minors-and-victims', 'minorsAndVictims');
  }
}

/** The ground under the exporter's own law, documented where the directive asks for it (LED Art. 36 to 38). */
export function judgeGround(
  judgement: Judgement,
  terms: CompiledTerms,
  declared: Declaration,
  exporter: PartyId,
  importer: PartyId,
): void {
  const { kind } = declared.ground;
  if (!terms.grounds.has(pair(exporter, kind)) || !fitsStates(kind, stateOf(exporter), stateOf(importer))) {
    judgement.deny('transfer-ground', 'transferGrounds');
    return;
  }
  if (!documented.has(kind)) return;
  const { date, authority, justification, data } = declared.ground;
  if (date === undefined || isBlank(authority) || isBlank(justification) || isBlank(data)) {
    judgement.deny('transfer-ground', 'transferGrounds', {
      exporter,
      kind: declared.ground.kind as 'led-38',
    });
    return;
  }
  judgement.oblige('document-transfer');
}

/** Grounds of the directive are for its states; from one of them to another state some ground is always needed. */
function fitsStates(kind: string, exporter: string, importer: string): boolean {
  if (ofDirective.has(kind)) return directiveStates.has(exporter);
  if (kind === 'law-09-08') return exporter === 'ma';
  return !directiveStates.has(exporter) || directiveStates.has(importer);
}

function allIn(codes: readonly string[], named: ReadonlyMap<string, string>): boolean {
  for (const code of codes) if (!named.has(code)) return false;
  return true;
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
