// SPDX-License-Identifier: Apache-2.0
// Measures the Merkle log: appends a second, and the time to make and check a proof in a large log.
import { Buffer } from 'node:buffer';
import { parseArgs } from 'node:util';
import {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  MemoryTileStore,
  TileReader,
  TileWriter,
  verifyConsistency,
  verifyInclusion,
} from '@tansiq/ledger';

const ENTRY_BYTES = 128;
const SAMPLES = 5000;

/**
 * `--leaves N` (default 10,000,000) appends N entries of 128 bytes in batches of 1,000, then times 5,000 random
 * inclusion proofs and as many consistency proofs. Rates are per second of wall time, times in milliseconds, memory in MiB.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { leaves: { type: 'string', default: '10000000' } } });
  const leaves = Number(values.leaves);
  if (!Number.isSafeInteger(leaves) || leaves < 2)
    throw new RangeError('--leaves takes an integer of at least 2');

  const receiver = measureFrontier(Math.min(leaves, 1_000_000));
  const store = new MemoryTileStore();
  const writer = new TileWriter(store, 0);
  const entry = Buffer.alloc(ENTRY_BYTES);
  const start = performance.now();
  for (let index = 0; index < leaves; index += 1) {
    entry.writeUInt32LE(index, 0);
    writer.append(leafHash(entry));
    if (index % 1000 === 999) writer.flush();
  }
  writer.flush();
  const seconds = (performance.now() - start) / 1000;
  const memory = process.memoryUsage();
  return {
    leaves,
    entryBytes: ENTRY_BYTES,
    appendsPerSecond: Math.round(leaves / seconds),
    buildSeconds: round(seconds),
    frontierAppendsPerSecond: receiver,
    ...measureProofs(store, writer.root(), leaves),
    tilesAndProcessMiB: Math.round(memory.rss / 2 ** 20),
    heapMiB: Math.round(memory.heapUsed / 2 ** 20),
  };
}

function measureFrontier(leaves: number): number {
  const frontier = new Frontier();
  const entry = Buffer.alloc(ENTRY_BYTES);
  const start = performance.now();
  for (let index = 0; index < leaves; index += 1) {
    entry.writeUInt32LE(index, 0);
    frontier.append(leafHash(entry));
  }
  return Math.round((leaves * 1000) / (performance.now() - start));
}

function measureProofs(store: MemoryTileStore, root: Uint8Array, leaves: number): object {
  const reader = new TileReader(store, leaves);
  const entry = Buffer.alloc(ENTRY_BYTES);
  const times = { inclusion: [0], inclusionCheck: [0], consistency: [0], consistencyCheck: [0] };
  for (const list of Object.values(times)) list.length = 0;
  let random = 12_345;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    random = (random * 48_271) % 2_147_483_647;
    const index = random % leaves;
    entry.writeUInt32LE(index, 0);
    const leaf = leafHash(entry);
    const proof = timed(times.inclusion, () => inclusionProof(reader, index, leaves));
    expectTrue(timed(times.inclusionCheck, () => verifyInclusion(leaf, index, leaves, proof, root)));
    const old = index + 1;
    const oldRoot = new TileWriter(store, old).root();
    const grown = timed(times.consistency, () => consistencyProof(reader, old, leaves));
    expectTrue(timed(times.consistencyCheck, () => verifyConsistency(old, oldRoot, leaves, root, grown)));
  }
  return {
    proofsTimed: SAMPLES,
    inclusionProofMs: spread(times.inclusion),
    inclusionCheckMs: spread(times.inclusionCheck),
    consistencyProofMs: spread(times.consistency),
    consistencyCheckMs: spread(times.consistencyCheck),
  };
}

function timed<T>(into: number[], act: () => T): T {
  const start = performance.now();
  const result = act();
  into.push(performance.now() - start);
  return result;
}

function spread(times: number[]): object {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

function expectTrue(held: boolean): void {
  if (!held) throw new Error('a proof that was just made does not hold');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
