// SPDX-License-Identifier: Apache-2.0
// Notes, checkpoints and verifier keys: one text for one thing, and signatures that others' software made.
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  createSigner,
  createVerifier,
  ed25519FromRaw,
  ed25519ToRaw,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  type KeyUse,
  LedgerError,
  mlDsa44FromRaw,
  mlDsa44ToRaw,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signNote,
  verifyNoteSignature,
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

const printable = (text: string): boolean => [...text].every((character) => character >= ' ');
const fixture = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../fixtures', name), 'utf8');
const root = Buffer.alloc(32, 0xab);
const root64 = root.toString('base64');
const note = `log.example/one\n7\n${root64}\n\n\u2014 log.example/one AAAAAQI=\n`;

describe('software of others', () => {
  it('an ML-DSA-44 checkpoint (type 0x06) made elsewhere is believed, and not when a byte differs', () => {
    const log = parseVerifierKey(fixture('torchwood-mldsa.vkey').trim());
    const text = fixture('torchwood-mldsa.note');
    expect(log.use).toBe('cosignature-ml-dsa-44');
    const policy = { origin: 'example.com/mldsa-log', required: [log] };
    const opened = openCheckpoint(text, policy);
    expect(opened.checkpoint.size).toBe(1);
    expect(opened.signatures).toEqual([{ name: log.name, keyId: log.keyId, use: log.use, time: 0 }]);
    expect(codeOf(() => openCheckpoint(text.replace('\n1\n', '\n2\n'), policy))).toBe('bad_signature');
    expect(codeOf(() => openCheckpoint(text.replace('OuSV4', 'OuSV5'), policy))).toBe('bad_signature');
    expect(codeOf(() => openCheckpoint(text.replace('\n\n', '\nmore\n\n'), policy))).toBe('not_signed');
    expect(formatVerifierKey(log)).toBe(fixture('torchwood-mldsa.vkey').trim());
  });

  it('an Ed25519 checkpoint (type 0x01) made elsewhere is believed', () => {
    const text = fixture('torchwood-ed25519.note');
    const { signatures, text: body } = parseNote(text);
    const name = signatures[0]?.name ?? '';
    const log = createVerifier(name, 'note', Buffer.from(fixture('torchwood-ed25519.key').trim(), 'hex'));
    expect(openCheckpoint(text, { origin: name, required: [log] }).checkpoint.size).toBe(1);
    expect(signatures.every((line) => verifyNoteSignature(body, line, log))).toBe(true);
    expect(signatures.every((line) => verifyNoteSignature(`${body}x\n`, line, log))).toBe(false);
  });
});

