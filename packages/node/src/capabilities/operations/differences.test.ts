// SPDX-License-Identifier: Apache-2.0
// What one version of a plan says otherwise than another, told leaf by leaf.
import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

describe('differences between versions', () => {
  it('are told by path, list items by their own id, whatever place they stand at', () => {
    const site = (id: string, risk: string) => ({ id, risk, tasks: [] });
    const before = {
      frame: { hour: 'a', margin: 60 },
      plan: { sites: [site('s1', 'low'), site('s2', 'high')] },
    };
    const after = {
      frame: { hour: 'b', margin: 60 },
      plan: { sites: [site('s2', 'high'), site('s1', 'extreme')] },
    };
    expect(differences(before, after)).toEqual([
      { path: 'frame.hour', before: 'a', after: 'b' },
      { path: 'plan.sites.s1.risk', before: 'low', after: 'extreme' },
    ]);
  });

  it('tell what is new and what is gone, and nothing of what is the same', () => {
    const site = { id: 's3', risk: 'low' };
    expect(differences({ sites: [] }, { sites: [site] })).toEqual([
      { path: 'sites.s3.id', after: 's3' },
      { path: 'sites.s3.risk', after: 'low' },
    ]);
    expect(differences({ with: ['es.pn'] }, { with: [] })).toEqual([{ path: 'with.es.pn', before: 'es.pn' }]);
    expect(differences({ sites: [site] }, { sites: [site] })).toEqual([]);
  });
});
