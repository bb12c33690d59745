// SPDX-License-Identifier: Apache-2.0
// A partner and its chain of cards: what follows is taken, what does not is refused, two for one place stop the channel, and a revoked
// key counts no further than its card says.

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BatchEntry,
  b64u,
  type CardPayload,
  createJwsSigner,
  ed25519Raw,
  generateEd25519,
  type JwsSigner,
  type Revocation,
  readCard,
  signCard,
  toTime,
} from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { newestRecord, recordedSince } from './test-census.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
const met: LyingPartner[] = [];
const accepted = { result: 'accepted' } as const;
const refused = (rule: string) => ({ result: 'refused', rule });

async function meet(id: string): Promise<LyingPartner> {
  const one = await LyingPartner.meet(madrid, id);
  met.push(one);
  await one.tell(one.entry(one.note('First contact')));
  return one;
}

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

interface NextCard {
  jws: string;
  signer: JwsSigner;
}

const rootOf = (partner: LyingPartner): KeyObject =>
  createPrivateKey(readFileSync(join(partner.dataDir, 'keys', 'root.pem')));

/** A card after `before`, with one more signing key, under the party's own root unless another is given. */
function next(
  partner: LyingPartner,
  before: string,
  over: Partial<CardPayload> = {},
  root = rootOf(partner),
): NextCard {
  const { payload, hash } = readCard(before);
  const key = generateEd25519();
  const x = b64u(ed25519Raw(key));
  const signer = createJwsSigner(key);
  const sign = [...payload.keys.sign, { kid: signer.kid, x }];
  const card = {
    ...payload,
    seq: payload.seq + 1,
    prev: hash,
    issued: toTime(Date.now()),
    keys: { ...payload.keys, sign },
    ...over,
  };
  return { jws: signCard(card, root), signer };
}

const told = (partner: LyingPartner, jws: string, signer = partner.keys.act): BatchEntry =>
  partner.entry(partner.compose('party.card', { card: { card: jws } }, {}, signer));
const said = (partner: LyingPartner, signer: JwsSigner): BatchEntry =>
  partner.entry(
    partner.compose(
      'talks.note',
      { note: { stage: 'talks', text: { en: 'Under another key' } } },
      { dossier: partner.note().header.dossier as never },
      signer,
    ),
  );
const cardsOf = (partner: LyingPartner) => madrid.node.rooms.directory.get(partner.id)?.chain.cards.length;
const firstCard = (partner: LyingPartner): string => partner.keys.card.jws;

describe('a card that follows', () => {
  it('brings a key that counts from then on, and not before', async () => {
    const partner = await meet('ma.dgsn');
    const { jws, signer } = next(partner, firstCard(partner));
    expect(await partner.tell(said(partner, signer))).toEqual(refused('key-unknown'));
    expect(await partner.tell(told(partner, jws, signer))).toEqual(accepted);
    expect(await partner.tell(said(partner, signer))).toEqual(accepted);
    expect(cardsOf(partner)).toBe(2);
  });

  it('counts for what stands after it in the same batch, and so does the one after it', async () => {
    const partner = await meet('fr.dgpn');
    const one = next(partner, firstCard(partner));
    const two = next(partner, one.jws);
    await partner.send([
      said(partner, one.signer),
      told(partner, one.jws),
      said(partner, one.signer),
      told(partner, two.jws),
      said(partner, two.signer),
    ]);
    const last = partner.said.length - 1;
    const results = [];
    for (let at = last - 4; at <= last; at += 1) results.push(await partner.verdict(at));
    expect(results).toEqual([refused('key-unknown'), accepted, accepted, accepted, accepted]);
    expect(cardsOf(partner)).toBe(3);
    expect(await partner.tell(partner.entry(partner.note()))).toEqual(accepted);
  });

  it('may come twice', async () => {
    const partner = await meet('it.ps');
    const { jws } = next(partner, firstCard(partner));
    expect(await partner.tell(told(partner, jws))).toEqual(accepted);
    expect(await partner.tell(told(partner, jws))).toEqual(accepted);
    expect(await partner.tell(told(partner, firstCard(partner)))).toEqual(accepted);
    expect(cardsOf(partner)).toBe(2);
  });
});