describe('signed notes', () => {
  it('are read and written to the same bytes, whatever the text', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signer = createSigner('log.example/one', 'note', privateKey);
    const verifier = createVerifier('log.example/one', 'note', privateKey);
    const lines = fc.array(fc.string({ unit: 'grapheme' }).filter((line) => printable(line)));
    fc.assert(
      fc.property(lines, (parts) => {
        const text = `${parts.join('\n')}\n`;
        const signature = signNote(text, signer);
        const written = formatNote({ text, signatures: [signature, signature] });
        const read = parseNote(Buffer.from(written, 'utf8'));
        expect(read.text).toBe(text);
        expect(read.signatures.every((line) => verifyNoteSignature(read.text, line, verifier))).toBe(true);
        expect(formatNote(read)).toBe(written);
      }),
    );
  });

  it('have one spelling: every other is refused', () => {
    expect(codeOf(() => parseNote(note))).toBe('nothing thrown');
    const others: [string, string][] = [
      ['no final newline', note.slice(0, -1)],
      ['no blank line', note.replace('\n\n', '\n')],
      ['no signatures', 'text\n\n'],
      ['a hyphen for the dash', note.replace('\u2014', '-')],
      ['two spaces', note.replace('\u2014 ', '\u2014  ')],
      ['a space at the end', note.replace('AQI=\n', 'AQI= \n')],
      ['no padding', note.replace('AQI=', 'AQI')],
      ['stray last bits', note.replace('AQI=', 'AQJ=')],
      ['a key id alone', note.replace('AAAAAQI=', 'AAAAAQ==')],
      ['a line after the signatures', `${note}more\n`],
      ['a carriage return', note.replace('7\n', '7\r\n')],
      ['a tab', note.replace('7', '\t7')],
      ['a NUL', note.replace('7', '\0')],
      ['half a character', note.replace('7', '\ud800')],
      ['a plus in a name', note.replace('\u2014 log', '\u2014 l+g')],
      ['a no-break space in a name', note.replace('\u2014 log', '\u2014 l\u00a0g')],
      ['url base64', note.replace('AAAAAQI=', 'AA_AAQI=')],
    ];
    for (const [what, text] of others)
      expect(
        codeOf(() => parseNote(text)),
        what,
      ).toMatch(/^bad_(note|encoding)$/);
    const overlong = Buffer.from(note);
    overlong[0] = 0xc0;
    expect(codeOf(() => parseNote(overlong))).toBe('bad_encoding');
    expect(codeOf(() => parseNote(note + note.slice(note.indexOf('\u2014')).repeat(200)))).toBe('bad_note');
    expect(codeOf(() => parseNote(new Uint8Array((1 << 20) + 1)))).toBe('bad_note');
  });

  it('cannot be written wrongly', () => {
    const line = { name: 'a', keyId: 1, signature: Buffer.of(1) };
    expect(codeOf(() => formatNote({ text: 'x', signatures: [line] }))).toBe('bad_note');
    expect(codeOf(() => formatNote({ text: 'x\n', signatures: [] }))).toBe('bad_note');
    for (const wrong of [
      { name: '' },
      { name: 'a b' },
      { keyId: -1 },
      { keyId: 2 ** 32 },
      { signature: Buffer.of() },
    ]) {
      expect(codeOf(() => formatNote({ text: 'x\n', signatures: [{ ...line, ...wrong }] }))).toBe('bad_note');
    }
  });
});

describe('checkpoints', () => {
  it('one checkpoint has one text', () => {
    const plain: Checkpoint = { origin: 'log.example/one', size: 7, root };
    expect(formatCheckpoint(plain)).toBe(`log.example/one\n7\n${root64}\n`);
    const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => printable(text));
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(line, fc.maxSafeNat(), hash, fc.array(line), (origin, size, bytes, extensions) => {
        const text = formatCheckpoint({ origin, size, root: bytes, extensions });
        const read = parseCheckpoint(text);
        expect(formatCheckpoint(read)).toBe(text);
        expect(read.size).toBe(size);
        expect(read.extensions ?? []).toEqual(extensions);
      }),
    );
    const refused = [
      '07',
      '+7',
      '7 ',
      ' 7',
      '7.0',
      '7e0',
      '0x7',
      '-1',
      '',
      '\u0667',
      '9007199254740992',
      '1'.repeat(40),
    ];
    for (const size of refused) {
      expect(
        codeOf(() => parseCheckpoint(`log.example/one\n${size}\n${root64}\n`)),
        size,
      ).toBe('bad_encoding');
    }
    const texts = [
      `log\n7\n${root64}`,
      `\n7\n${root64}\n`,
      `log\n7\n${root64}\n\n`,
      `log\n7\n`,
      `log\n7\n${root64}\na\0\n`,
    ];
    for (const text of texts)
      expect(
        codeOf(() => parseCheckpoint(text)),
        text,
      ).toBe('bad_checkpoint');
    expect(codeOf(() => parseCheckpoint(`log\n7\n${root64.replace('=', '')}\n`))).toBe('bad_encoding');
    expect(codeOf(() => parseCheckpoint('log\n7\nAAAA\n'))).toBe('bad_hash');
    expect(codeOf(() => formatCheckpoint({ ...plain, size: 1.5 }))).toBe('out_of_range');
    expect(codeOf(() => formatCheckpoint({ ...plain, origin: 'a\nb' }))).toBe('bad_checkpoint');
  });
});

