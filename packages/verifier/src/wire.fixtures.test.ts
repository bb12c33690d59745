// SPDX-License-Identifier: Apache-2.0
// Acts, cards and channels against the protocol's fixtures: every reader names the same rule.
import { describe, expect, it } from 'vitest';
import { ActIntake } from './act-intake.ts';
import { readCard } from './card.ts';
import { CardBook } from './card-book.ts';
import { ChannelLog } from './channel-log.ts';
import { b64u } from './encoding.ts';
import { Findings } from './findings.ts';
import { attempt, Flaw } from './flaw.ts';
import { idOf } from './jws.ts';
import { fingerprint } from './keys.ts';
import { isSignedByLog, readCheckpoint } from './note.ts';
import { readReceipt, receiptShape } from './receipt.ts';
import type { Carried } from './sections.ts';
import { fixtureFolders, fixtures, hasFixtures, whyNot } from './testing/fixtures.ts';
import { type Entry, entryShape } from './tlog-proof.ts';

type Key = { party: string; kid: string; x: string };
type Expected = { ok: boolean; rule?: string };
type ActFixture = {
  act: string;
  sections: Carried;
  keys: Key[];
  cards?: string[];
  expect: Expected & { id: string; type?: string; absent?: string[] };
};
type CardFixture = {
  cards: string[];
  ask?: { kid: string; reader?: string; index?: number; cosigned?: number };
  expect: Expected & { newest?: string; fingerprint?: string };
};
type ChannelFixture = {
  origin: string;
  log: string;
  by: string;
  cosign: { ed25519: string; mldsa44: string };
  keys: Key[];
  entries: Entry[];
  checkpoint: string;
  receipt?: unknown;
  bounds?: { receipted: number; floors: { own: number; size: number }[] };
  expect: Expected & { size?: number; root?: string; index?: number };
};

/** Knows keys that no card lists, as the fixtures give them. */
class FixtureBook extends CardBook {
  readonly #keys: readonly Key[];

  constructor(keys: readonly Key[]) {
    super();
    this.#keys = keys;
  }

  override signKey(party: string, kid: string): string | undefined {
    return super.signKey(party, kid) ?? this.#keys.find((key) => key.party === party && key.kid === kid)?.x;
  }
}

describe.skipIf(!hasFixtures)(`fixtures${whyNot}`, () => {
  it('are all answered here, save those of batches, which no export holds', () => {
    expect(fixtureFolders().sort()).toEqual([
      'acts',
      'agreements',
      'batches',
      'cards',
      'channels',
      'operations',
      'statements',
    ]);
  });
});

describe.skipIf(!hasFixtures)(`acts${whyNot}`, () => {
  for (const { file, why, act, sections, keys, cards, expect: expected } of fixtures<ActFixture>('acts')) {
    it(`${file}: ${why}`, () => {
      const book = new FixtureBook(keys);
      for (const card of cards ?? []) book.add(readCard(card));
      const intake = new ActIntake(book, new Findings(), false, () => undefined);
      intake.take(act, sections, 'fixture');
      intake.settle();
      const record = intake.records.get(expected.id);
      const rule = intake.broken.get(expected.id)?.code ?? record?.flaw ?? record?.quarantine;
      expect({ id: idOf(act), rule }).toEqual({ id: expected.id, rule: expected.rule });
      if (!expected.ok) return;
      expect(record?.type).toBe(expected.type);
      expect([...(record?.sections.absent ?? [])].sort()).toEqual(expected.absent);
    });
  }
});

describe.skipIf(!hasFixtures)(`cards${whyNot}`, () => {
  for (const { file, why, cards, ask, expect: expected } of fixtures<CardFixture>('cards')) {
    it(`${file}: ${why}`, () => {
      const book = new CardBook();
      const read = attempt(() => {
        for (const text of cards) book.add(readCard(text));
      });
      const stray = book.stray().length > 0 ? 'card-chain' : undefined;
      const party = book.parties()[0] ?? '';
      // A book holds many parties; the fixtures ask about the chain of one.
      const mixed = book.parties().length > 1 ? 'card-chain' : undefined;
      const rule =
        read.flaw?.code ?? mixed ?? stray ?? (ask === undefined ? undefined : countsRule(book, party, ask));
      expect(rule).toBe(expected.rule);
      const chain = book.chain(party);
      if (expected.newest !== undefined) expect(chain?.cards.at(-1)?.hash).toBe(expected.newest);
      if (expected.fingerprint !== undefined)
        expect(fingerprint(chain?.root ?? '')).toBe(expected.fingerprint);
    });
  }
});

function countsRule(book: CardBook, party: string, ask: NonNullable<CardFixture['ask']>): string | undefined {
  if (book.signKey(party, ask.kid) === undefined) return 'key-unknown';
  const revocation = book.revocation(party, ask.kid, ask.reader ?? '');
  const limit = revocation === undefined ? Infinity : Math.max(revocation.size, ask.cosigned ?? 0);
  return (ask.index ?? Infinity) < limit || limit === Infinity ? undefined : 'key-revoked';
}

describe.skipIf(!hasFixtures)(`channels${whyNot}`, () => {
  for (const { file, why, expect: expected, bounds, ...given } of fixtures<ChannelFixture>('channels')) {
    it(`${file}: ${why}`, () => {
      const log = new ChannelLog(given.origin);
      if (bounds !== undefined) {
        const bad = firstBad(given.entries, bounds);
        expect(bad).toBe(expected.index ?? -1);
        return;
      }
      for (const entry of given.entries) attempt(() => log.add(entryShape(entry, 'entry')));
      const read = attempt(() => checked(log, given));
      expect(read.flaw?.code).toBe(expected.rule);
      if (expected.root !== undefined) expect(read.value).toBe(expected.root);
    });
  }
});

/** What a channel's walk through an export asks of `seen`, on the bounds that the fixture gives. */
function firstBad(entries: readonly Entry[], bounds: NonNullable<ChannelFixture['bounds']>): number {
  return entries.findIndex(({ seen, index }, k) => {
    const floor = bounds.floors.reduce(
      (most, { own, size }) => (own <= index ? Math.max(most, size) : most),
      0,
    );
    return seen < (entries[k - 1]?.seen ?? 0) || seen > bounds.receipted || seen < floor;
  });
}

function checked(log: ChannelLog, given: Omit<ChannelFixture, 'expect' | 'bounds'>): string {
  const keys = {
    signKey: (party: string, kid: string) =>
      given.keys.find((key) => key.party === party && key.kid === kid)?.x,
    logKeys: () => [given.log],
    cosignKeys: () => ({ ed25519: [given.cosign.ed25519], mldsa44: [given.cosign.mldsa44] }),
  };
  if (given.receipt !== undefined) readReceipt(receiptShape(given.receipt, 'receipt'), keys);
  const checkpoint = readCheckpoint(given.checkpoint);
  const root = log.leaves.rootAt(checkpoint.size);
  const holds =
    checkpoint.origin === given.origin &&
    checkpoint.lines.length === 1 &&
    isSignedByLog(checkpoint, given.origin, [given.log]) &&
    root?.equals(checkpoint.root) === true;
  if (!holds) throw new Flaw('root', 'the checkpoint is not that of the entries');
  return b64u(checkpoint.root);
}
