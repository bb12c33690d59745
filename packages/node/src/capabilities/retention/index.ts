// SPDX-License-Identifier: Apache-2.0
// Retention: when copies come to their term, and their erasure then.
export { maybeAtTerm, termOf } from './at-term.ts';
export { eraseAtTerm } from './erase-at-term.ts';
export { termsOf } from './state.ts';