describe('keys', () => {
  it('go to raw bytes and back', () => {
    const ed = generateKeyPairSync('ed25519');
    const pq = generateKeyPairSync('ml-dsa-44');
    expect(ed25519ToRaw(ed.privateKey)).toEqual(ed25519ToRaw(ed.publicKey));
    expect(ed25519FromRaw(ed25519ToRaw(ed.publicKey)).equals(ed.publicKey)).toBe(true);
    expect(mlDsa44ToRaw(pq.publicKey).length).toBe(1312);
    expect(mlDsa44FromRaw(mlDsa44ToRaw(pq.publicKey)).equals(pq.publicKey)).toBe(true);
    expect(codeOf(() => ed25519ToRaw(pq.publicKey))).toBe('bad_key');
    expect(codeOf(() => mlDsa44ToRaw(ed.publicKey))).toBe('bad_key');
    expect(codeOf(() => ed25519FromRaw(new Uint8Array(31)))).toBe('bad_key');
    expect(codeOf(() => mlDsa44FromRaw(new Uint8Array(1311)))).toBe('bad_key');
    expect(codeOf(() => createSigner('a', 'note', ed.publicKey))).toBe('bad_key');
  });

  it('an Ed25519 key of small order is refused, with either sign', () => {
    const p = 2n ** 255n - 19n;
    const little = (value: bigint): Buffer =>
      Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
    for (const y of [0n, 1n, p - 1n, p, p + 1n]) {
      for (const sign of [0n, 1n << 255n])
        expect(codeOf(() => ed25519FromRaw(little(y + sign)))).toBe('bad_key');
    }
    // Of order eight are the points whose double has y = 0: with x² = -y², so d·y⁴ + 2y² - 1 = 0 (RFC 8032 §5.1).
    const power = (base: bigint, exponent: bigint): bigint => {
      let [result, square] = [1n, base % p];
      for (let rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % p) {
        if (rest & 1n) result = (result * square) % p;
      }
      return result;
    };
    const d = (p - ((121665n * power(121666n, p - 2n)) % p)) % p;
    const order8 = ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'];
    order8.push('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
    for (const hex of order8) {
      const y = BigInt(`0x${Buffer.from(hex, 'hex').reverse().toString('hex')}`);
      const y2 = (y * y) % p;
      expect((d * y2 * y2 + 2n * y2 - 1n) % p).toBe(0n);
      expect(codeOf(() => ed25519FromRaw(Buffer.from(hex, 'hex')))).toBe('bad_key');
    }
  });

  it('verifier keys have one spelling, with the key id of the key', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const uses: KeyUse[] = ['note', 'cosignature-ed25519'];
    const ids = uses.map((use) => {
      const verifier = createVerifier('w.example/1', use, publicKey);
      const text = formatVerifierKey(verifier);
      expect(parseVerifierKey(text).keyId).toBe(verifier.keyId);
      expect(parseVerifierKey(text).use).toBe(use);
      expect(codeOf(() => parseVerifierKey(text.replace('w.example', 'v.example')))).toBe('bad_key');
      expect(codeOf(() => parseVerifierKey(text.replace('+', '+0')))).toMatch(/^bad_/);
      expect(codeOf(() => parseVerifierKey(`${text}\n`))).toBe('bad_encoding');
      return verifier.keyId;
    });
    expect(new Set(ids).size).toBe(2);
    expect(codeOf(() => parseVerifierKey('a+00000000+AwA='))).toBe('bad_key');
    expect(codeOf(() => createVerifier('a b', 'note', publicKey))).toBe('bad_note');
  });
});
