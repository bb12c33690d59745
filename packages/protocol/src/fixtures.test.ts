// SPDX-License-Identifier: Apache-2.0
// The fixtures are what they say: this reader answers each as it must, and the script still writes the same bytes.
import { readFileSync } from 'node:fs';
import { createVerifier, Frontier, leafHash } from '@tansiq/ledger';
import { describe, expect, it } from 'vitest';
import { signedIn } from '../scripts/cases/statements.ts';
import { buildFixtures, fixturesFolder, writtenFixtures } from '../scripts/emit-fixtures.ts';
import { type KeyFor, readAct } from './acts/read.ts';
import { type Card, readCard } from './cards/card.ts';
import { CardChain } from './cards/chain.ts';
import { placedEntries, readBatch } from './channel/batch.ts';
import { openChannelCheckpoint } from './channel/checkpoint.ts';
import { type Entry, entryLeaf, type SeenBounds, seenProblem } from './channel/entry.ts';
import { readReceipt } from './channel/receipt.ts';
import { b64u, fromB64u } from './encoding.ts';
import { ProtocolError } from './errors.ts';
import type { FoldAct } from './folds/index.ts';
import type { Kid, PartyId } from './ids.ts';
import { ed25519Public } from './keys/ed25519.ts';
import { type Certificate, foldOperation, type OperationAct, readCertificate } from './operations/index.ts';
import { foldStatement, readPublished } from './statements/index.ts';
import { parseTime } from './time.ts';

interface KnownKey {
  readonly party: PartyId;
  readonly kid: Kid;
  readonly x: string;
}

interface Fixture {
  readonly name: string;
  readonly why: string;
  readonly expect: Record<string, unknown>;
  readonly act: string;
  readonly sections: unknown;
  readonly keys: readonly KnownKey[];
  readonly cards: readonly string[];
  readonly ask?: { kid: Kid; reader?: PartyId; index?: number; cosigned?: number };
  readonly batch: string;
  readonly entries: readonly Entry[];
  readonly checkpoint: string;
  readonly origin: string;
  readonly log: string;
  readonly by: PartyId;
  readonly cosign: { readonly ed25519: string; readonly mldsa44: string };
  readonly receipt?: unknown;
  readonly certificate: Certificate;
  readonly acts: readonly OperationAct[];
  readonly text: string;
  readonly asOf: string;
  readonly bounds?: Omit<SeenBounds, 'before'>;
}

type Answer = Record<string, unknown>;

const built = buildFixtures();

function fixturesOf(group: string): [string, Fixture][] {
  return writtenFixtures()
    .filter((path) => path.startsWith(`${group}/`))
    .map((path) => JSON.parse(readFileSync(fixturesFolder + path, 'utf8')) as Fixture)
    .map((fixture) => [`${fixture.name}: ${fixture.why}`, fixture]);
}

function keyOf(keys: readonly KnownKey[], party: PartyId, kid: Kid) {
  const known = keys.find((key) => key.party === party && key.kid === kid);
  return known && ed25519Public(fromB64u(known.x, 32));
}

function answerAct({ act, sections, keys, cards }: Fixture): Answer {
  const keyFor: KeyFor = (author, kid, carried) => {
    if (!carried || !cards) return keyOf(keys, author, kid);
    const chain = CardChain.from(cards.map(readCard));
    chain.add(carried);
    return chain.signingKey(kid);
  };
  const reading = readAct(act, sections, keyFor);
  if (!reading.ok) return { ok: false, result: reading.result, rule: reading.rule, id: reading.id };
  const { id, type, absent } = reading.act;
  return { ok: true, id, type, absent };
}

function refusal(error: unknown): Answer {
  if (error instanceof ProtocolError) return { ok: false, rule: error.code };
  throw error;
}

function answerCards({ cards, ask }: Fixture): Answer {
  try {
    const read: Card[] = cards.map(readCard);
    const chain = CardChain.from(read.slice(0, 1));
    for (const card of read.slice(1)) chain.add(card);
    if (!ask) return { ok: true, newest: chain.newest.hash, fingerprint: chain.fingerprint };
    const { kid, reader, index, cosigned = 0 } = ask;
    const place = reader !== undefined && index !== undefined ? { reader, index, cosigned } : undefined;
    const key = chain.signingKey(kid, place);
    return 'rule' in key ? { ok: false, rule: key.rule } : { ok: true };
  } catch (error) {
    return refusal(error);
  }
}

function answerBatch({ batch }: Fixture): Answer {
  const reading = readBatch(Buffer.from(batch, 'utf8'));
  if (!reading.ok) return { ok: false, rule: reading.code };
  const { first, entries } = reading.batch;
  const acts = placedEntries(reading.batch).map((entry) => entry.act);
  return { ok: true, first, size: first + entries.length, acts };
}

