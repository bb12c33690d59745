// SPDX-License-Identifier: Apache-2.0
// Facts a step away from the permitted ones: another declaration, another marking, other terms. For tests.
import { compileTerms } from '../agreement/compile-terms.ts';
import { sampleTerms } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import type { Declaration, GateFacts, Handling } from './facts.ts';
import { permitted, sampleDeclaration, sampleHandling, viewOf } from './sample-facts.ts';

const { send } = permitted;

/** Facts of a send with another declaration or marking. */
export function sending(declared: Partial<Declaration>, handling: Partial<Handling> = {}): GateFacts {
  return {
    ...send,
    act: {
      ...send.act,
      declaration: { ...sampleDeclaration, ...declared },
      handling: { ...sampleHandling, ...handling },
    },
  };
}

/** The same send under terms with other fields. */
export function under(fields: Partial<Terms>, facts: GateFacts = send): GateFacts {
  const terms = compileTerms(sampleTerms({ terms: fields }));
  const act = facts.act;
  return {
    ...facts,
    agreement: viewOf(terms),
    ...(act && { act: { ...act, agreement: { lineage: terms.lineage, terms: terms.terms } } }),
  };
}
