// SPDX-License-Identifier: Apache-2.0
// Handed-on proofs (protocol §8): what holds is believed as of its cosignature; whatever is altered, foreign or from the future is not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatTlogProof,
  inclusionProof,
  leafHash,
  MemoryTileStore,
  TileReader,
  TileWriter,
} from '@tansiq/ledger';
import {
  channelOrigin,
  composeReceipt,
  type Entry,
  entryLeaf,
  hashText,
  type PartyId,
  signChannelCheckpoint,
  toTime,
} from '@tansiq/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeys, type NodeKeys } from '../../keys/index.ts';
import { type EvidenceGround, type HandedProof, readEvidence } from './evidence-check.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const AT = NOW / 1000;
const SIZE = 11;
const INDEX = 6;

describe('a handed-on proof', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-evidence-'));
  const keys = new Map<string, NodeKeys>();
  let handed: HandedProof;
  let ground: EvidenceGround;
  beforeAll(async () => {
    for (const id of ['be.police', 'es.pn', 'ma.dgsn']) {
      const names = { en: id };
      const profile = { party: id as PartyId, names, spoc: names, supervisor: names, endpoints: [] };
      keys.set(id, await generateKeys(join(folder, id), profile as never, { now: NOW }));
    }
    handed = proofOf('ma.dgsn', 'es.pn');
    ground = {
      author: 'ma.dgsn',
      audience: ['be.police', 'es.pn', 'ma.dgsn'],
      chainOf: (party) => keys.get(party)?.chain,
      latest: AT + 300,
    };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const keysOf = (id: string) => keys.get(id) as NodeKeys;

  /** Proof that `to` held the act at INDEX of the log from `from`, cosigned at AT. */
  function proofOf(from: string, to: string, extra?: (entry: Entry) => Uint8Array): HandedProof {
    const origin = channelOrigin(from as PartyId, to as PartyId);
    const entries = Array.from(
      { length: SIZE },
      (_, index) => ({ act: hashText(`${from} ${index}`), index, seen: index }) as unknown as Entry,
    );
    const tiles = new MemoryTileStore();
    const log = new TileWriter(tiles, 0);
    for (const entry of entries) log.append(leafHash(entryLeaf(entry)));
    log.flush();
    const note = signChannelCheckpoint({ origin, size: SIZE, root: log.root() }, keysOf(from).log(origin));
    const receipt = composeReceipt(
      note,
      { by: to as PartyId, own: 0, time: toTime(NOW) },
      keysOf(to).receipt,
    );
    const entry = entries[INDEX] as Entry;
    const path = inclusionProof(new TileReader(tiles, SIZE), INDEX, SIZE);
    const proof = formatTlogProof({
      index: INDEX,
      proof: path,
      checkpoint: receipt.checkpoint,
      extra: (extra ?? entryLeaf)(entry),
    });
    return { act: entry.act, origin, proof };
  }

  it('says who held the act, and since when', () => {
    expect(readEvidence(handed, ground)).toEqual({ ok: true, by: 'es.pn', at: AT });
  });

  it('is not believed when dated more than 300 s ahead of this clock', () => {
    expect(readEvidence(handed, { ...ground, latest: AT - 1 })).toEqual({ ok: false, why: 'in-the-future' });
  });

  it('says nothing where nobody has confirmed the party that cosigned', () => {
    const chainOf = (party: PartyId) => (party === 'es.pn' ? undefined : keys.get(party)?.chain);
    expect(readEvidence(handed, { ...ground, chainOf })).toEqual({ ok: false, why: 'unknown-party' });
  });

  it('is of the act, of its author, and by one of its audience', () => {
    const why = 'not-about-the-act';
    expect(readEvidence({ ...handed, act: hashText('another') }, ground)).toEqual({ ok: false, why });
    expect(readEvidence(handed, { ...ground, author: 'be.police' })).toEqual({ ok: false, why });
    expect(readEvidence(handed, { ...ground, audience: ['be.police', 'ma.dgsn'] })).toEqual({
      ok: false,
      why,
    });
  });

  it('needs the leaf, in its one form', () => {
    const spaced = (entry: Entry) => Buffer.from(JSON.stringify(entry, undefined, 1));
    const shifted = (entry: Entry) => entryLeaf({ ...entry, seen: entry.seen + 1 });
    for (const extra of [spaced, shifted]) {
      expect(readEvidence(proofOf('ma.dgsn', 'es.pn', extra), ground)).toEqual({ ok: false, why: 'proof' });
    }
  });

  it('is not believed under the keys of another party', () => {
    const swapped = new Map([
      ['es.pn', 'be.police'],
      ['ma.dgsn', 'ma.dgsn'],
      ['be.police', 'es.pn'],
    ]);
    const chainOf = (party: PartyId) => keys.get(swapped.get(party) ?? '')?.chain;
    expect(readEvidence(handed, { ...ground, chainOf })).toEqual({ ok: false, why: 'proof' });
  });

  it('is not believed with any one character altered', () => {
    fc.assert(
      fc.property(fc.nat(handed.proof.length - 1), fc.constantFrom(...'A1+/ \n—'), (at, char) => {
        const proof = handed.proof.slice(0, at) + char + handed.proof.slice(at + 1);
        if (proof === handed.proof) return;
        expect(readEvidence({ ...handed, proof }, ground).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('never makes its reader throw', () => {
    fc.assert(
      fc.property(fc.record({ act: fc.string(), origin: fc.string(), proof: fc.string() }), (proof) => {
        expect(readEvidence(proof, ground).ok).toBe(false);
      }),
    );
  });
});
