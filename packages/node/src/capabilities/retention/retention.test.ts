// SPDX-License-Identifier: Apache-2.0
// How long copies are kept, on two real nodes: erased when the term has come that both signed or the author set, and not before.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../access/index.ts';
import { ContentReader } from '../../content/content-reader.ts';
import { Gatekeeper } from '../../exchange/gatekeeper.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  handlingOf,
  letIn,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { officerOf } from '../../test-officer.ts';
import { Holds } from '../holds/index.ts';
import { Acts } from '../reports/acts.ts';
import { Today } from '../today/index.ts';
import { actsAtTerm } from './at-term.ts';
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

const DAY = 86_400_000;
const eraseIn = (party: TestParty, days: number) =>
  eraseAtTerm({ ...party.node.rooms, now: () => Date.now() + days * DAY });

async function shared(): Promise<{ act: string; dossier: string }> {
  const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  await arrived(madrid, sent.act);
  return sent;
}

describe('the term of an act', () => {
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

  it('is found behind others whose term comes in some days, in stretches of any length', async () => {
    const [first, second] = [await shared(), await shared()];
    const { rooms } = madrid.node;
    const { stored_ms } = await arrived(madrid, first.act);
    const end = monthsAfter(stored_ms, 60);
    await rooms.store.writer.write((tx) =>
      tx
        .updateTable('acts')
        .set({ stored_ms: stored_ms + 2 * DAY })
        .where('id', '=', first.act)
        .execute(),
    );
    const terms = termsOf(await rooms.book.all(rooms.store.db, Math.floor(Date.now() / 1000)), []);
    const found: string[] = [];
    let stretches = 0;
    for (let after: number | undefined = 0; after !== undefined; stretches += 1) {
      const { due, next } = await actsAtTerm(rooms.store.db, terms, end + DAY, { limit: 1, after });
      found.push(...due.map(({ id }) => id));
      after = next;
    }
    expect(found).toContain(second.act);
    expect(found).not.toContain(first.act);
    expect(stretches).toBeGreaterThan(2);
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

describe('a legal hold', () => {
  const wish = (over: object = {}) => ({
    ...{ ground: 'evidence', citation: 'LED Art. 16(3)(b), case 12/2026' },
    reason: 'The trial court asks for it in March.',
    ...{ until: Date.now() + 400 * DAY, review: Date.now() + 90 * DAY, ...over },
  });
  const at = (party: TestParty, role: Role) => officerOf(party, role);
  const place = async (path: string, over: object = {}, role: Role = 'head') => {
    const { status, body } = await (await at(madrid, role))('POST', `${path}/holds`, wish(over));
    return { status, ...(body as { id: string; code: string }) };
  };
  const lift = async (id: string) =>
    (await (await at(madrid, 'head'))('POST', `/holds/${id}/lift`, { why: 'The judgment is final.' })).status;
  const holdOf = async (act: string) => (await arrived(madrid, act)).hold;
  const sectionsAt = async (party: TestParty, act: string) =>
    (await party.node.rooms.content.open(party.as.head, act)).sections;
  const recall = async (act: string, effect: string, role: Role = 'releaser') => {
    const said = await (await at(rabat, role))('POST', `/acts/${act}/recall`, {
      effect,
      reason: 'court-order',
    });
    const { act: id } = said.body as { act: string };
    await arrived(madrid, id);
    return id;
  };
  const answer = async (said: string, act: string, result: string) => {
    const results = [{ act, result }];
    return (await at(madrid, 'head'))('POST', `/recalls/${said}/answer`, { results });
  };

  it('keeps a copy from its term and from readers, for those who must see it; when lifted, the term takes it', async () => {
    const { act, dossier } = await shared();
    await letIn(madrid, dossier, 'officer');
    await letIn(madrid, dossier, 'legal-adviser');
    const { id } = await place(`/acts/${act}`, {}, 'legal-adviser');
    expect(await holdOf(act)).toBe(3);
    const read = async (role: Role) => (await (await at(madrid, role))('GET', `/acts/${act}`)).status;
    expect([await read('officer'), await read('legal-adviser'), await read('supervisor')]).toEqual([
      ...[403, 200, 200],
    ]);
    await eraseIn(madrid, 6 * 366);
    expect(await holdOf(act)).toBe(3);
    const later = { ...madrid.node.rooms, now: () => Date.now() + 399 * DAY };
    expect(await new Holds(later).lapse()).toBe(0);
    expect(await new Holds({ ...later, now: () => Date.now() + 401 * DAY }).lapse()).toBe(1);
    expect([await holdOf(act), await read('officer')]).toEqual([0, 200]);
    await eraseIn(madrid, 6 * 366);
    expect(await holdOf(act)).toBe(2);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act, what: 'restrict' } });
    expect(rows.map(({ row }) => row)).toMatchObject([
      { who: 'system', detail: { event: 'hold-ended', hold: id } },
      {
        who: madrid.as['legal-adviser'].id,
        why: wish().reason,
        detail: { event: 'hold', ground: 'evidence' },
      },
    ]);
  });

  it('keeps what its author ends from its end on, and its place in what is to be erased soon is empty', async () => {
    const expires = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * DAY)
      .toISOString()
      .replace('.000', '');
    const body = reportBody(rabat, ['es.pn'], agreement.lineage, { handling: handlingOf({ expires }) });
    const { act } = await released(rabat, body);
    const { expires_ms } = await arrived(madrid, act);
    const { id } = await place(`/acts/${act}`);
    const today = await (await at(madrid, 'head'))('GET', '/today/expiring');
    expect(JSON.stringify(today.body)).not.toContain(act);
    const clock = madrid.node.rooms.now;
    const later = { ...madrid.node.rooms, now: () => clock() + 4 * DAY };
    const reader = new ContentReader({
      ...later,
      gate: new Gatekeeper({ ...later, profiles: [], ceiling: { state: 'es', levels: [], rank: 0 } }),
    });
    expect((await reader.open(madrid.as.head, act)).sections.facts).toBeDefined();
    await expect(reader.open(madrid.as.releaser, act)).rejects.toMatchObject({ status: 404 });
    expect(await lift(id)).toBe(204);
    expect(await arrived(madrid, act)).toMatchObject({ hold: 0, expires_ms });
  });

  it('withholds a copy from its erasure: its author learns that a hold is why, and the recall stands beneath it', async () => {
    const { act } = await shared();
    const { id } = await place(`/acts/${act}`);
    const said = await recall(act, 'erase');
    expect(await holdOf(act)).toBe(3);
    const refused = await answer(said, act, 'erased');
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'on-hold' }]);
    expect((await answer(said, act, 'restricted')).status).toBe(201);
    const answers = await until('the answer', async () => {
      const { body } = await (await at(rabat, 'releaser'))('GET', '/recalls');
      const { items } = body as { items: { act: string; answers: object[] }[] };
      const found = items.find((one) => one.act === said)?.answers ?? [];
      return found.length > 0 && found;
    });
    expect(answers).toMatchObject([
      { by: 'es.pn', results: [{ act, result: 'restricted', reason: 'legal-hold' }] },
    ]);
    expect(await lift(id)).toBe(204);
    expect(await holdOf(act)).toBe(1);
    expect((await answer(said, act, 'erased')).status).toBe(201);
    expect(await holdOf(act)).toBe(2);
  });

  it('of an own act outlasts its recall here; what the recall was to erase is erased when the hold is lifted', async () => {
    const { act, dossier } = await shared();
    await letIn(rabat, dossier, 'head');
    const head = await at(rabat, 'head');
    const { body } = await head('POST', `/acts/${act}/holds`, wish());
    await recall(act, 'erase', 'head');
    expect((await arrived(rabat, act)).hold).toBe(3);
    expect((await sectionsAt(rabat, act)).facts).toBeDefined();
    const { id } = body as { id: string };
    expect((await head('POST', `/holds/${id}/lift`, { why: 'The claim was withdrawn.' })).status).toBe(204);
    expect((await arrived(rabat, act)).hold).toBe(2);
  });

  it('of a dossier is on what is in it and what comes to it; two of them end one by one', async () => {
    const { act, dossier } = await shared();
    const first = await place(`/dossiers/${dossier}`);
    const second = await place(`/acts/${act}`);
    const body = reportBody(rabat, ['es.pn'], agreement.lineage);
    const later = await released(rabat, { ...body, dossier } as typeof body);
    await arrived(madrid, later.act);
    expect([await holdOf(act), await holdOf(later.act)]).toEqual([3, 3]);
    const { body: listed } = await (await at(madrid, 'supervisor'))('GET', `/holds?act=${act}`);
    expect((listed as { items: { id: string }[] }).items.map(({ id }) => id).sort()).toEqual(
      [first.id, second.id].sort(),
    );
    expect(await lift(first.id)).toBe(204);
    expect([await holdOf(act), await holdOf(later.act)]).toEqual([3, 0]);
    expect([await lift(second.id), await holdOf(act), await lift(second.id)]).toEqual([204, 0, 409]);
  });

  it('is reviewed by its day, and refused for days that are none, for what is gone and for who may not place it', async () => {
    const { act } = await shared();
    const { id } = await place(`/acts/${act}`);
    const head = await at(madrid, 'head');
    const review = Date.now() + 200 * DAY;
    const looked = await head('POST', `/holds/${id}/review`, { review, why: 'The trial goes on.' });
    expect(looked.status).toBe(204);
    const { body } = await head('GET', `/holds?act=${act}`);
    expect((body as { items: object[] }).items).toMatchObject([
      { review, stands: true, reviewDue: false, ground: 'evidence', placed: { user: madrid.as.head.id } },
    ]);
    expect((await place(`/acts/${act}`, { until: Date.now() - 1 })).code).toBe('wrong-hold-days');
    expect((await place(`/acts/${act}`, { review: Date.now() + 500 * DAY })).code).toBe('wrong-hold-days');
    expect((await place(`/acts/${act}`, {}, 'releaser')).status).toBe(403);
    expect((await place(`/acts/${await recall(act, 'restrict')}`)).code).toBe('nothing-to-hold');
  });
});
