// SPDX-License-Identifier: Apache-2.0
// What would make a denial pass, as the agreement has it: which of the declared codes it does not name, which it does, and the least
// that it asks for.
import type { CompiledTerms, GateRule, PartyId } from '@tansiq/protocol';
import { listOf } from './draft-problems.ts';

export interface Needed {
  /** Codes in the draft that the agreement does not name. */
  offending: string[];
  /** Codes that it names in their place. */
  allowed: string[];
  /** The least that is asked: restrictions, `TLP:AMBER`, `PAP:AMBER`; months of penalty; the most use as evidence. */
  least: string[];
}

type Declared = Readonly<Record<string, unknown>>;

export function neededFor(
  rule: GateRule,
  terms: CompiledTerms,
  declared: Declared,
  exporter: PartyId,
): Needed | undefined {
  const { merged, codes } = terms;
  const among = (given: readonly string[], named: ReadonlyMap<string, string>): Needed => ({
    offending: given.filter((code) => code !== '' && !named.has(code)),
    allowed: [...named.keys()],
    least: [],
  });
  const least = (...values: string[]): Needed => ({ offending: [], allowed: [], least: values });
  switch (rule) {
    case 'purpose':
      return among([String(declared.purpose ?? '')], codes.purposes);
    case 'crime-area':
      return among(listOf(declared.crimeAreas), codes.crimeAreas);
    case 'data-category':
      return among(listOf(declared.dataCategories), codes.dataCategories);
    case 'subject-category':
      return among(listOf(declared.subjectCategories), codes.subjectCategories);
    case 'special-category':
      return among(listOf(declared.specialCategories), codes.specialCategories);
    case 'minimum-penalty':
      return least(String(merged.minimumPenalty?.months ?? ''));
    case 'transfer-ground': {
      const named = [...terms.grounds.keys()].map((key) => key.split('>'));
      const allowed = named.flatMap(([from, kind]) => (from === exporter && kind ? [kind] : []));
      const given = (declared.ground as { kind?: unknown } | undefined)?.kind;
      const offending = typeof given === 'string' && given !== '' && !allowed.includes(given) ? [given] : [];
      return { offending, allowed, least: [] };
    }
    case 'marking': {
      const { restrictions = [], tlp, pap } = merged.handling ?? {};
      return least(...restrictions, ...(tlp ? [`TLP:${tlp}`] : []), ...(pap ? [`PAP:${pap}`] : []));
    }
    case 'evidential-use':
      return least(merged.evidentialUse ?? 'never');
    default:
      return undefined;
  }
}
