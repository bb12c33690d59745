// SPDX-License-Identifier: Apache-2.0
// Canonical JSON: one value has one text, and every other text is refused (RFC 8785 as protocol §1 narrows it).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, MAX_DEPTH, parseCanonical } from './canonical.ts';
import { attempt } from './flaw.ts';

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
}));

const flawOf = (text: string) => attempt(() => parseCanonical(text)).flaw?.code;

describe('canonical JSON', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(value, (given) => {
        const text = canonicalText(given);
        expect(canonicalText(parseCanonical(text))).toBe(text);
      }),
    );
  });

  it('refuses every other text of the same value', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.constantFrom(' ', '\n', '\t'), (given, place, blank) => {
        const text = canonicalText(given);
        const at = place % (text.length + 1);
        const altered = `${text.slice(0, at)}${blank}${text.slice(at)}`;
        const read = attempt(() => parseCanonical(altered)).value;
        if (read !== undefined) expect(canonicalText(read)).toBe(altered);
      }),
    );
  });

  it.each([
    ['members out of order', '{"b":1,"a":2}'],
    ['a member twice', '{"a":1,"a":1}'],
    ['minus zero', '-0'],
    ['a fraction', '1.0'],
    ['an exponent', '1e3'],
    ['a number beyond exact counting', '9007199254740992'],
    ['null', 'null'],
    ['a needless escape', '"\\u0041"'],
    ['an escaped slash', '"\\/"'],
    ['half a character', '"\\ud800"'],
    ['nothing', ''],
    ['something after', '{} '],
    ['a byte order mark', '\ufeff{}'],
  ])('refuses %s', (_, text) => {
    expect(flawOf(text)).toBe('non-canonical');
  });

  it('orders members by UTF-16 code unit', () => {
    expect(canonicalText({ '\ufb33': 1, '\u{1f600}': 2, '€': 3 })).toBe('{"€":3,"\u{1f600}":2,"\ufb33":1}');
  });

  it(`refuses nesting deeper than ${MAX_DEPTH} before it parses`, () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(flawOf(nested(MAX_DEPTH))).toBeUndefined();
    expect(flawOf(nested(MAX_DEPTH + 1))).toBe('limit');
    expect(flawOf('['.repeat(5_000_000))).toBe('limit');
    expect(flawOf(JSON.stringify(nested(MAX_DEPTH + 1)))).toBeUndefined();
  });
});
