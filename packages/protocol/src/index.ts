// SPDX-License-Identifier: Apache-2.0
// What the other rooms may use of the protocol: encodings, keys, cards, acts, channels, envelopes.
export {
  type Act,
  type ActOf,
  erasableSections,
  eraseSections,
  presentSections,
  type Section,
  type SectionsOf,
  type WireSections,
  wireSections,
} from './acts/act.ts';
export {
  type Disposition,
  type DispositionRange,
  type Result,
  results,
} from './acts/bodies/disposition.ts';
export {
  MAX_PLAN_VERSION,
  MAX_SITES,
  type OperationKind,
  operationCapacities,
  operationKinds,
} from './acts/bodies/operation.ts';
export { MAX_ATTACHMENT_BYTES, type Rel, rels } from './acts/bodies/shared.ts';
export {
  type ActType,
  type ActTypeFacts,
  actTypes,
  type BodiesOf,
  bodySchema,
  isActType,
  isKept,
  type SectionName,
} from './acts/catalogue.ts';
export { type ActDraft, composeAct } from './acts/compose.ts';
export { type EmbeddedAct, readEmbedded } from './acts/embedded.ts';
export { type ActHeader, type AgreementRef, MAX_HEADER_BYTES } from './acts/header.ts';
export {
  type ActReading,
  type ActRefusal,
  type KeyFor,
  readAct,
  readActApart,
  resultOf,
} from './acts/read.ts';
export { MAX_ACT_BYTES, MAX_SECTION_BYTES } from './acts/sections.ts';
export * from './agreement/index.ts';
export {
  type CanonicalLimits,
  canonicalize,
  type JsonObject,
  type JsonValue,
  MAX_DEPTH,
  parseCanonical,
  parseCanonicalObject,
} from './canonical.ts';
export {
  type Card,
  type CardPayload,
  cardSchema,
  fingerprint,
  MAX_CARD_BYTES,
  type Revocation,
  readCard,
  readUnsignedCard,
  signCard,
  unsignedCard,
} from './cards/card.ts';
export { CardChain, type KeyPlace, type KeyRefusal } from './cards/chain.ts';
export {
  digitsOfWords,
  FINGERPRINT_WORDS,
  fingerprintWords,
} from './cards/fingerprint-words.ts';
export {
  type Batch,
  type BatchEntry,
  type BatchReading,
  batchEntryBytes,
  composeBatch,
  MAX_BATCH_BYTES,
  MAX_BATCH_ENTRIES,
  placedEntries,
  type ReceivedBatch,
  type ReceivedEntry,
  readBatch,
} from './channel/batch.ts';
export { openChannelCheckpoint, signChannelCheckpoint } from './channel/checkpoint.ts';
export {
  composeDisposition,
  type DisposedBatch,
  dispositionAt,
  type EntryResult,
  needsDisposition,
} from './channel/disposition.ts';
export {
  channelOrigin,
  type Entry,
  entryLeaf,
  parseChannelOrigin,
  type SeenBounds,
  seenProblem,
} from './channel/entry.ts';
export {
  composeReceipt,
  type OpenedReceipt,
  type Receipt,
  type ReceiptKeys,
  type ReceiptPolicy,
  type ReceiptReading,
  type ReceiptStatement,
  readReceipt,
  receiptSchema,
} from './channel/receipt.ts';
export * from './codes/index.ts';
export { b64u, fromB64u, hashText, isB64u, sha256 } from './encoding.ts';
export {
  type ExpectedAttachment,
  openAttachment,
  type SealedAttachment,
  sealAttachment,
} from './envelope/attachment.ts';
export {
  CHUNK_BYTES,
  CHUNK_TAG_BYTES,
  chunkCount,
  chunkOfSealedOffset,
  chunksOfPlainRange,
  newAttachmentKey,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealChunk,
  sealedChunkAt,
  sealedSize,
} from './envelope/chunks.ts';
export {
  type Envelope,
  type EnvelopeLine,
  type EnvelopeReading,
  type EnvelopeRefusal,
  isLineOf,
  MAX_ENVELOPE_BYTES,
  type OpenedEnvelope,
  openEnvelope,
  readEnvelope,
  sealBatch,
} from './envelope/seal.ts';
export {
  generateSealingSecret,
  SEALING_PUBLIC_BYTES,
  SEALING_SECRET_BYTES,
  type SealingKey,
  type SealingRecipient,
  sealingKey,
  sealingRecipient,
} from './envelope/sealing-keys.ts';
export { type ErrorCode, ProtocolError, type WireRule, wireRules } from './errors.ts';
export {
  actIdField,
  ascendingField,
  bytesField,
  codeField,
  countField,
  type DeepReadonly,
  hashField,
  kidField,
  languageField,
  partyField,
  randomIdField,
  stateField,
  textField,
  timeField,
} from './fields.ts';
export * from './folds/index.ts';
export * from './gate/index.ts';
export {
  type ActId,
  type Hash,
  isActId,
  isCode,
  isHash,
  isKid,
  isPartyId,
  isRandomId,
  isText,
  type Kid,
  newRandomId,
  type PartyId,
  partyId,
  type RandomId,
  randomSalt,
  stateOf,
  type Text,
  type Time,
} from './ids.ts';
export {
  createJwsSigner,
  ed25519FromSeed,
  ed25519Public,
  ed25519Raw,
  ed25519ToSeed,
  generateEd25519,
  type JwsSigner,
  kidOf,
} from './keys/ed25519.ts';
export { signingInputHash } from './keys/jws.ts';
export * from './operations/index.ts';
export * from './statements/index.ts';
export * from './texts/index.ts';
export { isTime, parseTime, toTime } from './time.ts';
