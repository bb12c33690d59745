// SPDX-License-Identifier: Apache-2.0
// Agreements: terms documents, what the gate makes of them, templates to begin from, and a state's own law.
export * from './compile-terms.ts';
export * from './law-profile.ts';
export * from './law-profiles.ts';
export * from './narrow.ts';
export * from './read-terms.ts';
export * from './strictness.ts';
export * from './templates/index.ts';
export * from './terms-document.ts';
export * from './terms-problem.ts';
export {
  type CodeField,
  codeFields,
  type Field,
  fields,
  isListField,
  type ListField,
  listFields,
  type Terms,
} from './terms-values.ts';
