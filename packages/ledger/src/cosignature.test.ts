// SPDX-License-Identifier: Apache-2.0
// What a cosigner signs, byte for byte, and whom an opened checkpoint or a handed-on proof believes.
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  type CheckpointPolicy,
  cosign,
  cosignedMessage,
  createSigner,
  createVerifier,
  formatSignedCheckpoint,
  formatTlogProof,
  inclusionProof,
  type KeyUse,
  LedgerError,
  leafHash,
  MemoryTileStore,
  openCheckpoint,
  parseTlogProof,
  type Signer,
  signCheckpoint,
  TileReader,
  TileWriter,
  type Verifier,
  verifyCosignature,
  verifyTlogProof,
} from './index.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

function party(name: string, use: KeyUse): { signer: Signer; verifier: Verifier } {
  const pair =
    use === 'cosignature-ml-dsa-44' ? generateKeyPairSync('ml-dsa-44') : generateKeyPairSync('ed25519');
  return {
    signer: createSigner(name, use, pair.privateKey),
    verifier: createVerifier(name, use, pair.publicKey),
  };
}

const TIME = 1_784_000_000;
const origin = 'north.example/to/south';
const log = party('north.example/log', 'note');
const logPq = party('north.example/log', 'cosignature-ml-dsa-44');
const south = party('south.example/receipts', 'cosignature-ed25519');
const southPq = party('south.example/receipts', 'cosignature-ml-dsa-44');
const stranger = party('stranger.example', 'cosignature-ed25519');
const all = [log, logPq, south, southPq];

const store = new MemoryTileStore();
const writer = new TileWriter(store, 0);
const leaves = Array.from({ length: 300 }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
for (const leaf of leaves) writer.append(leaf);
writer.flush();
const checkpoint: Checkpoint = { origin, size: 300, root: writer.root() };
const policy: CheckpointPolicy = {
  origin,
  required: [log.verifier, logPq.verifier],
  cosigners: [south.verifier, southPq.verifier],
  threshold: 1,
};
const lines = all.map(({ signer }) => signCheckpoint(checkpoint, signer, TIME));
const note = formatSignedCheckpoint(checkpoint, lines);

describe('what is signed', () => {
  it('Ed25519: two lines and the text of the checkpoint', () => {
    const message = cosignedMessage(checkpoint, south.signer, TIME);
    const root64 = Buffer.from(checkpoint.root).toString('base64');
    expect(Buffer.from(message).toString()).toBe(`cosignature/v1\ntime ${TIME}\n${origin}\n300\n${root64}\n`);
  });

  it('ML-DSA-44: the structure of tlog-cosignature, written out by hand', () => {
    const head: Checkpoint = {
      origin: 'o',
      size: 258,
      root: Buffer.alloc(32, 0xee),
      extensions: ['not signed'],
    };
    const message = cosignedMessage(head, { name: 'w/1', use: 'cosignature-ml-dsa-44' }, 0x01020304);
    const expected = ['737562747265652f76310a00', '03772f31', '0000000001020304', '016f', '0000000000000000'];
    expected.push('0000000000000102', 'ee'.repeat(32));
    expect(Buffer.from(message).toString('hex')).toBe(expected.join(''));
    const long = { name: 'n'.repeat(256), use: 'cosignature-ml-dsa-44' } as const;
    expect(codeOf(() => cosignedMessage(head, long, 0))).toBe('out_of_range');
    expect(cosignedMessage(head, { ...long, name: 'n'.repeat(255) }, 0).length).toBe(
      12 + 256 + 8 + 2 + 16 + 32,
    );
  });

  it('a line is key id, time and signature, and holds for this checkpoint only', () => {
    for (const { signer, verifier } of [south, southPq]) {
      const line = cosign(checkpoint, signer, TIME);
      const bytes = Buffer.from(line.signature);
      expect(bytes.length).toBe(8 + (signer.use === 'cosignature-ed25519' ? 64 : 2420));
      expect(bytes.readBigUInt64BE(0)).toBe(BigInt(TIME));
      expect(verifyCosignature(checkpoint, line, verifier)).toBe(TIME);
      const wrong = (other: Checkpoint): string => codeOf(() => verifyCosignature(other, line, verifier));
      expect(wrong({ ...checkpoint, size: 301 })).toBe('bad_signature');
      expect(wrong({ ...checkpoint, origin: 'south.example/to/north' })).toBe('bad_signature');
      expect(wrong({ ...checkpoint, root: leaves[0] ?? checkpoint.root })).toBe('bad_signature');
      expect(codeOf(() => verifyCosignature(checkpoint, line, stranger.verifier))).toBe('bad_signature');
      fc.assert(
        fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
          const signature = Uint8Array.from(bytes);
          signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          const changed = { ...line, signature };
          expect(codeOf(() => verifyCosignature(checkpoint, changed, verifier))).toBe('bad_signature');
        }),
        { numRuns: 60 },
      );
      for (const length of [0, 7, 8, bytes.length - 1]) {
        const cut = { ...line, signature: bytes.subarray(0, length) };
        expect(codeOf(() => verifyCosignature(checkpoint, cut, verifier))).toBe('bad_signature');
      }
    }
    expect(codeOf(() => cosign(checkpoint, log.signer, TIME))).toBe('bad_key');
    expect(codeOf(() => cosign(checkpoint, south.signer, 1.5))).toBe('out_of_range');
  });

  it('the name is part of the key id, so a line cannot be passed off under another name', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const one = createSigner('one.example', 'cosignature-ed25519', privateKey);
    const two = createVerifier('two.example', 'cosignature-ed25519', privateKey);
    const line = { ...cosign(checkpoint, one, TIME), name: 'two.example' };
    expect(codeOf(() => verifyCosignature(checkpoint, line, two))).toBe('bad_signature');
  });
});

