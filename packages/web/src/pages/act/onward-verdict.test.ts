// SPDX-License-Identifier: Apache-2.0
// What the page says of passing on before anything is asked or written.
import type { TransferItem } from '@tansiq/node/contract';
import { describe, expect, it } from 'vitest';
import { verdictOn } from './onward-verdict.ts';

const wish = { to: 'fr.dgsi', purpose: 'investigation', sections: ['facts'] };
const item = (some: Partial<TransferItem>): TransferItem => ({
  ...{ request: 'r', holder: 'es.pn', originator: 'ma.dgsn', to: 'fr.dgsi', purpose: 'investigation' },
  ...{ sections: ['facts', 'title'], askedAt: 1, state: 'asked', consented: [], may: [] },
  ...some,
});
const under = (rule: 'never' | 'consent' | 'listed', some = {}) => ({
  ...{ rule, listed: ['fr.dgsi'], held: false, items: [] },
  ...some,
});

describe('passing on', () => {
  it('is refused where the terms say nothing, never, or do not name the party', () => {
    expect(verdictOn({ listed: [], held: false, items: [] }, wish)).toBe('refused');
    expect(
      verdictOn(under('never', { items: [item({ state: 'consented', consented: ['facts'] })] }), wish),
    ).toBe('refused');
    expect(verdictOn(under('listed', { listed: ['be.police'] }), wish)).toBe('refused');
  });

  it('needs nobody where the terms name the party, unless the marking does', () => {
    expect(verdictOn(under('listed'), wish)).toBe('listed');
    expect(verdictOn(under('listed', { held: true }), wish)).toBe('needed');
  });

  it('needs a consent to this party, for this purpose, to no fewer sections', () => {
    const after = (some: Partial<TransferItem>) => verdictOn(under('consent', { items: [item(some)] }), wish);
    const given = { state: 'consented', consented: ['facts'] } as const;
    expect(verdictOn(under('consent'), wish)).toBe('needed');
    expect(after({})).toBe('asked');
    expect(after(given)).toBe('consented');
    expect(after({ ...given, to: 'be.police' })).toBe('needed');
    expect(after({ ...given, purpose: 'prevention' })).toBe('needed');
    expect(after({ ...given, consented: ['title'] })).toBe('needed');
    for (const state of ['refused', 'withdrawn', 'ended'] as const)
      expect(after({ ...given, state })).toBe('needed');
  });
});
