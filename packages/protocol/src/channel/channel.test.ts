// SPDX-License-Identifier: Apache-2.0
// Batches, receipts and dispositions: what goes in comes out, and what a partner sends never makes a reader throw.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createSigner, createVerifier, Frontier, leafHash } from '@tansiq/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize, type JsonValue } from '../canonical.ts';
import { b64u, hashText } from '../encoding.ts';
import type { ActId, Hash, PartyId } from '../ids.ts';
import { createJwsSigner, ed25519Public, ed25519Raw, generateEd25519 } from '../keys/ed25519.ts';
import { signingInputHash } from '../keys/jws.ts';
import { toTime } from '../time.ts';
import {
  type Batch,
  batchEntryBytes,
  composeBatch,
  MAX_BATCH_BYTES,
  placedEntries,
  readBatch,
} from './batch.ts';
import { openChannelCheckpoint, signChannelCheckpoint } from './checkpoint.ts';
import { composeDisposition, dispositionAt, type EntryResult, needsDisposition } from './disposition.ts';
import { channelOrigin, entryLeaf, parseChannelOrigin, seenProblem } from './entry.ts';
import { composeReceipt, type Receipt, type ReceiptPolicy, readReceipt } from './receipt.ts';

const from = 'ma.dgsn' as PartyId;
const to = 'es.pn' as PartyId;
const origin = channelOrigin(from, to);
const logKey = generateEd25519();
const log = createSigner(origin, 'note', logKey);
const logKeys = [createVerifier(origin, 'note', ed25519Raw(logKey))];

const entry = fc.record({
  seen: fc.nat(),
  act: fc.string({ unit: 'binary' }),
  sections: fc.dictionary(
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.tuple(fc.string(), fc.string({ unit: 'binary' })),
  ),
});
const batch: fc.Arbitrary<Batch> = fc.record({
  from: fc.constant(from),
  to: fc.constant(to),
  first: fc.nat(1e9),
  checkpoint: fc.string(),
  entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
});

