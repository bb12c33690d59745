// SPDX-License-Identifier: Apache-2.0
// Public surface of @tansiq/names: read, compare, explain and romanise names, and keep an index of them.

export { type Birth, type BirthAgreement, compareBirths, parseBirth } from './birth.ts';
export { MOST_BY_NAME, THRESHOLD } from './calibration.ts';
export { type AgreedUnit, type Comparison, compareNames } from './compare.ts';
export type { Language, Relation } from './explain-texts.ts';
export type { Habit } from './habits.ts';
export { MemoryNameIndex } from './index/memory-index.ts';
export { NameIndex, type NameIndexOptions, type NewRecord } from './index/name-index.ts';
export { decodePostings, encodePostings, SegmentBuilder, type SegmentContent } from './index/postings.ts';
export type { Candidate } from './index/search-steps.ts';
export type { Batch, IndexState, NameStorage, SegmentHead, StoredRecord, TokenRow } from './index/storage.ts';
export { Vocabulary } from './index/vocabulary.ts';
export { compareParsed, type NameComparison, type NameFeatures } from './name-comparison.ts';
export type { EvidenceKind, EvidencePiece } from './other-evidence.ts';
export { type ParsedName, parseName, type Unit, unitKey } from './parse.ts';
export { documentNumber, type PersonRecord, type Sex } from './person.ts';
export { type Romanised, romaniseIcao, romaniseReadable } from './romanise.ts';
export { type SyntheticPerson, type SyntheticSeed, syntheticPeople } from './synthetic.ts';
export { prepare, unitDistance } from './token-distance.ts';