describe('an opened checkpoint', () => {
  it('is believed when all who must have signed did', () => {
    const opened = openCheckpoint(note, policy);
    expect(opened.checkpoint.size).toBe(300);
    expect(opened.signatures.map((line) => line.time)).toEqual([undefined, TIME, TIME, TIME]);
    expect(openCheckpoint(Buffer.from(note), policy)).toEqual(opened);
  });

  it('ignores strangers, and refuses missing, doubled and false lines', () => {
    const write = (...chosen: number[]): string =>
      formatSignedCheckpoint(
        checkpoint,
        chosen.flatMap((at) => lines[at] ?? []),
      );
    const strange = signCheckpoint(checkpoint, stranger.signer, TIME);
    expect(
      openCheckpoint(formatSignedCheckpoint(checkpoint, [strange, ...lines]), policy).signatures.length,
    ).toBe(4);
    expect(codeOf(() => openCheckpoint(write(0, 1, 3), policy))).toBe('nothing thrown');
    expect(codeOf(() => openCheckpoint(write(0, 1), policy))).toBe('not_signed');
    expect(codeOf(() => openCheckpoint(write(0, 2, 3), policy))).toBe('not_signed');
    expect(codeOf(() => openCheckpoint(write(0, 1, 2, 2), policy))).toBe('bad_signature');
    const earlier = formatSignedCheckpoint({ ...checkpoint, size: 299 }, lines);
    expect(codeOf(() => openCheckpoint(earlier, policy))).toBe('bad_signature');
    expect(codeOf(() => openCheckpoint(note, { ...policy, origin: 'x' }))).toBe('wrong_origin');
    expect(codeOf(() => openCheckpoint(note, { ...policy, required: [] }))).toBe('not_signed');
    expect(codeOf(() => openCheckpoint(note, { ...policy, threshold: Number.NaN }))).toBe('out_of_range');
  });

  it('two keys of one cosigner count once', () => {
    expect(codeOf(() => openCheckpoint(note, { ...policy, threshold: 2 }))).toBe('not_signed');
  });

  it('extension lines need a signature that covers them', () => {
    const extended = { ...checkpoint, extensions: ['epoch 2'] };
    const pq = { ...policy, required: [logPq.verifier], threshold: 0 };
    const onlyPq = formatSignedCheckpoint(extended, [signCheckpoint(extended, logPq.signer, TIME)]);
    expect(codeOf(() => openCheckpoint(onlyPq, pq))).toBe('not_signed');
    const both = [logPq, log].map(({ signer }) => signCheckpoint(extended, signer, TIME));
    const covered = openCheckpoint(formatSignedCheckpoint(extended, both), {
      ...pq,
      required: [log.verifier],
    });
    expect(covered.checkpoint.extensions).toEqual(['epoch 2']);
  });
});

describe('a proof that is handed on', () => {
  const reader = new TileReader(store, 300);
  const proofOf = (index: number, extra?: Uint8Array): string =>
    formatTlogProof({
      index,
      proof: inclusionProof(reader, index, 300),
      checkpoint: note,
      ...(extra && { extra }),
    });

  it('says that the entry stands in the cosigned log, for every entry', () => {
    for (const [index, leaf] of leaves.entries()) {
      if (index % 37 !== 0 && index < 297) continue;
      const proof = parseTlogProof(Buffer.from(proofOf(index)));
      expect(verifyTlogProof(proof, leaf, policy).checkpoint.size).toBe(300);
      const other = leaves[(index + 1) % 300] ?? leaf;
      expect(codeOf(() => verifyTlogProof(proof, other, policy))).toBe('not_included');
      expect(codeOf(() => verifyTlogProof({ ...proof, index: index ^ 1 }, leaf, policy))).toBe(
        'not_included',
      );
    }
  });

  it('is laid out as tlog-proof shows it', () => {
    const text = proofOf(299, Buffer.from('context'));
    const proof = parseTlogProof(text);
    expect(text.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra Y29udGV4dA==',
      'index 299',
    ]);
    expect(text.endsWith(`\n\n${note}`)).toBe(true);
    expect(Buffer.from(proof.extra ?? []).toString()).toBe('context');
    expect(formatTlogProof(proof)).toBe(text);
  });

  it('has one spelling: every other is refused', () => {
    const text = proofOf(5);
    const others: [string, string][] = [
      ['another version', text.replace('@v1', '@v2')],
      ['no index', text.replace('index 5\n', '')],
      ['leading zero', text.replace('index 5', 'index 05')],
      ['a space', text.replace('index 5', 'index 5 ')],
      ['empty extra', text.replace('index', 'extra \nindex')],
      ['extra after index', text.replace('index 5', 'index 5\nextra AAAA')],
      ['two extras', text.replace('index', 'extra AAAA\nextra AAAA\nindex')],
      ['a short hash', text.replace('index 5', 'index 5\nAAAA')],
      ['a carriage return', text.replace('index 5', 'index 5\r')],
      ['no blank line', text.replace('\n\n', '\n')],
      ['two blank lines', text.replace('\n\n', '\n\n\n')],
      ['more after the checkpoint', `${text}\n`],
      ['no final newline', text.slice(0, -1)],
    ];
    for (const [what, other] of others) {
      expect(
        codeOf(() => verifyTlogProof(parseTlogProof(other), leaves[5] ?? checkpoint.root, policy)),
        what,
      ).toMatch(/^(bad_|not_signed)/);
    }
    expect(codeOf(() => formatTlogProof({ index: 0, proof: [], checkpoint: 'x' }))).toBe('bad_note');
    expect(codeOf(() => formatTlogProof({ index: -1, proof: [], checkpoint: note }))).toBe('out_of_range');
  });
});
