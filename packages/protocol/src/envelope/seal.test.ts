// SPDX-License-Identifier: Apache-2.0
// Sealing batches: against another implementation of HPKE, and against whoever changes a byte on the way.
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { b64u, sha256 } from '../encoding.ts';
import type { Hash, PartyId } from '../ids.ts';
import {
  type EnvelopeLine,
  isLineOf,
  MAX_ENVELOPE_BYTES,
  openEnvelope,
  readEnvelope,
  sealBatch,
} from './seal.ts';
import {
  ENCAPSULATION_BYTES,
  generateSealingSecret,
  SEALING_PUBLIC_BYTES,
  type SealingKey,
  sealingKey,
  sealingRecipient,
  suite,
} from './sealing-keys.ts';

const line: EnvelopeLine = {
  from: 'ma.dgsn' as PartyId,
  to: 'es.pn' as PartyId,
  first: 3,
  size: 5,
  root: b64u(sha256(Buffer.from('root'))) as Hash,
};
const plain = Buffer.from('{"a batch":"in its plain form"}');
let key: SealingKey;
let sealed: Buffer;

beforeAll(async () => {
  key = await sealingKey(await generateSealingSecret());
  sealed = await sealBatch(line, plain, await sealingRecipient(key.raw));
});

async function open(bytes: Uint8Array, held: SealingKey = key) {
  const reading = readEnvelope(bytes);
  return reading.ok
    ? openEnvelope(reading.envelope, (id) => (id === held.keyId ? held : undefined))
    : reading;
}

describe('an envelope', () => {
  it('opens to what was sealed and says what it carries', async () => {
    const reading = readEnvelope(sealed);
    expect(reading).toMatchObject({ ok: true, envelope: { line, key: key.keyId } });
    expect(await open(sealed)).toEqual({ ok: true, plain });
  });

  it('has the form of §5: a line, 1,120 bytes, the ciphertext with its tag', () => {
    const end = sealed.indexOf(0x0a);
    const text = `{"first":3,"from":"ma.dgsn","key":"${key.keyId}","root":"${line.root}","size":5,"to":"es.pn","v":1}`;
    expect(sealed.subarray(0, end).toString()).toBe(text);
    expect(sealed.length).toBe(end + 1 + ENCAPSULATION_BYTES + plain.length + 16);
  });

  it('is not opened by another key', async () => {
    const other = await sealingKey(await generateSealingSecret());
    expect(await open(sealed, other)).toMatchObject({ ok: false, code: 'unreadable' });
    expect(await open(sealed, { ...other, keyId: key.keyId })).toMatchObject({
      ok: false,
      code: 'unreadable',
    });
  });

  it('is refused when any byte of its line is another', async () => {
    for (let at = 0; at <= sealed.indexOf(0x0a); at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await open(changed), `byte ${at}`).toMatchObject({ ok: false });
    }
  });

  it('is refused when any bit of encapsulation or ciphertext is another', async () => {
    const from = sealed.indexOf(0x0a) + 1;
    const place = fc.tuple(fc.integer({ min: from, max: sealed.length - 1 }), fc.integer({ min: 0, max: 7 }));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(await open(changed)).toMatchObject({ ok: false, code: 'unreadable' });
      }),
      { numRuns: 200 },
    );
  });

  it('is refused when cut short, lengthened or joined to another', async () => {
    for (const length of [0, 1, sealed.indexOf(0x0a), sealed.length - plain.length - 17, sealed.length - 1]) {
      expect(await open(sealed.subarray(0, length))).toMatchObject({ ok: false, code: 'unreadable' });
    }
    expect(await open(Buffer.concat([sealed, Buffer.of(0)]))).toMatchObject({ ok: false });
    const other = await sealBatch({ ...line, first: 4 }, plain, await sealingRecipient(key.raw));
    const mixed = Buffer.concat([
      sealed.subarray(0, sealed.indexOf(0x0a)),
      other.subarray(other.indexOf(0x0a)),
    ]);
    expect(await open(mixed)).toMatchObject({ ok: false, code: 'unreadable' });
  });

  it('never makes the reader throw, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => readEnvelope(bytes).ok === false));
    const start = Buffer.from(sealed.subarray(0, sealed.indexOf(0x0a) + 1));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(readEnvelope(Buffer.concat([start, bytes])).ok).toBe(bytes.length >= ENCAPSULATION_BYTES + 16);
      }),
    );
    expect(readEnvelope(Buffer.alloc(MAX_ENVELOPE_BYTES + 1))).toMatchObject({ code: 'limit' });
  });

  it('speaks of one batch only', () => {
    const entry = { seen: 0, act: 'x', sections: {} };
    const batch = { from: line.from, to: line.to, first: 3, checkpoint: '', entries: [entry, entry] };
    expect(isLineOf(line, batch, line.root)).toBe(true);
    expect(isLineOf(line, { ...batch, entries: [entry] }, line.root)).toBe(false);
    expect(isLineOf(line, { ...batch, from: 'fr.dgpn' as PartyId }, line.root)).toBe(false);
    expect(isLineOf(line, batch, key.keyId)).toBe(false);
  });
});

describe('sealing keys', () => {
  it('have the same public half as the library gives them', async () => {
    const pair = await suite.GenerateKeyPair(true);
    const made = await sealingKey(await suite.SerializePrivateKey(pair.privateKey));
    expect(Buffer.from(made.raw)).toEqual(Buffer.from(await suite.SerializePublicKey(pair.publicKey)));
    expect(made.raw.length).toBe(SEALING_PUBLIC_BYTES);
  });

  it('are refused when their bytes are none', async () => {
    await expect(sealingKey(Buffer.alloc(31))).rejects.toMatchObject({ code: 'encoding' });
    await expect(sealingRecipient(Buffer.alloc(1215))).rejects.toMatchObject({ code: 'encoding' });
    await expect(sealingRecipient(Buffer.alloc(1216, 255))).rejects.toMatchObject({ code: 'encoding' });
  });
});

describe('another implementation of RFC 9180', () => {
  const peer = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

  function buffer(bytes: Uint8Array): ArrayBuffer {
    return Uint8Array.from(bytes).buffer;
  }

  it('opens what is sealed here', async () => {
    const secret = await generateSealingSecret();
    const here = await sealingKey(secret);
    const bytes = await sealBatch(line, plain, await sealingRecipient(here.raw));
    const reading = readEnvelope(bytes);
    if (!reading.ok) throw new Error(reading.detail);
    const { encapsulation, ciphertext, info } = reading.envelope;
    const recipientKey = await peer.kem.importKey('raw', buffer(secret), false);
    const opened = await peer.open(
      { recipientKey, enc: buffer(encapsulation), info: buffer(info) },
      buffer(ciphertext),
    );
    expect(Buffer.from(opened)).toEqual(plain);
  });

  it('seals what opens here', async () => {
    const recipientPublicKey = await peer.kem.importKey('raw', buffer(key.raw), true);
    const info = sealed.subarray(0, sealed.indexOf(0x0a));
    const { enc, ct } = await peer.seal({ recipientPublicKey, info: buffer(info) }, buffer(plain));
    const bytes = Buffer.concat([info, Buffer.of(0x0a), Buffer.from(enc), Buffer.from(ct)]);
    expect(await open(bytes)).toEqual({ ok: true, plain });
  });
});
