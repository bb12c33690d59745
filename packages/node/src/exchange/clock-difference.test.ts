// SPDX-License-Identifier: Apache-2.0
// A partner's clock, as far as a receipt that it dated shows it: never surer than the call took, and never from what is no receipt.
import { describe, expect, it } from 'vitest';
import { clockDifference } from './clock-difference.ts';

const wanted = { method: 'POST', path: 'batches' } as const;
const answer = (body: unknown, status = 200) => ({
  ...{ status, headers: {} },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const dated = (time: string) => {
  const payload = Buffer.from(JSON.stringify({ time })).toString('base64url');
  return { statement: `x.${payload}.x` };
};
const TEN = Date.parse('2026-11-25T10:00:00Z');

describe('the difference of two clocks', () => {
  it('lies between what the call and its answer leave open, second and journey included', () => {
    const found = clockDifference(wanted, answer(dated('2026-11-25T10:00:05Z')), TEN, TEN + 200);
    expect(found).toEqual({ offset: 5400, margin: 600, at: TEN + 200 });
    const same = clockDifference(wanted, answer(dated('2026-11-25T10:00:00Z')), TEN + 300, TEN + 400);
    expect(Math.abs(same?.offset ?? 0)).toBeLessThanOrEqual(same?.margin ?? 0);
  });

  it('is not read from a refusal, from another call, or from what is no receipt', () => {
    const receipt = dated('2026-11-25T10:00:05Z');
    expect(clockDifference(wanted, answer(receipt, 409), TEN, TEN)).toBeUndefined();
    expect(clockDifference({ method: 'GET', path: 'channel' }, answer(receipt), TEN, TEN)).toBeUndefined();
    for (const body of ['', '[]', 'null', '{}', '{"statement":"a.b.c"}', '{"statement":7}'])
      expect(clockDifference(wanted, answer(body), TEN, TEN), body).toBeUndefined();
  });
});
