// SPDX-License-Identifier: Apache-2.0
// What the supervisor, the head and the administrator look at, on two real nodes: every number is what its list shows, a sample can be made
// again by anybody, a reason that is demanded is given or nothing is read.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../access/index.ts';
import { ContentReader } from '../../content/content-reader.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  letIn,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../../test-nodes.ts';
import { officerOf } from '../../test-officer.ts';
import { Outcomes } from '../outcomes/service.ts';
import { chosen, rankOf } from './samples.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let sent: { act: string; dossier: string };

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  await arrived(madrid, sent.act);
  await letIn(madrid, sent.dossier, 'officer');
  for (let n = 0; n < 12; n += 1)
    await madrid.node.rooms.content.open(madrid.as.officer, sent.act, { why: `looked at it, time ${n}` });
});
afterAll(() => nodes?.stop());

async function ask<T>(party: TestParty, role: Role, path: string): Promise<T> {
  const answer = await (await officerOf(party, role))('GET', path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body as T;
}

describe('the journal by time', () => {
  it('shows what stands within it, with the names of people', async () => {
    const now = Math.floor(Date.now() / 1000);
    interface Page {
      items: { at: number; row: { who: string } }[];
      people: Record<string, string>;
    }
    const page = await ask<Page>(madrid, 'supervisor', `/journal?what=read&since=${now - 60}&until=${now}`);
    expect(page.items.length).toBeGreaterThanOrEqual(12);
    expect(page.people[madrid.as.officer.id]).toBe('officer');
    for (const path of [`since=${now + 3600}`, 'until=1000'])
      expect((await ask<Page>(madrid, 'supervisor', `/journal?${path}`)).items).toEqual([]);
    const rows = await madrid.node.rooms.journal.rows({ limit: 500 });
    const middle = rows.rows[Math.floor(rows.rows.length / 2)]!.at;
    const filter = { since: middle, until: middle };
    const found = await madrid.node.rooms.journal.rows({ limit: 500, filter });
    expect(found.rows.map(({ idx }) => idx)).toEqual(
      rows.rows.filter(({ at }) => at === middle).map(({ idx }) => idx),
    );
  });
});

describe("the supervisor's desk", () => {
  it('counts disclosures by partner and agreement, and shows the acts that it counts', async () => {
    interface Desk {
      since: number;
      until: number;
      disclosures: { party: string; lineage: string; acts: number }[];
      deeds: { what: string; count: number }[];
    }
    const desk = await ask<Desk>(rabat, 'supervisor', '/supervision');
    const { since, until } = desk;
    expect(desk.disclosures).toEqual([{ party: 'es.pn', lineage: agreement.lineage, acts: 1 }]);
    const list = await ask<{ items: { act: string; releasedBy: string }[] }>(
      rabat,
      'supervisor',
      `/supervision/disclosures?party=es.pn&lineage=${agreement.lineage}&since=${since}&until=${until}`,
    );
    expect(list.items).toMatchObject([{ act: sent.act, releasedBy: 'releaser' }]);
    const released = desk.deeds.find(({ what }) => what === 'release')?.count;
    const journal = await ask<{ items: unknown[] }>(
      rabat,
      'supervisor',
      `/journal?what=release&since=${since}&until=${until}&limit=500`,
    );
    expect(journal.items).toHaveLength(released ?? 0);
    const elsewhen = await ask<Desk>(rabat, 'supervisor', '/supervision?since=1000&until=2000');
    expect([elsewhen.disclosures, elsewhen.deeds]).toEqual([[], []]);
  });

  it('is not for those who are supervised', async () => {
    for (const role of ['officer', 'releaser', 'signatory'] as const) {
      const calls = await officerOf(madrid, role);
      for (const path of ['/supervision', '/samples', '/system', '/settings'])
        expect((await calls('GET', path)).status).toBe(403);
    }
    const head = await officerOf(madrid, 'head');
    expect((await head('POST', '/samples', { kind: 'consultations', size: 3 })).status).toBe(403);
  });
});

describe('a sample', () => {
  it('is the same for whoever has the seed, of the size that was asked for, and leaves nobody out for good', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5_000), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        fc.string(),
        (rows, size, seed) => {
          const sample = chosen(seed, size, rows);
          expect(sample).toHaveLength(Math.min(size, rows.length));
          expect(chosen(seed, size, rows.toReversed())).toEqual(sample);
          const out = rows.filter((row) => !sample.includes(row));
          const last = sample
            .map((row) => rankOf(seed, row))
            .sort()
            .at(-1)!;
          expect(out.every((row) => rankOf(seed, row) > last)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of consultations is taken, recorded, looked at and noted by the supervisor', async () => {
    const supervisor = await officerOf(madrid, 'supervisor');
    const taken = await supervisor('POST', '/samples', { kind: 'consultations', size: 5 });
    expect(taken.status).toBe(201);
    const { id } = taken.body as { id: string };
    interface Sample {
      seed: string;
      first: number;
      last: number;
      population: number;
      rows: { idx: number; row: { what: string; who: string }; verdict?: string }[];
    }
    const sample = (await supervisor('GET', `/samples/${id}`)).body as Sample;
    expect(sample.rows).toHaveLength(5);
    expect(sample.rows.every(({ row }) => ['read', 'search', 'export'].includes(row.what))).toBe(true);
    // Anybody who has the journal makes the same choice.
    const { store } = madrid.node.rooms;
    const all = await store.db
      .selectFrom('journal')
      .select(['idx', 'row'])
      .where('idx', '>=', sample.first)
      .where('idx', '<=', sample.last)
      .execute();
    const population = all.filter(({ row }) => /"what":"(read|search|export)"/.test(row ?? ''));
    expect(population).toHaveLength(sample.population);
    expect(
      chosen(
        sample.seed,
        5,
        population.map(({ idx }) => idx),
      ),
    ).toEqual(sample.rows.map(({ idx }) => idx));
    const first = sample.rows[0]!.idx;
    const note = { verdict: 'question', note: 'Why at night?' };
    expect((await supervisor('PUT', `/samples/${id}/rows/${first}`, note)).status).toBe(204);
    expect((await supervisor('PUT', `/samples/${id}/rows/999999`, note)).status).toBe(404);
    const [item] = ((await supervisor('GET', '/samples')).body as { items: unknown[] }).items;
    expect(item).toMatchObject({ id, size: 5, looked: 1, question: 1, breach: 0 });
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { who: madrid.as.supervisor.id } });
    expect(rows.map(({ row }) => row?.detail)).toContainEqual(
      expect.objectContaining({ sample: id, seed: sample.seed, population: sample.population }),
    );
  });

  it('of what there is none of is refused', async () => {
    const supervisor = await officerOf(madrid, 'supervisor');
    const answer = await supervisor('POST', '/samples', { kind: 'changes', size: 5, since: 1, until: 2 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing-to-sample' } });
  });
});

describe('the machine', () => {
  it('tells links, queues, space, dates and witness, and no content', async () => {
    const system = await ask<Record<string, unknown>>(madrid, 'head', '/system');
    expect(system).toMatchObject({
      party: 'es.pn',
      links: [{ party: 'ma.dgsn', state: 'up', waiting: 0, withheld: 0 }],
      witness: { configured: false },
      notices: { mail: false, webhook: false },
      store: { attachments: { count: 0, bytes: 0 } },
    });
    const { store, certificates } = system as {
      store: { bytes: number; disk: { free: number }; schema: string[] };
      certificates: { use: string; to: number }[];
    };
    expect(store.bytes).toBeGreaterThan(10_000);
    expect(store.disk.free).toBeGreaterThan(0);
    expect(store.schema).toContain('0001-kernel');
    expect(certificates[0]?.to).toBeGreaterThan(Date.now());
  });

  it('shows every setting and where it was set, of secrets only that they are', async () => {
    const { items } = await ask<{
      items: { key: string; from: string; value?: unknown; variable: string }[];
    }>(madrid, 'head', '/settings');
    const setting = (key: string) => items.find((item) => item.key === key);
    expect(setting('party')).toMatchObject({ from: 'file', value: 'es.pn', variable: 'TANSIQ_PARTY' });
    expect(setting('limits.upload_hours')).toMatchObject({ from: 'default', value: 24 });
    expect(setting('notices.webhook.secret')).toEqual({
      ...{ key: 'notices.webhook.secret', from: 'unset', secret: true },
      variable: 'TANSIQ_NOTICES_WEBHOOK_SECRET',
    });
  });
});

describe('a reason that the configuration demands', () => {
  it('is given and kept in the journal, or nothing is read; given once, it covers the same act for a while', async () => {
    const { rooms } = madrid.node;
    let ms = Date.now();
    const content = new ContentReader({ ...rooms, now: () => ms, reasons: ['all'] });
    const { officer } = madrid.as;
    const needed = { status: 428, code: 'reason-needed' };
    await expect(content.open(officer, sent.act)).rejects.toMatchObject(needed);
    await expect(content.open(officer, sent.act, { why: ' x ' })).rejects.toMatchObject(needed);
    const why = 'Asked for by the judge on duty';
    expect((await content.open(officer, sent.act, { why })).row.id).toBe(sent.act);
    expect((await content.open(officer, sent.act)).row.id).toBe(sent.act);
    ms += 31 * 60_000;
    await expect(content.open(officer, sent.act)).rejects.toMatchObject(needed);
    const { rows } = await rooms.journal.rows({ filter: { act: sent.act, who: officer.id }, limit: 5 });
    expect(rows.map(({ row }) => [row?.what, row?.decision?.rule, row?.why])).toEqual([
      ['refuse', 'reason', undefined],
      ['read', 'permitted', undefined],
      ['read', 'permitted', why],
      ['refuse', 'reason', ' x '],
      ['refuse', 'reason', undefined],
    ]);
  });

  it('is asked of whoever looks at the chain of an outcome from such an act', async () => {
    const { rooms } = madrid.node;
    const content = new ContentReader({ ...rooms, reasons: ['all'] });
    const outcomes = new Outcomes({ ...rooms, content });
    const { head } = madrid.as;
    const needed = { status: 428, code: 'reason-needed' };
    await expect(outcomes.chain(head, sent.act)).rejects.toMatchObject(needed);
    const why = 'Asked for by the judge on duty';
    expect((await outcomes.chain(head, sent.act, why)).leads.map(({ act }) => act)).toContain(sent.act);
    const { rows } = await rooms.journal.rows({ filter: { act: sent.act, who: head.id }, limit: 1 });
    expect(rows.map(({ row }) => [row?.what, row?.why])).toEqual([['read', why]]);
  });

  it('does not tell those who may not know of an act that there is one', async () => {
    const content = new ContentReader({ ...madrid.node.rooms, reasons: ['all'] });
    await expect(content.open(madrid.as.signatory, sent.act)).rejects.toMatchObject({ status: 404 });
  });

  it('is not asked for acts without the marks', async () => {
    const marks = ['h3', 'restricted', 'protected', 'classified'] as const;
    const content = new ContentReader({ ...madrid.node.rooms, reasons: marks });
    expect((await content.open(madrid.as.officer, sent.act)).row.id).toBe(sent.act);
  });
});