function answerChannel(fixture: Fixture): Answer {
  const { origin, log, entries, checkpoint, receipt, bounds, by, cosign, keys } = fixture;
  const logKeys = [createVerifier(origin, 'note', fromB64u(log, 32))];
  try {
    const { size, root } = openChannelCheckpoint(checkpoint, origin, logKeys);
    const tree = new Frontier();
    for (const entry of entries) tree.append(leafHash(entryLeaf(entry)));
    if (tree.size !== size || b64u(tree.root()) !== b64u(root)) return { ok: false, rule: 'root' };
    if (receipt !== undefined) {
      const cosignKeys = [
        createVerifier(by, 'cosignature-ed25519', fromB64u(cosign.ed25519, 32)),
        createVerifier(by, 'cosignature-ml-dsa-44', fromB64u(cosign.mldsa44, 1312)),
      ];
      const keyFor = (kid: Kid) => keyOf(keys, by, kid) ?? { rule: 'key-unknown' as const, detail: '' };
      const reading = readReceipt(receipt, { by, origin, logKeys, cosignKeys, keyFor });
      if (!reading.ok) return { ok: false, rule: reading.rule };
    }
    let before = 0;
    for (const entry of bounds ? entries : []) {
      if (seenProblem(entry, { receipted: 0, floors: [], ...bounds, before })) {
        return { ok: false, rule: 'seen-stale', index: entry.index };
      }
      before = entry.seen;
    }
    return bounds ? { ok: true, size } : { ok: true, size, root: b64u(root) };
  } catch (error) {
    return refusal(error);
  }
}

describe('fixtures of acts', () => {
  it.each(fixturesOf('acts'))('%s', (_, fixture) => expect(answerAct(fixture)).toEqual(fixture.expect));
});

describe('fixtures of cards', () => {
  it.each(fixturesOf('cards'))('%s', (_, fixture) => expect(answerCards(fixture)).toEqual(fixture.expect));
});

describe('fixtures of batches', () => {
  it.each(fixturesOf('batches'))('%s', (_, fixture) => expect(answerBatch(fixture)).toEqual(fixture.expect));
});

describe('fixtures of channels', () => {
  it.each(fixturesOf('channels'))('%s', (_, fixture) =>
    expect(answerChannel(fixture)).toEqual(fixture.expect),
  );
});

describe('fixtures of operations', () => {
  const keyFor =
    ({ keys }: Fixture): KeyFor =>
    (author, kid) =>
      keyOf(keys, author, kid);
  const those = (what: string) => fixturesOf('operations').filter(([name]) => name.startsWith(what));

  it.each(those('certificate'))('%s', (_, fixture) => {
    const reading = readCertificate(fixture.certificate, keyFor(fixture));
    const answer = reading.ok
      ? { ok: true, plan: reading.certified.plan }
      : { ok: false, problem: reading.problem };
    expect(answer).toEqual(fixture.expect);
  });

  it.each(those('fold'))('%s', (_, fixture) => {
    const certified = (act: FoldAct) => {
      const reading = readCertificate(act.sections.certificate as Certificate, keyFor(fixture));
      return reading.ok ? reading.certified : undefined;
    };
    for (const { asOf, ...expected } of fixture.expect.at as { asOf: string }[]) {
      const { state, current, calls } = foldOperation(fixture.acts, parseTime(asOf) / 1000, certified);
      const plan = current && { plan: current.plan };
      expect({ state, ...plan, calls: Object.fromEntries(calls) }).toEqual(expected);
    }
  });
});

describe('fixtures of statements', () => {
  const those = (what: string) => fixturesOf('statements').filter(([name]) => name.startsWith(what));

  it.each(those('published'))('%s', (_, { text, asOf, cards, expect: expected }) => {
    const chains = [...Map.groupBy(cards.map(readCard), ({ payload }) => payload.party).values()];
    const known = (party: PartyId, kid: Kid) => {
      const chain = chains.map(CardChain.from).find((one) => one.party === party);
      return chain && !('rule' in chain.standingKey(kid));
    };
    const reading = readPublished(text, parseTime(asOf) / 1000, known);
    expect(reading.ok ? { ok: true, hash: reading.hash } : reading).toEqual(expected);
  });

  it.each(those('fold'))('%s', (_, fixture) => {
    for (const { asOf, ...expected } of fixture.expect.at as { asOf: string }[]) {
      for (const acts of [fixture.acts, fixture.acts.toReversed()]) {
        const { state, current } = foldStatement(acts, parseTime(asOf) / 1000, signedIn);
        const found = current && { statement: current.statement, missing: current.missing };
        expect({ state, ...found }).toEqual(expected);
      }
    }
  });
});

describe('the folder of fixtures', () => {
  it('holds exactly what the script writes', () => {
    expect(writtenFixtures().sort()).toEqual([...built.keys()].sort());
    for (const [path, content] of built)
      expect(readFileSync(fixturesFolder + path, 'utf8'), path).toBe(content);
  });

  it('covers every wire rule that bytes alone can break', () => {
    const rules = new Set([...built.values()].map((content) => (JSON.parse(content) as Fixture).expect.rule));
    for (const rule of ['signature', 'key-unknown', 'key-revoked', 'non-canonical', 'schema', 'limit']) {
      expect(rules).toContain(rule);
    }
    for (const rule of [
      'section-digest',
      'section-missing',
      'audience',
      'refs',
      'seen-stale',
      'unknown-type',
    ]) {
      expect(rules).toContain(rule);
    }
    for (const rule of ['unknown-version', 'unknown-crit', 'card-chain', 'fork', 'root']) {
      expect(rules).toContain(rule);
    }
  });
});
