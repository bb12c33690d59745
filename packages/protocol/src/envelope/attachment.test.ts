// SPDX-License-Identifier: Apache-2.0
// Attachments: any cut of the stream gives the same ciphertext, and nothing but that ciphertext opens.
import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../encoding.ts';
import { openAttachment, type SealedAttachment, sealAttachment } from './attachment.ts';
import {
  CHUNK_BYTES,
  chunkCount,
  chunkOfSealedOffset,
  chunksOfPlainRange,
  newAttachmentKey,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealChunk,
  sealedChunkAt,
  sealedSize,
} from './chunks.ts';

const key = newAttachmentKey();
const salt = randomBytes(16);
const SIZES = [
  0,
  1,
  1000,
  CHUNK_BYTES - 1,
  CHUNK_BYTES,
  CHUNK_BYTES + 1,
  2 * CHUNK_BYTES,
  3 * CHUNK_BYTES + 7,
];

async function seal(pieces: Iterable<Uint8Array>): Promise<{ sealed: Buffer; said: SealedAttachment }> {
  const stream = sealAttachment(pieces, key, salt);
  const chunks: Buffer[] = [];
  for (let next = await stream.next(); ; next = await stream.next()) {
    if (next.done) return { sealed: Buffer.concat(chunks), said: next.value };
    chunks.push(next.value);
  }
}

async function open(sealed: Uint8Array, said: SealedAttachment): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of openAttachment([sealed], { ...said, key, salt })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

describe('an attachment', () => {
  it.each(SIZES)('of %d bytes opens to what was sealed', async (size) => {
    const plain = randomBytes(size);
    const { sealed, said } = await seal([plain]);
    expect(said.size).toBe(size);
    expect(said.digest).toBe(sha256(salt, plain).toString('base64url'));
    expect(said.sealed).toBe(sha256(sealed).toString('base64url'));
    expect(sealed.length).toBe(sealedSize(size));
    expect((await open(sealed, said)).equals(plain)).toBe(true);
  });

  it('is sealed to the same bytes however its stream is cut', async () => {
    const plain = randomBytes(2 * CHUNK_BYTES + 99);
    const whole = await seal([plain]);
    const places = fc.array(fc.nat(plain.length), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(places, async (at) => {
        const parts = await seal(cut(plain, at));
        expect(parts.sealed.equals(whole.sealed)).toBe(true);
        expect(parts.said).toEqual(whole.said);
      }),
      { numRuns: 25 },
    );
  });

  it('is AES-256-GCM with the nonce of §6: zeros, the index, whether it is the last', () => {
    const nonce = Buffer.from('00000000000000' + '00000001' + '01', 'hex');
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update('last words'), cipher.final(), cipher.getAuthTag()]);
    expect(sealChunk(key, 1, true, Buffer.from('last words'))).toEqual(body);
  });

  it('is refused when any bit is another', async () => {
    const { sealed, said } = await seal([randomBytes(CHUNK_BYTES + 50)]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await expect(open(changed, said)).rejects.toMatchObject({ code: 'unreadable' });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when reordered, cut short, lengthened or said to have another size', async () => {
    const { sealed, said } = await seal([randomBytes(3 * CHUNK_BYTES)]);
    const chunk = (index: number) =>
      sealed.subarray(index * SEALED_CHUNK_BYTES, (index + 1) * SEALED_CHUNK_BYTES);
    const changed = [
      Buffer.concat([chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([chunk(0), chunk(2)]),
      Buffer.concat([chunk(0), chunk(1)]),
      Buffer.concat([chunk(0), chunk(1), chunk(2), chunk(2)]),
      sealed.subarray(0, -1),
      Buffer.concat([sealed, Buffer.of(0)]),
      Buffer.alloc(0),
    ];
    for (const bytes of changed)
      await expect(open(bytes, said)).rejects.toMatchObject({ code: 'unreadable' });
    for (const size of [said.size - 1, said.size + 1, said.size - CHUNK_BYTES, said.size + CHUNK_BYTES]) {
      await expect(open(sealed, { ...said, size })).rejects.toMatchObject({ code: 'unreadable' });
    }
  });

  it('is refused when it is another attachment under the same key', async () => {
    const one = await seal([randomBytes(10)]);
    const two = await seal([randomBytes(10)]);
    await expect(open(two.sealed, one.said)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('ranges of an attachment', () => {
  it.each(SIZES)('of %d bytes: its chunks follow each other and fill the ciphertext', (size) => {
    let next = 0;
    for (let index = 0; index < chunkCount(size); index++) {
      const { offset, length } = sealedChunkAt(size, index);
      expect(offset).toBe(next);
      if (length > 0) expect(chunkOfSealedOffset(offset + length - 1).index).toBe(index);
      next += length;
    }
    expect(next).toBe(sealedSize(size));
    expect(() => sealedChunkAt(size, chunkCount(size))).toThrow();
  });

  it('a range of plaintext is opened from its chunks alone', async () => {
    const plain = randomBytes(4 * CHUNK_BYTES + 5);
    const { sealed } = await seal([plain]);
    const { first, last } = chunksOfPlainRange(CHUNK_BYTES - 1, 2 * CHUNK_BYTES + 1);
    expect([first, last]).toEqual([0, 2]);
    const opened: Buffer[] = [];
    for (let index = first; index <= last; index++) {
      const { offset, length } = sealedChunkAt(plain.length, index);
      opened.push(
        openChunk(
          key,
          index,
          index === chunkCount(plain.length) - 1,
          sealed.subarray(offset, offset + length),
        ),
      );
    }
    expect(Buffer.concat(opened).equals(plain.subarray(0, 3 * CHUNK_BYTES))).toBe(true);
  });
});
