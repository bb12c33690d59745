// SPDX-License-Identifier: Apache-2.0
// The journal's retention: nothing goes before its time, what goes leaves its digest, and who let it go is written down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementInForce } from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';

const YEAR = 365 * 86_400_000;

describe('the journal', () => {
  let nodes: TestNodes;
  let rabat: TestParty;
  let ahead = 0;
  let supervisor: OfficerCalls;
  const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const erase = (before: string, calls = supervisor) =>
    calls('POST', '/journal/erasure', { before, why: 'retention has ended' });

  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { now: () => Date.now() + ahead });
    rabat = nodes.get('ma.dgsn');
    await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  });
  afterAll(() => nodes?.stop());

  it('is kept as long as the agreements say, and the refusal says until when', async () => {
    supervisor = await officerOf(rabat, 'supervisor');
    const answer = await erase(at(Date.now()));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'journal-kept' });
    expect((await rabat.node.rooms.journal.rows({ filter: { what: 'erase' } })).rows).toEqual([]);
  });

  it('is erased by the supervisor alone', async () => {
    expect((await erase(at(Date.now() - 20 * YEAR), await officerOf(rabat, 'head'))).status).toBe(403);
  });

  it('once its time has come keeps digests and proofs, and who erased it and why', async () => {
    const end = Date.now() + 60_000;
    ahead = 12 * YEAR;
    supervisor = await officerOf(rabat, 'supervisor');
    const answer = await erase(at(end));
    expect(answer.status).toBe(200);
    expect((answer.body as { erased: number }).erased).toBeGreaterThan(5);
    const { journal } = rabat.node.rooms;
    const report = await journal.verify();
    expect(report).toMatchObject({ ok: true });
    expect(report.epochs[0]?.erased).toBe((answer.body as { erased: number }).erased);
    const [row] = (await journal.rows({ filter: { what: 'erase' } })).rows;
    expect(row?.row).toMatchObject({ who: rabat.as.supervisor.id, why: 'retention has ended' });
    expect((await erase(at(end))).body).toEqual({ erased: 0 });
  });
});
