// SPDX-License-Identifier: Apache-2.0
// How long copies are kept, on two real nodes: erased when the term has come that both signed or the author set, and not before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  handlingOf,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty } from '../../test-nodes.ts';
import { Acts } from '../reports/acts.ts';
import { Today } from '../today/index.ts';
import { eraseAtTerm, termsOf } from './index.ts';
import { monthsAfter } from './state.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
afterAll(() => nodes?.stop());

async function shared(): Promise<{ act: string; dossier: string }> {
  const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  await arrived(madrid, sent.act);
  return sent;
}

describe('the term of an act', () => {
  const DAY = 86_400_000;
  const eraseIn = (party: TestParty, days: number) =>
    eraseAtTerm({ ...party.node.rooms, now: () => Date.now() + days * DAY });
  const expiringAt = async (party: TestParty, days: number) => {
    const today = new Today({
      ...party.node.rooms,
      now: () => Date.now() + days * DAY,
      drafts: { list: async () => [] },
    });
    return (await today.kind(party.as.head, 'expiring')).items;
  };

  it('erases what was received to the last byte when the agreement keeps it no longer, after people saw it come', async () => {
    const marker = 'far-lantern-7e3a';
    const prose = { text: { en: `${'long '.repeat(5000)}${marker}` } };
    const { act, dossier } = await released(
      rabat,
      reportBody(rabat, ['es.pn'], agreement.lineage, { facts: prose, assessment: prose }),
    );
    const { stored_ms } = await arrived(madrid, act);
    const end = monthsAfter(stored_ms, 60);
    const days = (end - Date.now()) / DAY;
    expect((await expiringAt(madrid, days - 31)).some(({ subject }) => subject === act)).toBe(false);
    expect((await expiringAt(madrid, days - 29)).find(({ subject }) => subject === act)).toMatchObject({
      deadline: end,
      article: expect.any(String),
    });
    await eraseIn(madrid, days - 0.5);
    expect((await arrived(madrid, act)).hold).toBe(0);
    expect(filesWith(madrid.dataDir, marker)).not.toEqual([]);

    expect(await eraseIn(madrid, days + 0.5)).toBeGreaterThan(0);
    expect((await arrived(madrid, act)).hold).toBe(2);
    expect(filesWith(madrid.dataDir, marker)).toEqual([]);
    expect((await expiringAt(madrid, days - 29)).some(({ subject }) => subject === act)).toBe(false);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act } });
    expect(rows.map(({ row }) => row)).toContainEqual(
      expect.objectContaining({
        ...{ who: 'system', what: 'erase', why: 'retention', dossier },
        detail: expect.objectContaining({
          term: 60,
          lineage: agreement.lineage,
          article: expect.any(String),
        }),
      }),
    );
    const { steps } = await new Acts(madrid.node.rooms).journey(madrid.as.head, act);
    expect(steps.at(-1)).toMatchObject({ what: 'erased', rule: 'expired', article: expect.any(String) });
    const { proofs } = await new Acts(madrid.node.rooms).proofs(madrid.as.head, act);
    expect(proofs).toHaveLength(1);
  });

  it('is not one of what this party wrote itself, unless its author set an end, which counts on both sides', async () => {
    const open = await shared();
    const expires = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * DAY)
      .toISOString()
      .replace('.000', '');
    const ending = await released(
      rabat,
      reportBody(rabat, ['es.pn'], agreement.lineage, { handling: handlingOf({ expires }) }),
    );
    await arrived(madrid, ending.act);
    for (const party of [rabat, madrid]) {
      await eraseIn(party, 2);
      expect((await arrived(party, ending.act)).hold).toBe(0);
      await eraseIn(party, 4);
      expect((await arrived(party, ending.act)).hold).toBe(2);
      expect((await arrived(party, open.act)).hold).toBe(0);
    }
    await eraseIn(rabat, 5 * 366 * 2);
    expect((await arrived(rabat, open.act)).hold).toBe(0);
  });

  it('is shorter where the law of the node keeps less, and never longer', async () => {
    const { rooms } = madrid.node;
    const views = await rooms.book.all(rooms.store.db, Math.floor(rooms.now() / 1000));
    const under = (retentionMonths: number) =>
      termsOf(views, [
        { state: 'es', name: {}, rules: [{ code: 'kept', limits: { retentionMonths } }] } as never,
      ]).get(agreement.lineage)?.months;
    expect([under(12), under(120)]).toEqual([12, 60]);
  });
});
