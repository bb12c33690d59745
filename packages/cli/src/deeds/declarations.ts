// SPDX-License-Identifier: Apache-2.0
// Declarations and handling as an officer would fill them in: the cautious choice where nothing else is said.
import type { Declaration, Handling } from '@tansiq/node/contract';

/** The ground on which a party of this state exports; a template's grounds say the same. */
const grounds: Readonly<Record<string, string>> = {
  ma: 'law-09-08',
  es: 'led-37-1-a',
  be: 'led-37-1-a',
};

/** What a report declares of itself, for the author's own state. Lists are sorted, as the protocol wants them. */
export function declare(
  author: string,
  given: Partial<Declaration> & Pick<Declaration, 'crimeAreas'>,
): Declaration {
  const declaration: Declaration = {
    purpose: 'detection',
    penaltyMonths: 120,
    dataCategories: ['events'],
    subjectCategories: [],
    specialCategories: [],
    minors: false,
    evaluation: { scheme: '4x4', value: 'B2' },
    ground: { kind: grounds[author.slice(0, 2)] ?? 'national-law' },
    uses: ['analysis', 'operational'],
    ...given,
  };
  return {
    ...declaration,
    crimeAreas: declaration.crimeAreas.toSorted(),
    dataCategories: declaration.dataCategories.toSorted(),
    subjectCategories: declaration.subjectCategories.toSorted(),
  };
}

/** Only to fight crime, no dissemination without permission, within the organisation. */
export const handle = (given: Partial<Handling> = {}): Handling => ({
  restrictions: ['H0', 'H2'],
  tlp: 'AMBER+STRICT',
  pap: 'AMBER',
  evidence: 'never',
  ...given,
});
