// SPDX-License-Identifier: Apache-2.0
// Canonical JSON: one text for one value, and no text that a second reader could take for another value.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize, type JsonValue, MAX_DEPTH, parseCanonical } from './canonical.ts';
import { ProtocolError } from './errors.ts';

const text = fc.string({ unit: 'binary' });
const leaf = fc.oneof(
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
  fc.boolean(),
  text,
);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: MAX_DEPTH - 2 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
}));

function refusal(run: () => unknown): string {
  try {
    run();
    return 'taken';
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
}

describe('canonical JSON', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(value, (one) => {
        const written = canonicalize(one);
        expect(parseCanonical(written)).toEqual(one);
        expect(parseCanonical(Buffer.from(written, 'utf8'))).toEqual(one);
      }),
    );
  });

  it('writes members in the same order whatever order they came in', () => {
    fc.assert(
      fc.property(fc.dictionary(text, leaf), (one) => {
        const turned = Object.fromEntries(Object.entries(one).reverse());
        expect(canonicalize(turned)).toBe(canonicalize(one));
      }),
    );
  });

  it('takes no text but the one it would write', () => {
    const near = fc.tuple(value, fc.nat(), fc.string({ maxLength: 3 })).map(([one, at, piece]) => {
      const written = canonicalize(one);
      const place = at % (written.length + 1);
      return written.slice(0, place) + piece + written.slice(place + (at % 2));
    });
    fc.assert(
      fc.property(near, (written) => {
        if (refusal(() => parseCanonical(written)) === 'taken') {
          expect(canonicalize(parseCanonical(written))).toBe(written);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses any bytes by a code, never by another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['taken', 'non-canonical', 'limit']).toContain(refusal(() => parseCanonical(bytes)));
      }),
    );
  });

  it('orders members by UTF-16 code units (RFC 8785 §3.2.3)', () => {
    const members = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
      '10': 8,
      '9': 9,
    };
    expect(canonicalize(members)).toBe(
      '{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('writes strings as RFC 8785 §3.2.2.2 does', () => {
    expect(canonicalize('\u20ac$\u000f\nA\'B"\\\\"/\u2028\u007f')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f"',
    );
  });

  it.each([
    ['{"a":1,"a":1}', 'non-canonical'],
    ['{"b":1,"a":1}', 'non-canonical'],
    ['{"9":1,"10":1}', 'non-canonical'],
    ['[1 ]', 'non-canonical'],
    ['-0', 'non-canonical'],
    ['1.0', 'non-canonical'],
    ['1e2', 'non-canonical'],
    ['9007199254740992', 'non-canonical'],
    ['0.5', 'non-canonical'],
    ['null', 'non-canonical'],
    ['"\\ud800"', 'non-canonical'],
    ['"\\/"', 'non-canonical'],
    ['"\\u001F"', 'non-canonical'],
    ['\ufeff{}', 'non-canonical'],
    ['', 'non-canonical'],
    ['"open', 'non-canonical'],
    [`${'['.repeat(12)}${']'.repeat(12)}`, 'taken'],
    [`${'['.repeat(13)}${']'.repeat(13)}`, 'limit'],
    [`{"a":"${'['.repeat(50)}\\"${'{'.repeat(50)}"}`, 'taken'],
  ])('%s: %s', (written, answer) => expect(refusal(() => parseCanonical(written))).toBe(answer));

  it('does not run out of stack', () => {
    expect(refusal(() => parseCanonical('['.repeat(2_000_000)))).toBe('limit');
    expect(refusal(() => parseCanonical('{"a":'.repeat(1_000_000)))).toBe('limit');
    let deep: JsonValue = 1;
    for (let at = 0; at < 100_000; at++) deep = [deep];
    expect(refusal(() => canonicalize(deep))).toBe('limit');
  });

  it('counts bytes, not characters', () => {
    expect(refusal(() => parseCanonical('"ééé"', { bytes: 8 }))).toBe('taken');
    expect(refusal(() => parseCanonical('"ééé"', { bytes: 7 }))).toBe('limit');
    expect(refusal(() => parseCanonical(Buffer.from('"ééé"'), { bytes: 7 }))).toBe('limit');
  });

  it('refuses to write what it could not read', () => {
    for (const one of [
      null,
      undefined,
      0.5,
      -0,
      Number.NaN,
      2 ** 53,
      '\ud800',
      new Date(0),
      { a: undefined },
      new Array(1),
    ]) {
      expect(refusal(() => canonicalize(one as unknown as JsonValue))).toBe('non-canonical');
    }
  });
});
