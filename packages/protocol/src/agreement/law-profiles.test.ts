// SPDX-License-Identifier: Apache-2.0
// The law profiles of the house: each rule cited, in four languages, and none that changes nothing.
import { describe, expect, it } from 'vitest';
import { compileTerms, lawProfiles, narrow } from './index.ts';
import { sampleTerms } from './sample-terms.ts';

describe('law profiles', () => {
  it.each(Object.entries(lawProfiles))('%s cites every rule in four languages', (name, profile) => {
    expect(profile.state).toBe(name);
    for (const rule of profile.rules) {
      expect(rule.citation).toMatch(/Article \d/);
      expect(Object.keys(rule.text).sort()).toEqual(['ar', 'en', 'es', 'fr']);
      expect(Object.keys(rule.limits)).not.toEqual([]);
    }
  });

  it('Law 09-08, Article 43: a Moroccan party does not export without a ground', () => {
    const terms = compileTerms(
      sampleTerms({
        parties: ['ma.north', 'es.south'],
        terms: {
          transferGrounds: [
            { exporter: 'ma.north' as never, kind: 'none-needed' },
            { exporter: 'es.south' as never, kind: 'led-37-1-a' },
          ],
        },
      }),
    );
    const narrowed = narrow(terms, lawProfiles.ma as never);
    expect(terms.grounds.size).toBeGreaterThan(narrowed.grounds.size);
  });
});
