// SPDX-License-Identifier: Apache-2.0
// What rules, obligations, states and problems say to people, in four languages.
export { explain, explainDenial, ruleText } from './explain.ts';
export { obligationTexts } from './obligations.ts';
export type { AnyRule, RuleText } from './rule-text.ts';
export { stateTexts } from './states.ts';
export { type TermInWords, termsInWords } from './terms/terms-in-words.ts';
export { explainTermsProblem } from './terms-problems.ts';