describe('a batch', () => {
  it('reads back as it was composed, and is filled by the bytes of its entries', () => {
    fc.assert(
      fc.property(batch, (one) => {
        const bytes = composeBatch(one);
        const reading = readBatch(bytes);
        expect(reading).toEqual({ ok: true, batch: { v: 1, ...one } });
        const filled = one.entries.reduce((sum, each) => sum + batchEntryBytes(each), 0);
        const frame = canonicalize({ ...one, entries: [], v: 1 } as unknown as JsonValue).length;
        expect(bytes.length).toBe(
          Buffer.byteLength(canonicalize(one.checkpoint)) -
            canonicalize(one.checkpoint).length +
            frame +
            filled -
            1,
        );
      }),
    );
  });

  it('has one encoding: with any byte changed it is refused or says something else', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(batch, change, (one, [at, byte]) => {
        const bytes = composeBatch(one);
        const other = Buffer.from(bytes);
        other[at % other.length] = byte;
        const reading = readBatch(other);
        if (reading.ok && !other.equals(bytes)) expect(reading.batch).not.toEqual({ v: 1, ...one });
      }),
      { numRuns: 300 },
    );
  });

  it('never makes the reader throw, whatever the bytes', () => {
    const frame = fc.record({
      v: fc.constantFrom<JsonValue>(1, 2, '1'),
      from: fc.constantFrom<JsonValue>('ma.dgsn', 'x', 1),
      to: fc.constantFrom<JsonValue>('es.pn', 'ma.dgsn'),
      first: fc.constantFrom<JsonValue>(0, -1, Number.MAX_SAFE_INTEGER),
      checkpoint: fc.constantFrom<JsonValue>('x', []),
      entries: fc.array(fc.oneof(entry, fc.jsonValue())),
    });
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      frame.map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(hostile, (bytes) => {
        expect(typeof readBatch(bytes).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
    expect(readBatch(Buffer.alloc(MAX_BATCH_BYTES + 1, '['))).toMatchObject({ ok: false, code: 'limit' });
    expect(readBatch(Buffer.alloc(MAX_BATCH_BYTES, '['))).toMatchObject({ ok: false, code: 'limit' });
  });

  it('is not composed when it is too large', () => {
    const one = { seen: 0, act: 'x', sections: {} };
    const frame = { from, to, first: 0, checkpoint: 'x' };
    for (const entries of [
      [],
      Array(1025).fill(one),
      Array(9).fill({ ...one, act: 'a'.repeat(1_000_000) }),
    ]) {
      expect(() => composeBatch({ ...frame, entries })).toThrow(expect.objectContaining({ code: 'limit' }));
    }
  });

  it('gives every act its id, also one that is no JWS', () => {
    const entries = ['a.b.c', 'a.b', 'none'].map((act) => ({ seen: 0, act, sections: {} }));
    const placed = placedEntries({ from, to, first: 7, checkpoint: 'x', entries });
    expect(placed.map(({ index }) => index)).toEqual([7, 8, 9]);
    expect(placed.map(({ act }) => act)).toEqual(['a.b', 'a', 'none'].map(hashText));
    expect(signingInputHash('a.b.c.d')).toBe(hashText('a.b.c'));
  });
});

describe('a channel', () => {
  it('is named by both parties', () => {
    expect(parseChannelOrigin(origin)).toEqual({ from, to });
    for (const bad of [
      '',
      'tansiq.channel/v1/ma.dgsn',
      `${origin}/x`,
      'tansiq.channel/v1/ma.dgsn/ma.dgsn',
      ` ${origin}`,
    ]) {
      expect(() => parseChannelOrigin(bad)).toThrow(expect.objectContaining({ code: 'encoding' }));
    }
  });

  it('has canonical JSON as its leaves', () => {
    const leaf = { act: hashText('x') as string as ActId, index: 12, seen: 3 };
    expect(entryLeaf(leaf).toString()).toBe(canonicalize(leaf));
  });

  it('lets nobody pretend not to have seen, nor to have seen more than it receipted', () => {
    const bounds = { before: 2, receipted: 5, floors: [{ own: 10, size: 4 }] };
    expect(seenProblem({ index: 9, seen: 2 }, bounds)).toBeUndefined();
    expect(seenProblem({ index: 10, seen: 4 }, bounds)).toBeUndefined();
    expect(seenProblem({ index: 10, seen: 3 }, bounds)).toMatch(/after a receipt/);
    expect(seenProblem({ index: 9, seen: 1 }, bounds)).toMatch(/after 2/);
    expect(seenProblem({ index: 9, seen: 6 }, bounds)).toMatch(/only 5/);
  });

  it("is stopped by a note that is not exactly the sender's", () => {
    const root = new Frontier().root();
    const note = signChannelCheckpoint({ origin, size: 0, root }, log);
    expect(openChannelCheckpoint(note, origin, logKeys).size).toBe(0);
    const others = [channelOrigin(to, from), ''];
    for (const other of others) expect(() => openChannelCheckpoint(note, other, logKeys)).toThrow();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = Buffer.from(note);
        bytes[at % bytes.length] = byte;
        if (bytes.equals(Buffer.from(note))) return;
        expect(() => openChannelCheckpoint(bytes.toString('utf8'), origin, logKeys)).toThrow(
          expect.objectContaining({ code: 'root' }),
        );
      }),
    );
  });
});

