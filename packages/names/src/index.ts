// SPDX-License-Identifier: Apache-2.0
// Public surface of @tansiq/names: read, compare, explain and romanise names, and keep an index of them.

export { compareBirths, parseBirth, type Birth, type BirthAgreement } from './birth.ts';
export { compareParsed, type NameComparison, type NameFeatures } from './name-comparison.ts';
export { MemoryNameIndex } from './index/memory-index.ts';
export type { Candidate } from './index/search-steps.ts';
export { NameIndex, type NameIndexOptions, type NewRecord } from './index/name-index.ts';
export { decodePostings, encodePostings, SegmentBuilder, type SegmentContent } from './index/postings.ts';
export type { Batch, IndexState, NameStorage, SegmentHead, StoredRecord, TokenRow } from './index/storage.ts';
export { Vocabulary } from './index/vocabulary.ts';
export { documentNumber, type PersonRecord, type Sex } from './person.ts';
export { parseName, unitKey, type ParsedName, type Unit } from './parse.ts';
export { prepare, unitDistance } from './token-distance.ts';
export { syntheticPeople, type SyntheticPerson, type SyntheticSeed } from './synthetic.ts';
export { compareNames, type AgreedUnit, type Comparison } from './compare.ts';
export { MOST_BY_NAME, THRESHOLD } from './calibration.ts';
export type { Language, Relation } from './explain-texts.ts';
export type { Habit } from './habits.ts';
export type { EvidenceKind, EvidencePiece } from './other-evidence.ts';
export { romaniseIcao, romaniseReadable, type Romanised } from './romanise.ts';
