// SPDX-License-Identifier: Apache-2.0
// Merkle logs: leaves, tiles, proofs, checkpoints and cosignatures. Pure: no files, no network, no clock.
export { LedgerError, type LedgerErrorCode } from './errors.ts';
export { Frontier, type SubtreeListener } from './frontier.ts';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sameHash } from './hash.ts';
export { MemoryTileStore } from './memory-tiles.ts';
export { consistencyProof, inclusionProof, type NodeReader, treeRoot } from './proofs.ts';
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
export { verifyConsistency, verifyInclusion } from './verify.ts';