describe('a receipt', () => {
  const signing = generateEd25519();
  const cosignKey = generateEd25519();
  const pq = generateKeyPairSync('ml-dsa-44');
  const pqKey = createPrivateKey(pq.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const keys = {
    statement: createJwsSigner(signing),
    ed25519: createSigner(to, 'cosignature-ed25519', cosignKey),
    mldsa44: createSigner(to, 'cosignature-ml-dsa-44', pqKey),
  };
  const policy: ReceiptPolicy = {
    by: to,
    origin,
    logKeys,
    cosignKeys: [
      createVerifier(to, 'cosignature-ed25519', ed25519Raw(cosignKey)),
      createVerifier(to, 'cosignature-ml-dsa-44', pq.publicKey),
    ],
    keyFor: (kid) =>
      kid === keys.statement.kid
        ? ed25519Public(ed25519Raw(signing))
        : { rule: 'key-unknown', detail: 'not this key' },
  };
  const tree = new Frontier();
  tree.append(leafHash(entryLeaf({ act: hashText('x') as string as ActId, index: 0, seen: 0 })));
  const note = signChannelCheckpoint({ origin, size: 1, root: tree.root() }, log);
  const receipt = composeReceipt(note, { by: to, own: 3, time: toTime(1_800_000_000_000) }, keys);

  it('says who holds which bytes, how long its own channel was, and when', () => {
    expect(readReceipt(receipt, policy)).toMatchObject({
      ok: true,
      receipt: {
        statement: { by: to, origin, size: 1, own: 3, root: b64u(tree.root()) },
        cosignedAt: 1_800_000_000,
      },
    });
  });

  it('has one encoding: with any character changed it is refused', () => {
    const member = fc.constantFrom<'checkpoint' | 'statement'>('checkpoint', 'statement');
    fc.assert(
      fc.property(member, fc.nat(), fc.stringMatching(/^[ -~]?$/), (name, at, character) => {
        const text = receipt[name];
        const place = at % text.length;
        const other = text.slice(0, place) + character + text.slice(place + 1);
        if (other !== text) expect(readReceipt({ ...receipt, [name]: other }, policy).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('is of one channel and one receiver', () => {
    expect(readReceipt(receipt, { ...policy, by: from })).toMatchObject({ ok: false });
    expect(readReceipt(receipt, { ...policy, origin: channelOrigin(to, from) })).toMatchObject({ ok: false });
    expect(readReceipt(receipt, { ...policy, cosignKeys: policy.cosignKeys.slice(0, 1) })).toMatchObject({
      rule: 'root',
    });
  });

  it('never makes the reader throw', () => {
    const members = {
      v: fc.anything(),
      checkpoint: fc.oneof(fc.anything(), fc.string()),
      statement: fc.string(),
    };
    const hostile = fc.oneof(fc.anything(), fc.record(members), fc.record({ ...members, v: fc.constant(1) }));
    fc.assert(fc.property(hostile, (value) => readReceipt(value as Receipt, policy).ok === false));
  });
});

describe('a disposition', () => {
  const result: fc.Arbitrary<EntryResult> = fc.oneof(
    fc.constant<EntryResult>({ result: 'accepted' }),
    fc.record({
      result: fc.constant('refused' as const),
      rule: fc.constantFrom('purpose', 'direction'),
      article: fc.constantFrom('4', '5'),
    }),
    fc.record({ result: fc.constant('unreadable' as const), rule: fc.constant('schema') }),
  );

  it('gives every entry its own result back, in as few ranges as there are changes', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 40 }), fc.nat(1000), (list, first) => {
        const spoken = { origin, first, size: first + list.length, root: hashText('root') as Hash };
        const body = composeDisposition(spoken, list);
        expect(list.map((_, at) => dispositionAt(body, first + at))).toEqual(list);
        const changes = list.filter(
          (one, at) => at > 0 && JSON.stringify(one) !== JSON.stringify(list[at - 1]),
        );
        expect(body.ranges).toHaveLength(changes.length + 1);
        expect(dispositionAt(body, first - 1)).toBeUndefined();
        expect(dispositionAt(body, spoken.size)).toBeUndefined();
      }),
    );
  });

  it('speaks of every entry of its batch and of no other', () => {
    const spoken = { origin, first: 0, size: 2, root: hashText('root') };
    for (const list of [[], [{ result: 'accepted' }], Array(3).fill({ result: 'accepted' })]) {
      expect(() => composeDisposition(spoken, list as EntryResult[])).toThrow(
        expect.objectContaining({ code: 'schema' }),
      );
    }
  });

  it('is not answered by another', () => {
    expect(needsDisposition(['channel.disposition', 'channel.disposition'])).toBe(false);
    expect(needsDisposition(['channel.disposition', 'report.share'])).toBe(true);
  });
});
