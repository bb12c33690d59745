// SPDX-License-Identifier: Apache-2.0
// Story 4 plays on real nodes, and the second reader finds what it claims to show.
import { expect, it } from 'vitest';
import { play } from '../play.ts';
import { mustShow } from '../stories.ts';

it('shows what is built and says what is missing', { timeout: 600_000 }, async () => {
  const watched: string[] = [];
  const { shown, missing } = await play(4, (line) => watched.push(line));
  expect(
    shown.filter(({ ok }) => !ok),
    watched.join('\n'),
  ).toEqual([]);
  for (const { line, acts } of shown) expect(acts.length, line).toBeGreaterThan(0);
  expect([...shown.map(({ line }) => line), ...missing].toSorted()).toEqual(mustShow[4]?.toSorted());
  expect(shown.length).toBe(10);
});
