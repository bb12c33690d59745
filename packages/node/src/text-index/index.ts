// SPDX-License-Identifier: Apache-2.0
// Full text of acts: an index of the house's own over plain tables, so that both databases find the same, newest first, and forget alike.
export { isSearched, mark, type Passage, passagesOf, wordLines } from './act-text.ts';
export { type Candidate, findWords, type Scope, SegmentMemory } from './find.ts';
export { textMeets, wordMeets } from './match.ts';
export { hasRuns, type Query, readQuery, type Word } from './query.ts';
export { addWords, circleOf, dropWords, indexActs, putTranslation, type SaidAct } from './rows.ts';
export { foldWords } from './segments.ts';
export { foldText } from './words.ts';