describe('a card that does not follow', () => {
  it('is refused, and the channel goes on', async () => {
    const partner = await meet('pt.pj');
    const other = await meet('pt.gnr');
    const { jws } = next(partner, firstCard(partner));
    const lies = [
      next(partner, firstCard(partner), { seq: 5 }).jws,
      next(partner, firstCard(partner), { prev: readCard(jws).hash }).jws,
      next(other, firstCard(other)).jws,
      next(partner, firstCard(partner), { root: b64u(ed25519Raw(rootOf(other))) }, rootOf(other)).jws,
      firstCard(other),
      jws.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
      'a card, upon my word',
    ];
    for (const lie of lies)
      expect(await partner.tell(told(partner, lie)), lie.slice(0, 40)).toEqual(refused('card-chain'));
    expect(cardsOf(partner)).toBe(1);
    expect(await partner.tell(partner.entry(partner.note()))).toEqual(accepted);
  });

  it('but is another for the same place stops the channel, loudly, and no other', async () => {
    const [partner, other] = [await meet('be.police'), await meet('nl.politie')];
    const one = next(partner, firstCard(partner));
    const two = next(partner, firstCard(partner));
    expect(await partner.tell(told(partner, one.jws))).toEqual(accepted);
    const mark = await newestRecord(madrid);
    expect(await partner.send([told(partner, two.jws), partner.entry(partner.note())])).toMatchObject({
      status: 200,
    });
    const channel = await madrid.node.rooms.store.db
      .selectFrom('channels')
      .selectAll()
      .where('from_party', '=', partner.id)
      .executeTakeFirstOrThrow();
    expect(channel).toMatchObject({ state: 'stopped', why: expect.stringContaining('fork') });
    expect((await recordedSince(madrid, mark)).map(({ row }) => row)).toContainEqual(
      expect.objectContaining({ who: partner.id, what: 'refuse', decision: { permit: false, rule: 'fork' } }),
    );
    expect(await partner.verdict(partner.said.length - 2)).toEqual(refused('card-chain'));
    expect(await partner.send([partner.entry(partner.note())])).toEqual({ status: 409, code: 'stopped' });
    expect(cardsOf(partner)).toBe(2);
    expect(await other.tell(other.entry(other.note()))).toEqual(accepted);
  });
});

const under = ({ keys }: LyingPartner, statement: JwsSigner) => ({ ...keys.receipt, statement });

describe('a key that is revoked', () => {
  const revoking = (partner: LyingPartner, sizes: Revocation['sizes']) =>
    next(partner, firstCard(partner), {
      revoked: [{ kid: partner.keys.act.kid, reason: 'compromised', sizes }],
    });

  it('counts up to the size that its card names, and no further', async () => {
    const partner = await meet('ma.gr');
    const size = partner.said.length;
    const { jws, signer } = revoking(partner, { 'es.pn': size + 2 });
    partner.cosigns = under(partner, signer);
    expect(await partner.tell(told(partner, jws, signer))).toEqual(accepted);
    expect(await partner.tell(partner.entry(partner.note()))).toEqual(accepted);
    expect(await partner.tell(partner.entry(partner.note()))).toEqual(refused('key-revoked'));
    expect(await partner.tell(said(partner, signer))).toEqual(accepted);
  });

  it('of which its card says nothing to us counts no more at all', async () => {
    const partner = await meet('ma.douane');
    const { jws, signer } = revoking(partner, { 'fr.dgpn': 1000 });
    await partner.send([told(partner, jws, signer), partner.entry(partner.note()), said(partner, signer)]);
    const last = partner.said.length - 1;
    partner.cosigns = under(partner, signer);
    expect([
      await partner.verdict(last - 2),
      await partner.verdict(last - 1),
      await partner.verdict(last),
    ]).toEqual([accepted, refused('key-revoked'), accepted]);
  });

  it('signs no receipts beyond that size, while what it receipted before stands', async () => {
    const partner = await meet('ma.dgst');
    const before = partner.given;
    const { jws, signer } = revoking(partner, {});
    expect(await partner.send([told(partner, jws, signer)])).toMatchObject({ status: 200 });
    const heard = await until('something to receipt', async () => {
      const news = await partner.listen();
      return news.length > 0 && news;
    });
    expect(await partner.hand(partner.receiptFor(heard))).toEqual({ status: 409, code: 'receipt' });
    expect(await partner.hand(before)).toMatchObject({ status: 200 });
    const underNew = partner.receiptFor(heard, { keys: under(partner, signer) });
    expect(await partner.hand(underNew)).toMatchObject({ status: 200 });
  });
});
