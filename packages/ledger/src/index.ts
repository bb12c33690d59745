// SPDX-License-Identifier: Apache-2.0
// Merkle logs: leaves, tiles, proofs, checkpoints and cosignatures. Pure: no files, no network, no clock.

export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { cosign, cosignedMessage, verifyCosignature } from './cosignature.ts';
export { LedgerError, type LedgerErrorCode } from './errors.ts';
export { Frontier, type SubtreeListener } from './frontier.ts';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sameHash } from './hash.ts';
export {
  ED25519_KEY_BYTES,
  ed25519FromRaw,
  ed25519ToRaw,
  ML_DSA_44_KEY_BYTES,
  mlDsa44FromRaw,
  mlDsa44ToRaw,
} from './keys.ts';
export { MemoryTileStore } from './memory-tiles.ts';
export {
  formatNote,
  isBy,
  type KeyClaim,
  type NoteSignature,
  parseNote,
  type SignedNote,
  signNote,
  verifyNoteSignature,
} from './note.ts';
export {
  type CheckpointPolicy,
  formatSignedCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  signCheckpoint,
  type VerifiedSignature,
} from './open-checkpoint.ts';
export { consistencyProof, inclusionProof, type NodeReader, treeRoot } from './proofs.ts';
export {
  createSigner,
  createVerifier,
  formatVerifierKey,
  type KeyUse,
  keyIdOf,
  parseVerifierKey,
  type Signer,
  type Verifier,
} from './signers.ts';
export { TileReader } from './tile-reader.ts';
export { TileWriter } from './tile-writer.ts';
export {
  entriesPath,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  type TileStore,
  tilePath,
  tilesForAppend,
  tileWidth,
} from './tiles.ts';
export { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from './tlog-proof.ts';
export { verifyConsistency, verifyInclusion } from './verify.ts';
