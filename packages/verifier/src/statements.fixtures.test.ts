// SPDX-License-Identifier: Apache-2.0
// Published joint statements against the protocol's fixtures.
import { describe, expect, it } from 'vitest';
import { readCard } from './card.ts';
import { CardBook } from './card-book.ts';
import { secondsOf } from './encoding.ts';
import { readStatement } from './statement-file.ts';
import { fixtures, hasFixtures, whyNot } from './testing/fixtures.ts';

type Published = {
  readonly file: string;
  readonly text: string;
  readonly asOf: string;
  readonly cards: string[];
  readonly expect: { readonly ok: boolean; readonly hash?: string; readonly problem?: string };
};

describe.skipIf(!hasFixtures)(`published statements${whyNot}`, () => {
  for (const { file, why, text, asOf, cards, expect: expected } of fixtures<Published>(
    'statements',
    'published-',
  )) {
    it(`${file}: ${why}`, () => {
      const book = new CardBook();
      for (const card of cards) book.add(readCard(card));
      const report = readStatement(text, secondsOf(asOf) ?? Number.NaN, book);
      expect({ ok: report.ok, problem: report.problem }).toEqual({
        ok: expected.ok,
        problem: expected.problem,
      });
      if (!expected.ok) return;
      expect(report.hash).toBe(expected.hash);
      expect(report.keys.filter(({ ownCard }) => ownCard)).toHaveLength(new Set(cards.map(partyOf)).size);
    });
  }
});

const partyOf = (card: string): string => readCard(card).payload.party;
